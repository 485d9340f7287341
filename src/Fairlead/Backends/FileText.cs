using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Fairlead.Backends;

/// <summary>The text of a small file that holds a secret, or why it cannot be read.</summary>
internal readonly record struct FileText(BackendOutcome Outcome, Secret? Text, string? Reason)
{
    public const int MaximumBytes = 1024 * 1024;
    public const string NotText = "the file is not UTF-8 text";

    private const int ShortestBuffer = 512;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the file without its last line end, which editors and <c>echo</c> add and no password has.</summary>
    public static FileText Read(string path)
    {
        byte[] buffer = [];
        int length = 0;
        try
        {
            using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            length = ReadAll(file, ref buffer);
            return length > MaximumBytes ? new(BackendOutcome.Malformed, null, "the file is larger than 1 MiB")
                : Decode(buffer.AsSpan(0, length));
        }
        catch (DecoderFallbackException)
        {
            return new(BackendOutcome.Malformed, null, NotText);
        }
        catch (UnauthorizedAccessException)
        {
            return Directory.Exists(path)
                ? new(BackendOutcome.Malformed, null, "it is a directory, not a file")
                : new(BackendOutcome.Denied, null, "this program may not read the file");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(BackendOutcome.NotFound, null, "the file does not exist");
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            return new(BackendOutcome.Unavailable, null, $"the file cannot be read ({e.GetType().Name})");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer.AsSpan(0, Math.Min(length, buffer.Length)));
            if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// Reads to the end, one byte beyond what is allowed at most. A pipe has no length, and a file may grow while it is read.
    /// </summary>
    private static int ReadAll(SafeFileHandle file, ref byte[] buffer)
    {
        int length = 0;
        buffer = ArrayPool<byte>.Shared.Rent(ShortestBuffer);
        while (RandomAccess.Read(file, buffer.AsSpan(length), length) is > 0 and int read)
        {
            length += read;
            if (length > MaximumBytes) break;
            if (length == buffer.Length) Grow(ref buffer);
        }
        return length;
    }

    private static void Grow(ref byte[] buffer)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 4);
        buffer.CopyTo(larger, 0);
        CryptographicOperations.ZeroMemory(buffer);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    private static FileText Decode(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) content = content[3..];
        if (content.EndsWith("\n"u8)) content = content[..^1];
        if (content.EndsWith("\r"u8)) content = content[..^1];
        return new(BackendOutcome.Found, new Secret(Utf8.GetString(content)), null);
    }
}
