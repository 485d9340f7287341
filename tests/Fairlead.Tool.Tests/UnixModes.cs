namespace Fairlead.Tool.Tests;

/// <summary>The permissions of files, where the system has them.</summary>
internal static class UnixModes
{
    /// <summary>Gets the permissions. Skips the calling test on Windows.</summary>
    public static UnixFileMode Get(string path)
    {
        if (!OperatingSystem.IsWindows()) return File.GetUnixFileMode(path);
        Assert.Skip("Windows has no such permissions");
        return default;
    }

    /// <summary>Makes a file a program.</summary>
    public static void MakeExecutable(string path)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
