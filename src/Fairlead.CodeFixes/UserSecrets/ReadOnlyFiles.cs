namespace Fairlead.CodeFixes.UserSecrets;

/// <summary>The files that no fix can change, which has to be known before it is offered.</summary>
internal static class ReadOnlyFiles
{
#pragma warning disable RS1035 // runs when a developer looks at a fix, never in an analyzer

    /// <summary>Determines whether a file is there and may not be written.</summary>
    public static bool Contains(string path)
    {
        try
        {
            return File.Exists(path) && (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return true;
        }
    }

#pragma warning restore RS1035
}
