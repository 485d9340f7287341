namespace Fairlead.Operations.Setup;

/// <summary>A file that is written only if nothing has its name.</summary>
internal static class NewFile
{
    /// <summary>Creates the file. Returns false if there is one already, which stays as it is.</summary>
    /// <param name="path">The path.</param>
    /// <param name="text">The text.</param>
    /// <param name="isProgram">Whether it is a script that programs run.</param>
    public static bool TryCreate(string path, string text, bool isProgram = false)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (Path.Exists(path)) return false;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (isProgram && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        }
        using var stream = new FileStream(path, options);
        using var writer = new StreamWriter(stream);
        writer.Write(text);
        return true;
    }
}
