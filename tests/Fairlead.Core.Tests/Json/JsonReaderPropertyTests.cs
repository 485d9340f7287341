using Fairlead.Core.Json;
using FsCheck;
using FsCheck.Fluent;
using SystemJsonDocument = System.Text.Json.JsonDocument;
using SystemJsonException = System.Text.Json.JsonException;

namespace Fairlead.Core.Tests.Json;

/// <summary>
/// The reader against texts that nobody chose: fragments of JSON in random order are far likelier to be nearly right than random
/// characters.
/// </summary>
public class JsonReaderPropertyTests
{
    private static readonly Gen<string> Fragments = Gen.ArrayOf(Gen.Elements(
            "{", "}", "[", "]", ",", ":", "\"a\"", "\"b\": 1", "\"", "1", "-0.5e+3", "01", "-", "1.", "true", "null", "nul", " ", "\n",
            "\\u0041", "\\", "\"\\n\"", "\"\\u00e9\"", "\"\\ud83d\"", "//", "/*", "*/", "é", "'", "x", "\t", "\u0001", "{}", "[]",
            "{\"a\":", "[1,"))
        .Select(string.Concat);

    [Fact]
    public void Fragments_NeverThrow() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(Fragments.ToArbitrary(), text =>
    {
        JsonDocument strict = JsonDocument.Parse(text, JsonReaderOptions.Strict);
        JsonDocument relaxed = JsonDocument.Parse(text, JsonReaderOptions.Relaxed);
        return SpansAreInside(strict, text) && SpansAreInside(relaxed, text) && (strict.Error is not null || relaxed.Error is null);
    }));

    [Fact]
    public void AnyCharacters_NeverThrow() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll((string? text) =>
        SpansAreInside(JsonDocument.Parse(text ?? "", JsonReaderOptions.Relaxed), text ?? "")));

    [Fact]
    public void Validity_IsWhatSystemTextJsonSays() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(10000), Prop.ForAll(Fragments.ToArbitrary(), text =>
        JsonDocument.Parse(text, JsonReaderOptions.Strict).Error is null == IsValid(text)));

    private static bool SpansAreInside(JsonDocument document, string text) =>
        (document.Error is null || (document.Error.Span.Start >= 0 && document.Error.Span.End <= text.Length))
        && (document.Root is null || SpansAreInside(document.Root, 0, text.Length));

    private static bool SpansAreInside(JsonValue value, int start, int end) =>
        value.Span.Start >= start && value.Span.End <= end && value.Span.Length > 0
        && value.Elements.All(element => SpansAreInside(element, value.Span.Start, value.Span.End))
        && value.Members.All(member => member.NameSpan.Start >= value.Span.Start
            && SpansAreInside(member.Value, member.NameSpan.End, value.Span.End));

    private static bool IsValid(string text)
    {
        try
        {
            using SystemJsonDocument document = SystemJsonDocument.Parse(text);
            return true;
        }
        catch (SystemJsonException)
        {
            return false;
        }
    }
}
