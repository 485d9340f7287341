namespace Fairlead.Core.Text;

/// <summary>A name from a user's file, in quotes for a message; one that does not look like a name might be a pasted secret and is not repeated.</summary>
internal static class QuotedName
{
    public static string Of(string name) => LooksLikeName(name) ? $"'{name}'" : "This name";

    /// <summary>The same within a sentence.</summary>
    public static string InProse(string name) => LooksLikeName(name) ? $"'{name}'" : "this name";

    public static bool LooksLikeName(string name)
    {
        if (name.Length is 0 or > 100) return false;
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or '.' or '$' or ' ')) return false;
        }
        return true;
    }
}
