using System.Runtime.InteropServices;

namespace Fairlead.Store.Encryption;

/// <summary>Creates files and folders that only their owner can ever open.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Folder = File | UnixFileMode.UserExecute;

    /// <summary>Creates the folder if it is missing. An existing one is not changed.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, Folder);
    }

    public static FileStream Create(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = File;
        return new FileStream(path, options);
    }

    /// <summary>
    /// Gives a temporary file its name, or deletes it if another process was faster. Uses a link, because <c>File.Move</c> checks before it
    /// renames, and would replace a file that was created in between.
    /// </summary>
    public static void PutIfMissing(string temporary, string path)
    {
        if (OperatingSystem.IsWindows() || (Link(temporary, path) != 0 && !System.IO.File.Exists(path)))
        {
            try
            {
                System.IO.File.Move(temporary, path, overwrite: false);
            }
            catch (IOException) when (System.IO.File.Exists(path))
            {
                System.IO.File.Delete(temporary);
            }
        }
        else
        {
            System.IO.File.Delete(temporary);
        }
    }

    /// <summary>Determines whether users other than the file's owner may read it.</summary>
    public static bool IsReadableByOthers(string path) =>
        !OperatingSystem.IsWindows() && System.IO.File.Exists(path)
        && (System.IO.File.GetUnixFileMode(path) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != 0;

    [DllImport("libc", EntryPoint = "link")]
    private static extern int Link(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string existing, [MarshalAs(UnmanagedType.LPUTF8Str)] string created);
}
