namespace Fairlead.Tool.Reports;

/// <summary>
/// Writes a file whole or not at all: beside its place first, then moved there. A run that is interrupted leaves the old file as it was.
/// </summary>
internal static class ReportFile
{
    /// <exception cref="IOException">The file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file could not be written.</exception>
    public static void Write(string path, Action<TextWriter> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var writer = new StreamWriter(temporary) { NewLine = "\n" }) write(writer);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
