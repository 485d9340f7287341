using System.Text;
using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Operations.Writing;

namespace Fairlead.Operations.Exchange;

/// <summary>Reads files of variables, as shells, containers and .NET's tools have them.</summary>
/// <param name="findType">Finds the declared type of a connection; null where nobody declares it.</param>
internal sealed class VariableReader(Func<string, string?> findType)
{
    private const string FieldSeparator = "__";
    private const string ConnectionStrings = "ConnectionStrings__";

    private static readonly string[] Prefixes =
        [ConnectionId.FairleadPrefix, ConnectionId.AirflowPrefix, ConnectionStrings, "Connections__"];

    private readonly Dictionary<string, ConnectionFields> _connections = new(StringComparer.Ordinal);
    private readonly List<string> _defects = [];

    public static bool HasVariables(string text) => ListLines(text).Any(static line =>
        Prefixes.Any(prefix => line.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));

    public ImportContent Read(string text)
    {
        // Whole connections first: fields lie over them, in whatever order the file has them.
        (string Name, string Value)[] variables = [.. ListLines(text)];
        foreach ((string name, string value) in variables) ReadWhole(name, value);
        foreach ((string name, string value) in variables) ReadField(name, value);
        return new ImportContent([.. _connections.Select(static entry => new ExchangedConnection(entry.Key, entry.Value))], _defects);
    }

    private void ReadWhole(string name, string value)
    {
        if (Split(name) is not (var id, null, var prefix) || value.Length == 0) return;
        ConnectionFormat format = prefix == ConnectionId.AirflowPrefix ? ConnectionFormat.Compatible : ConnectionFormat.Strict;
        var read = new List<ExchangedConnection>();
        if (ImportReader.TryRead(id, new Secret(value), format, findType(id), read) is { } defect) _defects.Add(
            $"{FieldValues.Show(id)}: {defect}");
        else if (!_connections.TryAdd(id, read[0].Fields)) _defects.Add(
            $"{FieldValues.Show(id)}: the file has several values for it; the first counts");
    }

    private void ReadField(string name, string value)
    {
        if (Split(name) is not (var id, { } suffix, _) || value.Length == 0) return;
        if (suffix.EndsWith("_FILE", StringComparison.OrdinalIgnoreCase))
        {
            _defects.Add($"{FieldValues.Show(id)}: a variable names a file, which is not read");
            return;
        }
        ConnectionFields fields = _connections.GetValueOrDefault(id) ?? new ConnectionFields();
        if (FieldAssignment.Set(fields, suffix.Replace(FieldSeparator, ".", StringComparison.Ordinal).ToLowerInvariant(), value,
            findType(id))
            is { } changed) _connections[id] = changed;
        else _defects.Add($"{FieldValues.Show(id)}: it has a field that a connection doesn't have, or a value that doesn't fit");
    }

    private static (string Id, string? Suffix, string Prefix)? Split(string name)
    {
        if (Array.Find(Prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) is not { } prefix) return null;
        string rest = name[prefix.Length..];
        bool isShouted = prefix is ConnectionId.FairleadPrefix or ConnectionId.AirflowPrefix;
        int separator = prefix == ConnectionStrings ? -1 : rest.IndexOf(FieldSeparator, StringComparison.Ordinal);
        string id = separator <= 0 ? rest : rest[..separator];
        if (isShouted) id = id.ToLowerInvariant();
        return ConnectionId.IsValid(id) ? (id, separator <= 0 ? null : rest[(separator + FieldSeparator.Length)..], prefix) : null;
    }

    /// <summary>Lists the variables of the file. Values may be in quotes, as shells and Docker Compose have them.</summary>
    private static IEnumerable<(string Name, string Value)> ListLines(string text)
    {
        foreach (string written in text.ReplaceLineEndings("\n").Split('\n'))
        {
            string line = written.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (line.StartsWith("export ", StringComparison.Ordinal)) line = line["export ".Length..].TrimStart();
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) yield return (line[..equals].TrimEnd(), Unquote(line[(equals + 1)..].Trim()));
        }
    }

    private static string Unquote(string value)
    {
        if (value.Length < 2 || value[0] is not ('"' or '\'') || value[^1] != value[0]) return value;
        string inner = value[1..^1];
        if (value[0] == '\'') return inner;
        var text = new StringBuilder(inner.Length);
        for (int i = 0; i < inner.Length; i++)
        {
            bool isEscape = inner[i] == '\\' && i + 1 < inner.Length && inner[i + 1] is '"' or '\\' or '$' or '`' or 'n';
            if (isEscape && inner[i] == '\\') text.Append(inner[++i] == 'n' ? '\n' : inner[i]);
            else text.Append(inner[i]);
        }
        return text.ToString();
    }
}
