using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Tool.Scanning;

/// <summary>
/// Reads files as the compiler does: UTF-8 or what a byte order mark says, and otherwise one byte a character. A file that is no text is
/// left out.
/// </summary>
internal static class SourceReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file. Returns null for one that is binary.</summary>
    /// <exception cref="IOException">The file could not be read, or it changed while it was read.</exception>
    public static byte[]? FindBytes(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        return IsBinary(bytes) ? null : bytes;
    }

    public static SourceText Decode(byte[] bytes)
    {
        string text;
        Encoding encoding = FindMark(bytes) ?? Strict;
        try
        {
            text = encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            encoding = Encoding.Latin1;
            text = encoding.GetString(bytes);
        }
        return SourceText.From(text.StartsWith('\uFEFF') ? text[1..] : text, encoding);
    }

    private static Encoding? FindMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    /// <summary>Two zero bytes in a row are no text to the compiler, except in UTF-16.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> bytes) => FindMark(bytes) is null && bytes.IndexOf("\0\0"u8) >= 0;
}
