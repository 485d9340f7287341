using Fairlead.Core.Text;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.SecretFormats.Shapes;

/// <summary>
/// A private key as the base64 between the lines of PEM armour, without the armour, as settings hold it. Each kind has literal text at one
/// place behind its beginning; what the whole decodes to decides.
/// </summary>
internal sealed class BareKeyShape : SecretShape
{
    private const int FarthestSignature = 12;
    private const int ShortestKey = 60;

    // The algorithm of RSA and of curves in PKCS #8, the first number of PKCS #1, the beginning of a curve's key by its size, Ed25519.
    public override IReadOnlyList<string> Signatures { get; } =
        ["ADANBgkqhkiG9w0BAQEFAASC", "GByqGSM49AgEG", "IBAAKB", "IBAAKC", "MHcCAQEEI", "MIGkAgEBBD", "MIHcAgEBBEI", "MC4CAQAwBQYDK2VwBCIE"];

    public override bool TryMatch(string text, int start, string signature, out SourceSpan secret)
    {
        secret = default;
        int begin = start - CharSet.Base64.CountBackward(text, start, FarthestSignature + 1);
        if (start - begin > FarthestSignature || text[begin] != 'M' || !TokenBoundaries.IsBefore(text, begin, CharSet.Base64)) return false;
        if (IsInArmour(text, begin)) return false;
        int end = begin + CharSet.Base64.CountForward(text, begin, int.MaxValue);
        int last = end;
        while (end < text.Length && text[end] == '=') end++;
        if (last - begin < ShortestKey) return false;

        secret = SourceSpan.FromBounds(begin, end);
        return Base64.Decode(text, begin, last - (last - begin) % 4) is { } bytes && DerKeys.IsPrivateKey(bytes);
    }

    private static bool IsInArmour(string text, int begin)
    {
        while (begin > 0 && (char.IsWhiteSpace(text[begin - 1]) || text[begin - 1] is '\\' or 'n' or 'r' or '"' or '+')) begin--;
        return begin > 0 && text[begin - 1] == '-';
    }
}
