using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Connections;
using Fairlead.Core.Text;
using Fairlead.Analyzers.Text;
using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.Moves.Reading.Forms;

/// <summary>Connection strings made of pairs: <c>Host=db;Username=app;Password=…</c>, <c>cache:6380,password=…,ssl=true</c>.</summary>
internal static class AdoNetForm
{
    private const string HasNoQuotes =
        "its connection string has parts that are only known at run time, and its client knows no quotes";

    private const string Builder = "System.Data.Common.DbConnectionStringBuilder";

    /// <summary>Reads a text. Returns null if it is no connection string, or has no secret in it.</summary>
    public static FormReading? TryRead(WrittenText text, ClientApis client, ReadingContext context)
    {
        ConnectionType? type = client.Type;
        string value = text.Value;
        if (value.IndexOf('=') < 0 || value.TrimStart().StartsWith("{", StringComparison.Ordinal)) return null;
        List<Pair> pairs = Split(value, GetSeparator(value, type));
        bool hasSecret = pairs.Exists(static pair => pair.Role is KeywordRole.Password or KeywordRole.Key);
        int known = pairs.Count(static pair => pair.Role != KeywordRole.None);
        bool beginsWithHost = pairs.Count > 1 && pairs[0].Keyword.Length == 0 && HostList.Matches(pairs[0].Value);
        if (!hasSecret || known + (beginsWithHost ? 1 : 0) < 2) return null;

        INamedTypeSymbol? builder = client.FindConnectionStringBuilder();
        ConnectionType? meant = type is { ConnectionString.Count: > 0 } ? type
            : type is null && builder is null ? ConnectionStringTypes.Guess(value, pairs, context)
            : null;
        if (meant is not null && !text.HasHoles && ReadWhole(text, meant) is { } whole) return whole;
        if (!HasQuotes(type) || !HasQuotes(meant)) return Fail(text, meant ?? type!, HasNoQuotes);
        if (IsForeign(pairs)) return ReadAsSecret(text, meant);
        string name = context.GetTypeName(text.Expression, builder?.ToDisplayString() ?? Builder);
        return ReadPairs(text, meant ?? ClientTypes.Generic, pairs, name);
    }

    private static bool HasQuotes(ConnectionType? type) =>
        type is null or { ConnectionStringFormat: ConnectionStringFormat.AdoNet or ConnectionStringFormat.Uri };

    /// <summary>Reads a text that the type's <c>ToConnectionString()</c> can replace. Returns null if it can't replace it.</summary>
    public static FormReading? ReadWhole(WrittenText text, ConnectionType type)
    {
        if (type.ConnectionStringFormat is ConnectionStringFormat.Uri or ConnectionStringFormat.Configuration) return null;
        ConnectionParseResult result = ConnectionReader.Read(text.Value, type, ConnectionFormat.Strict);
        return SourceValues.From(result, type) is { } values
            ? FormReading.Create(text, type, values, [CodePiece.ConnectionString])
            : null;
    }

    /// <summary>
    /// Some pairs are only known at run time, or no type writes the string. The builder of the driver, or that of ADO.NET, quotes any
    /// value.
    /// </summary>
    private static FormReading ReadPairs(WrittenText text, ConnectionType type, List<Pair> pairs, string builder)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var moved = new List<(Pair Pair, string Source)>();
        foreach (Pair pair in pairs)
        {
            bool isUnknown = pair.Value.IndexOf(StringExpression.Unknown, StringComparison.Ordinal) >= 0 || pair.Value.Length == 0;
            if (isUnknown || FindSource(type, pair, values) is not { } source) continue;
            values[source] = pair.Value;
            moved.Add((pair, source));
        }

        var code = new List<CodePiece> { CodePiece.FromCode($"new {builder} {{ ") };
        AppendRest(text, pairs, moved.ConvertAll(static entry => entry.Pair), code);
        for (int i = 0; i < moved.Count; i++)
        {
            code.Add(CodePiece.FromCode($"[{TextTemplate.WriteLiteral(moved[i].Pair.Keyword)}] = "));
            code.Add(CodePiece.FromSource(moved[i].Source));
            code.Add(CodePiece.FromCode(i + 1 < moved.Count ? ", " : " }.ConnectionString"));
        }
        return new FormReading
        {
            Type = type,
            Values = values,
            Secrets = SourceValues.FindSecrets(values, type),
            Replaced = text.Expression,
            Code = code,
            Obstacle = values.Keys.Any(source => PartSources.IsSecretSource(type, source))
                ? null
                : "the secret of its connection string is put together from several parts",
        };
    }

    private static void AppendRest(WrittenText text, List<Pair> pairs, List<Pair> moved, List<CodePiece> code)
    {
        if (pairs.Count == moved.Count) return;
        code.Add(CodePiece.FromCode("ConnectionString = "));
        code.AddRange(Without(text, moved));
        code.Add(CodePiece.FromCode(", "));
    }

    /// <summary>The text without the pairs that move.</summary>
    private static IEnumerable<CodePiece> Without(WrittenText text, List<Pair> moved)
    {
        var code = new System.Text.StringBuilder();
        int position = 0;
        bool hasHole = false;
        foreach (TextPart part in text.Parts)
        {
            int length = part.Value?.Length ?? 1;
            if (part.Value is null)
            {
                hasHole = true;
                code.Append('{').Append(part.HoleCode).Append('}');
            }
            for (int i = position; part.Value is not null && i < position + length; i++)
            {
                if (moved.Exists(pair => i >= pair.Span.Start && i < pair.Span.End)) continue;
                string literal = TextTemplate.WriteLiteral(part.Value[i - position].ToString());
                string c = literal.Substring(1, literal.Length - 2);
                code.Append(text.HasHoles && c is "{" or "}" ? c + c : c);
            }
            position += length;
        }
        yield return CodePiece.FromCode((hasHole ? "$\"" : "\"") + code.ToString().Trim().TrimEnd(';') + "\"");
    }

    private static string? FindSource(ConnectionType type, Pair pair, Dictionary<string, string> taken)
    {
        string? source = KeywordTable.Get(type).Find(pair.Keyword)?.Source;
        if (source is null && pair.Role is KeywordRole.Password or KeywordRole.Key) source = "extra." + KeywordTable.Fold(pair.Keyword);
        if (source is null || taken.ContainsKey(source)) return null;
        bool isMoved = !source.StartsWith("extra.", StringComparison.Ordinal) || pair.Role is KeywordRole.Password or KeywordRole.Key
            || PartSources.IsSecretSource(type, source);
        return isMoved ? source : null;
    }

    /// <summary>Strings of services that take them apart themselves, without quotes: of these the whole text is the secret.</summary>
    private static bool IsForeign(List<Pair> pairs) =>
        pairs.Exists(static pair => KeywordTable.Fold(pair.Keyword) is "endpoint" or "accountendpoint" or "accountname" or "hostname")
        && pairs.Exists(static pair => pair.Role == KeywordRole.Key);

    private static FormReading ReadAsSecret(WrittenText text, ConnectionType? type) => text.HasHoles
        ? Fail(text, type ?? ClientTypes.Generic, HasNoQuotes)
        : new FormReading
        {
            Type = ClientTypes.Generic,
            Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["password"] = text.Value },
            Secrets = ["password"],
            Replaced = text.Expression,
            Code = [CodePiece.FromSource("password")],
        };

    private static FormReading Fail(WrittenText text, ConnectionType type, string obstacle) => new()
    {
        Type = type,
        Values = new Dictionary<string, string>(StringComparer.Ordinal),
        Secrets = [],
        Replaced = text.Expression,
        Obstacle = obstacle,
    };

    private static char GetSeparator(string value, ConnectionType? type) =>
        value.IndexOf(';') < 0 && (type?.ConnectionStringFormat == ConnectionStringFormat.Commas || HasCommas(value)) ? ',' : ';';

    private static bool HasCommas(string value) => value.IndexOf(',') is > 0 and var comma && value.IndexOf('=') > comma;

    /// <summary>Splits the text, with the spans that the pairs and their separators have in it.</summary>
    private static List<Pair> Split(string value, char separator)
    {
        var pairs = new List<Pair>();
        int start = 0;
        while (start < value.Length)
        {
            int end = FindEnd(value, start, separator);
            int equals = value.IndexOf('=', start, end - start);
            int after = Math.Min(end + 1, value.Length);
            string keyword = equals < 0 ? "" : value.Substring(start, equals - start).Trim();
            string text = equals < 0
                ? value.Substring(start, end - start).Trim()
                : Unquote(value.Substring(equals + 1, end - equals - 1).Trim());
            if (keyword.Length + text.Length > 0)
            {
                pairs.Add(new Pair(keyword, text, SourceSpan.FromBounds(start, after),
                    ConnectionStringKeywords.Find(keyword, 0, keyword.Length).Role));
            }
            start = after;
        }
        return pairs;
    }

    private static int FindEnd(string value, int start, char separator)
    {
        char quote = '\0';
        bool isValueStart = false;
        for (int i = start; i < value.Length; i++)
        {
            char c = value[i];
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
                continue;
            }
            if (c == separator) return i;
            if (isValueStart && c is '"' or '\'') quote = isValueStart ? c : quote;
            isValueStart = c == '=' || (isValueStart && c == ' ');
        }
        return value.Length;
    }

    private static string Unquote(string value) =>
        value.Length > 1 && value[0] is '"' or '\'' && value.Length > 1 && value[value.Length - 1] == value[0]
            ? value.Substring(1, value.Length - 2).Replace(new string(value[0], 2), value[0].ToString())
            : value;
}

/// <summary>A pair of a connection string.</summary>
internal sealed record Pair(string Keyword, string Value, SourceSpan Span, KeywordRole Role);
