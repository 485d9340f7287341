using System.Text.RegularExpressions;

namespace Fairlead.CodeFixes.Moves;

/// <summary>Comments whose secrets were masked: what they say of the past stays when the code below them goes.</summary>
internal static class MaskedComments
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Mask = "***";

    /// <summary>Not a part of a longer row of asterisks, or of the start or end of a comment.</summary>
    private static readonly Regex MaskAlone = new(@"[^*/]\*\*\*(?![*/])", RegexOptions.CultureInvariant);

    /// <summary>Determines whether a comment has a mask.</summary>
    public static bool IsIn(string comment) => MaskAlone.IsMatch(comment);
}
