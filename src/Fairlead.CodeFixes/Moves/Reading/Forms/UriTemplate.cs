using Fairlead.Analyzers.Text;
using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Text;
using Fairlead.Detection.Credentials;

namespace Fairlead.CodeFixes.Moves.Reading.Forms;

/// <summary>
/// Writes an address as an interpolated string whose parts come from the connection, each percent-encoded, so that any value is right in
/// it.
/// </summary>
internal sealed class UriTemplate
{
    private readonly WrittenText _text;
    private readonly ConnectionType _type;
    private readonly string _escape;
    private readonly HashSet<string> _ownSecrets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<(SourceSpan Span, IReadOnlyList<CodePiece> Code)> _replacements = [];

    private UriTemplate(WrittenText text, ConnectionType type, string uri) =>
        (_text, _type, _escape) = (text, type, uri + ".EscapeDataString(");

    /// <summary>Reads what is known of an address, and writes it anew.</summary>
    public static FormReading Read(WrittenText text, UriParts parts, ConnectionType type, string uri)
    {
        var template = new UriTemplate(text, type, uri);
        template.AddFields(parts);
        template.AddParameters(parts);
        template.AddSecretsOfPath(parts);
        template._replacements.Sort(static (one, other) => one.Span.Start.CompareTo(other.Span.Start));
        HashSet<string> secrets = SourceValues.FindSecrets(template._values, type);
        secrets.UnionWith(template._ownSecrets);
        return new FormReading
        {
            Type = type,
            Values = template._values,
            Secrets = secrets,
            Replaced = text.Expression,
            Code = TextTemplate.Write(text, template._replacements),
            Obstacle = secrets.Count > 0 ? null : "the secret of its address is put together from several parts",
        };
    }

    private void AddFields(UriParts parts)
    {
        Add(parts.User, "login", isEncoded: true);
        Add(parts.Password, "password", isEncoded: true);
        bool isNamed = _type.AddressSchemes.Count == 0; // where the host is a whole address, the code keeps it
        if (isNamed)
        {
            Add(parts.Host, "host", isEncoded: false);
            Add(parts.Port, "port", isEncoded: false);
            Add(parts.Path, KeywordTable.Get(_type).Path?.Source ?? "", isEncoded: true);
        }
        else if (IsKnown(parts.Authority))
        {
            _values["host"] = parts.Scheme + "://" + parts.GetText(_text.Value, parts.Authority);
        }
    }

    private void AddParameters(UriParts parts)
    {
        foreach ((SourceSpan Name, SourceSpan Value) parameter in parts.Parameters)
        {
            string name = parts.GetText(_text.Value, parameter.Name);
            string? source = KeywordTable.Get(_type).FindParameter(name)?.Source;
            if (!UriForm.IsSecret(_text.Value, parts, parameter))
            {
                string? extra = source?.StartsWith("extra.", StringComparison.Ordinal) == true ? source.Substring("extra.".Length) : null;
                if (extra is not null && _type.FindExtra(extra)?.Type == ExtraType.String) Add(parameter.Value, source!, isEncoded: true);
                continue;
            }
            bool isOfType = source is not null && PartSources.IsSecretSource(_type, source) && !_values.ContainsKey(source);
            if (!isOfType && _values.ContainsKey("password")) _ownSecrets.Add("extra." + name);
            Add(parameter.Value, isOfType ? source! : _values.ContainsKey("password") ? "extra." + name : "password", isEncoded: true);
        }
    }

    /// <summary>A token in the path: <c>/bot…/sendMessage</c>.</summary>
    private void AddSecretsOfPath(UriParts parts)
    {
        foreach (CredentialMatch match in CredentialScanner.Scan(_text.Value))
        {
            bool isInPath = match.Span.Start >= parts.Path.Start && match.Span.End <= parts.Path.End;
            bool isTaken = _replacements.Exists(other => other.Span.Start < match.Span.End && match.Span.Start < other.Span.End);
            if (isInPath && !isTaken && !_values.ContainsKey("password")) Add(match.Span, "password", isEncoded: true);
        }
    }

    private void Add(SourceSpan span, string source, bool isEncoded)
    {
        if (source.Length == 0 || span.Length == 0 || !IsKnown(span)) return;
        string written = _text.Value.Substring(span.Start, span.Length);
        string value = isEncoded ? Uri.UnescapeDataString(written) : written;
        if (_values.ContainsKey(source)) return;
        _values[source] = value;
        _replacements.Add((span, isEncoded
            ? [CodePiece.FromCode(_escape), CodePiece.FromSource(source), CodePiece.FromCode(")")]
            : [CodePiece.FromSource(source)]));
    }

    private bool IsKnown(SourceSpan span) =>
        _text.Value.IndexOf(StringExpression.Unknown, span.Start, span.Length, StringComparison.Ordinal) < 0;
}
