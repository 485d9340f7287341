using Fairlead.Core.Json;
using Fairlead.Core.Text;

namespace Fairlead.Detection.Configuration;

/// <summary>Reads JSON with comments and trailing commas.</summary>
internal static class JsonConfigurationReader
{
    /// <summary>Shorter numbers are sizes, counts, ports; longer ones may be a password of digits without its quotes.</summary>
    private const int ShortestNumber = 6;

    private static readonly JsonReaderOptions Options = new()
    {
        AllowComments = true,
        AllowTrailingCommas = true,
        MaximumDepth = 256,
        MaximumLength = int.MaxValue,
    };

    public static ConfigurationText Read(string text)
    {
        var result = new ConfigurationText();
        if (JsonDocument.Parse(text, Options).Root is { } root) AddValue(result, text, ConfigurationKey.CreateRoot(), root);
        AddComments(result, text);
        return result;
    }

    private static void AddValue(ConfigurationText result, string text, ConfigurationKey key, JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.String or JsonKind.Number when value.Kind == JsonKind.String || value.Text!.Length >= ShortestNumber:
                result.AddValue(key, value.Text!, GetContentSpan(text, value));
                break;
            case JsonKind.Number or JsonKind.True or JsonKind.False:
                result.AddSwitch(key, text.Substring(value.Span.Start, value.Span.Length), value.Span);
                break;
            case JsonKind.Array:
                for (int i = 0; i < value.Elements.Count; i++) AddValue(result, text, key.CreateItem(i), value.Elements[i]);
                break;
            case JsonKind.Object:
                foreach (JsonMember member in value.Members) AddValue(result, text, key.CreateChild(member.Name), member.Value);
                break;
        }
    }

    /// <summary>Gets a string without its quotes, of which the closing one may be missing.</summary>
    private static SourceSpan GetContentSpan(string text, JsonValue value)
    {
        if (value.Kind != JsonKind.String) return value.Span;
        bool isClosed = value.Span.Length >= 2 && text[value.Span.End - 1] == '"';
        return isClosed ? value.ContentSpan : SourceSpan.FromBounds(value.Span.Start + 1, value.Span.End);
    }

    private static void AddComments(ConfigurationText result, string text)
    {
        for (int i = text.IndexOfAny(['"', '/']); i >= 0 && i < text.Length;)
        {
            if (text[i] == '"')
            {
                i = FindEndOfString(text, i);
            }
            else if (i + 1 < text.Length && text[i + 1] == '/')
            {
                int end = text.IndexOfAny(['\r', '\n'], i);
                if (end < 0) end = text.Length;
                result.AddComment(i, end, opening: 2, closing: 0);
                i = end;
            }
            else if (i + 1 < text.Length && text[i + 1] == '*')
            {
                int close = i + 2 <= text.Length ? text.IndexOf("*/", i + 2, StringComparison.Ordinal) : -1;
                int end = close < 0 ? text.Length : close + 2;
                result.AddComment(i, end, opening: 2, closing: close < 0 ? 0 : 2);
                i = end;
            }
            else
            {
                i++;
            }

            if (i < text.Length) i = text.IndexOfAny(['"', '/'], i);
        }
    }

    /// <summary>After the closing quote, or at the end of the line where it is missing, as the JSON reader decides it.</summary>
    private static int FindEndOfString(string text, int start)
    {
        for (int i = start + 1; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"': return i + 1;
                case '\r' or '\n': return i;
                case '\\' when i + 1 < text.Length && text[i + 1] is not ('\r' or '\n'): i++; break;
            }
        }
        return text.Length;
    }
}
