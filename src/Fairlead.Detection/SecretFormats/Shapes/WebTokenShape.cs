using System.Text;
using Fairlead.Core.Json;
using Fairlead.Core.Text;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.SecretFormats.Shapes;

/// <summary>
/// A signed JSON web token: header.payload.signature, where the header decodes to JSON that names a signature algorithm.
/// A token without a signature proves nothing to anybody, so it is not a secret.
/// </summary>
internal sealed class WebTokenShape : SecretShape
{
    // HMAC SHA-256, the shortest in use, has 43 characters.
    private const int ShortestSignature = 40;

    /// <summary>Base64 of <c>{"</c>, with which a header begins.</summary>
    public override IReadOnlyList<string> Signatures { get; } = ["eyJ"];

    public override bool TryMatch(string text, int start, string signature, out SourceSpan secret)
    {
        secret = default;
        if (!TokenBoundaries.IsBefore(text, start, CharSet.Base64Url)) return false;

        int header = FindEndOfPart(text, start);
        int payload = FindEndOfPart(text, header + 1);
        int end = FindEndOfPart(text, payload + 1);
        if (header - start < 16 || payload - header < 4 || end - payload <= ShortestSignature) return false;
        if (text[header] != '.' || text[payload] != '.') return false;
        if (SecretPlaceholders.IsPlaceholder(text, payload + 1, end) || Entropy.Measure(text, payload + 1, end) < 3) return false;

        secret = SourceSpan.FromBounds(start, end);
        return NamesAlgorithm(text, start, header);
    }

    private static int FindEndOfPart(string text, int start) => start + CharSet.Base64Url.CountForward(text, start, int.MaxValue);

    private static bool NamesAlgorithm(string text, int start, int end)
    {
        if (Base64.Decode(text, start, end) is not { } bytes) return false;
        JsonDocument header = JsonDocument.Parse(Encoding.UTF8.GetString(bytes), JsonReaderOptions.Strict);
        return header.Error is null && header.Root?["alg"]?.Text is { Length: > 0 } algorithm
            && !algorithm.Equals("none", StringComparison.OrdinalIgnoreCase);
    }
}
