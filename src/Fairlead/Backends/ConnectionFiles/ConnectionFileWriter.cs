using System.Text;

namespace Fairlead.Backends.ConnectionFiles;

/// <summary>
/// Replaces files that hold secrets: readers see the old one or the new one as a whole, and nobody but the owner can read a new one.
/// </summary>
internal static class ConnectionFileWriter
{
    private static readonly TimeSpan LockRetry = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// Waits until no other process writes the file. The lock is a file beside it, which stays: to delete it would let two hold it.
    /// </summary>
    public static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        string guard = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.lock");
        while (true)
        {
            try
            {
                return new FileStream(guard, CreateOptions(FileMode.OpenOrCreate));
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
            {
                await Task.Delay(LockRetry, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public static void Write(string path, string text)
    {
        // The file itself where the path is a link to it.
        var file = new FileInfo(path);
        string target = (file.LinkTarget is null ? null : file.ResolveLinkTarget(returnFinalTarget: true)?.FullName) ?? path;
        string temporary = $"{target}.{Path.GetRandomFileName()}";
        try
        {
            using (var stream = new FileStream(temporary, CreateOptions(FileMode.CreateNew)))
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }
            if (!OperatingSystem.IsWindows() && file.Exists) File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static FileStreamOptions CreateOptions(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
