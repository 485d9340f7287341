using System.Buffers;
using System.Text;

namespace Fairlead.Backends;

/// <summary>The text of a small file that holds a secret, or why it cannot be read.</summary>
internal readonly record struct FileText(BackendOutcome Outcome, Secret? Text, string? Reason)
{
    public const int MaximumBytes = 1024 * 1024;
    public const string NotText = "the file is not UTF-8 text";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the file without its last line end, which editors and <c>echo</c> add and no password has.</summary>
    public static FileText Read(string path)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(MaximumBytes + 1);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            int length = file.ReadAtLeast(bytes.AsSpan(0, MaximumBytes + 1), MaximumBytes + 1, throwOnEndOfStream: false);
            if (length > MaximumBytes) return new(BackendOutcome.Malformed, null, "the file is larger than 1 MiB");

            ReadOnlySpan<byte> content = bytes.AsSpan(0, length);
            if (content.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) content = content[3..];
            if (content.EndsWith("\n"u8)) content = content[..^1];
            if (content.EndsWith("\r"u8)) content = content[..^1];
            return new(BackendOutcome.Found, new Secret(Utf8.GetString(content)), null);
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
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        }
    }
}
