using Fairlead.Core.Text;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.SecretFormats.Shapes;

/// <summary>
/// The signature of an Azure shared access signature: sig= with base64 of 32 bytes, percent-encoded or not, in a query that also says what
/// it grants. The rest of the query is no secret.
/// </summary>
internal sealed class SharedAccessSignatureShape : SecretShape
{
    private const int SignatureLength = 43;
    private const int LongestQuery = 1000;

    // Workflows sign their URLs in base64url.
    private static readonly CharSet Signature = CharSet.Base64.With("-_");

    private static readonly string[] Grants = ["se=", "sv=", "skn="];

    public override IReadOnlyList<string> Signatures { get; } = ["sig="];

    public override bool TryMatch(string text, int start, string signature, out SourceSpan secret)
    {
        secret = default;
        if (!TokenBoundaries.IsBefore(text, start, first: null)) return false;

        int value = start + signature.Length;
        int end = value, characters = 0;
        while (end < text.Length && characters < SignatureLength)
        {
            int length = GetCharacterLength(text, end);
            if (length == 0) return false;
            end += length;
            characters++;
        }
        if (characters < SignatureLength) return false;

        if (end < text.Length && text[end] == '=') end++;
        else if (IsEncoded(text, end, '3', 'D')) end += 3;
        if (GetCharacterLength(text, end) > 0 || !HasGrant(text, start, end)) return false;

        secret = SourceSpan.FromBounds(value, end);
        return true;
    }

    /// <summary>Gets the length of one base64 character, which is three where it is percent-encoded. Returns 0 if there is none.</summary>
    private static int GetCharacterLength(string text, int position)
    {
        if (position >= text.Length) return 0;
        if (Signature.Contains(text[position])) return 1;
        return IsEncoded(text, position, '2', 'B') || IsEncoded(text, position, '2', 'F') ? 3 : 0;
    }

    private static bool IsEncoded(string text, int position, char high, char low) =>
        position + 2 < text.Length && text[position] == '%' && text[position + 1] == high && (text[position + 2] & ~0x20) == low;

    private static bool HasGrant(string text, int start, int end)
    {
        int first = start, last = end;
        while (first > 0 && start - first < LongestQuery && IsQuery(text[first - 1])) first--;
        while (last < text.Length && last - end < LongestQuery && IsQuery(text[last])) last++;
        return Array.Exists(Grants, grant => text.IndexOf(grant, first, last - first, StringComparison.Ordinal) >= 0);
    }

    private static bool IsQuery(char c) => c is > ' ' and not ('"' or '\'' or '<' or '>');
}
