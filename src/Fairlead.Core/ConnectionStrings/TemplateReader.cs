using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Connections;

namespace Fairlead.Core.ConnectionStrings;

/// <summary>Takes a value apart by the template that writes it: <c>db.internal,1433</c> by <c>{host}[,{port}]</c>.</summary>
internal static class TemplateReader
{
    /// <summary>No host is longer, and matching a text that is would be slow.</summary>
    private const int LongestText = 1000;

    /// <summary>
    /// Reads the values by field or extra. Returns null if the text is not of this form, or could be a name of another kind.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, string>>? Read(ConnectionStringPart part, string text)
    {
        if (part.Template == "{host}[:{port}]")
        {
            HostList.Split(text, out string hosts, out int? port);
            return port is { } shared
                ? [new("host", hosts), new("port", shared.ToString(CultureInfo.InvariantCulture))]
                : [new("host", hosts)];
        }

        if (text.Length > LongestText) return null;
        var pattern = new StringBuilder("^");
        var sources = new List<string>();
        for (int start = 0, end; start < part.Pieces.Count; start = end)
        {
            int bracket = part.Pieces[start].Bracket;
            end = start + 1;
            while (end < part.Pieces.Count && part.Pieces[end].Bracket == bracket) end++;

            if (bracket > 0) pattern.Append("(?:");
            for (int i = start; i < end; i++) AppendPiece(pattern, part, part.Pieces[i], sources);
            if (bracket > 0) pattern.Append(")?");
        }

        const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline;
        Match match = Regex.Match(text, pattern.Append('$').ToString(), Options);
        if (!match.Success) return null;

        var values = new List<KeyValuePair<string, string>>();
        for (int i = 0; i < sources.Count; i++)
        {
            Group group = match.Groups["s" + i.ToString(CultureInfo.InvariantCulture)];
            if (group.Success) values.Add(new(sources[i], GetValue(part, sources[i], group.Value)));
        }
        return values;
    }

    private static void AppendPiece(StringBuilder pattern, ConnectionStringPart part, TemplatePiece piece, List<string> sources)
    {
        if (piece.Source is null)
        {
            pattern.Append(Regex.Escape(piece.Text!));
            return;
        }

        string content = piece.Source == "port" ? "[0-9]{1,5}"
            : piece.Source == "host" && part.Pieces.Any(static other => other.Text?.StartsWith("/", StringComparison.Ordinal) == true)
            ? "[^/()]+?"
            : IsSpelled(part, piece.Source) ? string.Join("|", part.Spelling.Select(static spelling => Regex.Escape(spelling.Spelled)))
            : ".+?";
        pattern.Append("(?<s").Append(sources.Count.ToString(CultureInfo.InvariantCulture)).Append('>').Append(content).Append(')');
        sources.Add(piece.Source);
    }

    private static string GetValue(ConnectionStringPart part, string source, string text) => IsSpelled(part, source)
        ? part.Spelling.First(spelling => string.Equals(spelling.Spelled, text, StringComparison.OrdinalIgnoreCase)).Value
        : text.Trim();

    /// <summary>The spelling of a part is that of its first extra.</summary>
    private static bool IsSpelled(ConnectionStringPart part, string source) =>
        part.Spelling.Count > 0
            && part.Pieces.First(static piece => piece.Source?.StartsWith("extra.", StringComparison.Ordinal) == true).Source == source;
}
