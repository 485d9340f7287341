namespace Fairlead.CodeFixes.Moves;

/// <summary>Comments whose secrets were masked: what they say of the past stays when the code below them goes.</summary>
internal static class MaskedComments
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Mask = "***";

    /// <summary>Determines whether a comment has a mask. Frames of asterisks are none.</summary>
    public static bool IsIn(string comment)
    {
        for (int at = comment.IndexOf(Mask, StringComparison.Ordinal); at >= 0; at = comment.IndexOf(Mask, at + 1, StringComparison.Ordinal))
        {
            int end = at + Mask.Length;
            bool isAlone = (end == comment.Length || comment[end] is not ('*' or '/')) && at > 0 && comment[at - 1] is not ('*' or '/');
            if (isAlone) return true;
        }
        return false;
    }
}
