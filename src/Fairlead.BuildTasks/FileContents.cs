namespace Fairlead.BuildTasks;

/// <summary>The content of a file as the compiler would find it.</summary>
internal enum FileContent
{
    /// <summary>No file: nothing at all, a folder, or a link that leads nowhere.</summary>
    Missing,

    /// <summary>An empty file, or a named pipe or device, which look the same.</summary>
    Empty,

    /// <summary>A file that is binary or huge, or that can't be opened.</summary>
    Unreadable,

    Text,
}

/// <summary>Looks into files before the compiler does, which treats most surprises as errors.</summary>
internal static class FileContents
{
    /// <summary>Larger files are data and not settings.</summary>
    private const long MostBytes = 16 * 1024 * 1024;

    public static FileContent Read(string path)
    {
        try
        {
            // File.Exists says that a link that leads nowhere exists; only opening it fails.
            if (!File.Exists(path)) return FileContent.Missing;

            // A named pipe has no length, and opening it would wait for its writer.
            long length = new FileInfo(path).Length;
            if (length == 0) return FileContent.Empty;
            if (length > MostBytes) return FileContent.Unreadable;
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return IsText(stream) ? FileContent.Text : FileContent.Unreadable;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return FileContent.Missing;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return FileContent.Unreadable;
        }
    }

    /// <summary>
    /// Determines whether a stream is text. Two zero bytes in a row are not, as to the compiler, except in UTF-16.
    /// </summary>
    private static bool IsText(Stream stream)
    {
        var buffer = new byte[32 * 1024];
        bool isStart = true;
        bool endsWithZero = false;
        for (int length; (length = stream.Read(buffer, 0, buffer.Length)) > 0; isStart = false)
        {
            if (isStart && length >= 2 && (buffer[0], buffer[1]) is (0xFF, 0xFE) or (0xFE, 0xFF)) return true;
            for (int i = 0; i < length; i++)
            {
                bool isZero = buffer[i] == 0;
                if (isZero && endsWithZero) return false;
                endsWithZero = isZero;
            }
        }
        return true;
    }
}
