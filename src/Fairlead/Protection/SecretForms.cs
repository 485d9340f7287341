using System.Text;
using System.Text.Json;

namespace Fairlead.Protection;

/// <summary>The forms in which a secret may stand in a text.</summary>
internal static class SecretForms
{
    /// <summary>A shorter piece of Base64 would be found in other texts.</summary>
    private const int ShortestBase64 = 8;

    /// <summary>Lists the value itself, percent-encoded, escaped as JSON and in Base64, each once.</summary>
    public static IEnumerable<string> List(string value)
    {
        var forms = new HashSet<string>(StringComparer.Ordinal)
        {
            value, Uri.EscapeDataString(value), Uri.EscapeDataString(value)
                .Replace("%20", "+", StringComparison.Ordinal), LowerEscapes(Uri.EscapeDataString(value)),
            JsonEncodedText.Encode(value).ToString(),
            JsonEncodedText.Encode(value, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
        };
        forms.UnionWith(ListBase64(Encoding.UTF8.GetBytes(value)));
        return forms;
    }

    /// <summary>
    /// What of the value's Base64 is the same wherever it stands in a longer text: one piece for each of the three alignments.
    /// </summary>
    private static IEnumerable<string> ListBase64(byte[] value)
    {
        for (int before = 0; before < 3; before++)
        {
            byte[] shifted = new byte[before + value.Length];
            value.CopyTo(shifted, before);
            string encoded = Convert.ToBase64String(shifted);

            // The first characters hold bits of what stands before, the last ones of what follows.
            int start = before == 0 ? 0 : before + 1;
            int end = shifted.Length * 8 / 6;
            if (end - start < ShortestBase64) continue;
            string piece = encoded[start..end];
            yield return piece;
            yield return piece.Replace('+', '-').Replace('/', '_');
        }
    }

    private static string LowerEscapes(string encoded)
    {
        char[] text = encoded.ToCharArray();
        for (int i = 0; i + 2 < text.Length; i++)
        {
            if (text[i] != '%') continue;
            text[i + 1] = char.ToLowerInvariant(text[i + 1]);
            text[i + 2] = char.ToLowerInvariant(text[i + 2]);
        }
        return new string(text);
    }
}
