using Fairlead.Core.Connections;
using Fairlead.Core.Text;

namespace Fairlead.Resolution;

/// <summary>
/// The id of a connection as messages and logs show it. What somebody looks up may be anything, a connection string among them, and it
/// stands in the names of the variables and files that were looked for, too.
/// </summary>
internal static class ShownId
{
    /// <summary>A text without the id, where that does not look like a name.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public static string? Hide(string? text, string id)
    {
        if (text is null || id.Length == 0 || QuotedName.LooksLikePath(id)) return text;
        return ConnectionId.EnvironmentNames("", id).Prepend(id)
            .Aggregate(text, static (hidden, form) => hidden.Replace(form, QuotedName.Hidden, StringComparison.OrdinalIgnoreCase));
    }
}
