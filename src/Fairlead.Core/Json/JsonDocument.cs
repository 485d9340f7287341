using Fairlead.Core.Text;

namespace Fairlead.Core.Json;

/// <summary>A syntax error. The message names what was expected and never repeats the text, which may hold a secret.</summary>
internal sealed record JsonError(SourceSpan Span, string Message)
{
    /// <summary>True if the text ends before what begins at the span does.</summary>
    public bool BreaksOff { get; init; }
}

/// <summary>The things that a reader accepts beyond the JSON standard, and how much of it.</summary>
internal sealed record JsonReaderOptions
{
    /// <summary>Comments and trailing commas, as in files that people edit.</summary>
    public static readonly JsonReaderOptions Relaxed = new() { AllowComments = true, AllowTrailingCommas = true };

    /// <summary>RFC 8259 to the letter, as machines exchange it.</summary>
    public static readonly JsonReaderOptions Strict = new();

    public bool AllowComments { get; init; }

    public bool AllowTrailingCommas { get; init; }

    /// <summary>How deep arrays and objects may nest; the reader recurses, so this bounds its stack.</summary>
    public int MaximumDepth { get; init; } = 64;

    /// <summary>The longest text that is read, in characters.</summary>
    public int MaximumLength { get; init; } = 16 * 1024 * 1024;
}

/// <summary>
/// A JSON text that was read. A broken text gives the first error and whatever could still be read around it:
/// one typing mistake in a manifest must not hide its healthy connections.
/// </summary>
internal sealed class JsonDocument(JsonValue? root, JsonError? error)
{
    /// <summary>The outermost value; null if the text holds none.</summary>
    public JsonValue? Root { get; } = root;

    /// <summary>The first syntax error; null if the text is valid. Later ones are mostly its echoes, so they are not kept.</summary>
    public JsonError? Error { get; } = error;

    public static JsonDocument Parse(string text, JsonReaderOptions options) => new JsonParser(text, options).Parse();
}
