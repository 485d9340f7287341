using Fairlead.Core.Connections;
using Fairlead.Core.Json;
using Fairlead.Core.Text;
using Fairlead.Operations.Writing;

namespace Fairlead.Operations.Exchange;

/// <summary>
/// Reads configuration files of .NET, such as appsettings and user secrets: <c>ConnectionStrings:orders_db</c>,
/// <c>Connections:orders_db</c>
/// as a whole, and <c>Connections:orders_db:password</c>.
/// </summary>
internal static class SettingsFileReader
{
    public static ImportContent Read(string text, string place, Func<string, string?> findType)
    {
        JsonDocument json = JsonDocument.Parse(text, JsonReaderOptions.Relaxed);
        if (json.Error is { } error)
        {
            LinePosition position = new LineMap(text).GetPosition(error.Span.Start);
            throw OperationException.Work(
                FormattableString.Invariant(
                    $"'{place}': the JSON is broken at line {position.Line + 1}, column {position.Column + 1}: {error.Message}"));
        }
        var connections = new Dictionary<string, ConnectionFields>(StringComparer.Ordinal);
        var defects = new List<string>();
        List<(string[] Path, JsonValue Value)> settings = json.Root is { } root ? [.. List(root, [])] : [];

        // Fields lie over whole connections.
        foreach ((string[] path, JsonValue value) in settings.OrderBy(static setting => setting.Path.Length))
        {
            if (path.Length < 2 || !ConnectionId.IsValid(path[1]) || value.Kind == JsonKind.Null) continue;
            bool isString = IsNamed(path[0], "ConnectionStrings") && path.Length == 2;
            bool isConnection = IsNamed(path[0], "Connections");
            if (isString || (isConnection && path.Length == 2)) AddWhole(path[1], value, findType, connections, defects);
            else if (isConnection) AddField(path, value, text, findType, connections, defects);
        }
        return new ImportContent([.. connections.Select(static entry => new ExchangedConnection(entry.Key, entry.Value))], defects);
    }

    private static bool IsNamed(string name, string wanted) => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase);

    private static void AddWhole(
        string id, JsonValue value, Func<string, string?> findType, Dictionary<string, ConnectionFields> connections, List<string> defects)
    {
        var read = new List<ExchangedConnection>();
        if (value.Text is not { Length: > 0 } text) return;
        if (ImportReader.TryRead(id, new Secret(text), ConnectionFormat.Strict, findType(id), read) is { } defect)
            defects.Add($"{FieldValues.Show(id)}: {defect}");
        else if (!connections.TryAdd(id, read[0].Fields)) defects.Add(
            $"{FieldValues.Show(id)}: the file has several values for it; the first counts");
    }

    private static void AddField(
        string[] path, JsonValue value, string text, Func<string, string?> findType, Dictionary<string, ConnectionFields> connections,
        List<string> defects)
    {
        string id = path[1];
        string written = value.Kind is JsonKind.String or JsonKind.Number ? value.Text!
            : text.Substring(value.Span.Start, value.Span.Length);
        ConnectionFields fields = connections.GetValueOrDefault(id) ?? new ConnectionFields();
        ConnectionFields? changed = path.Length == 3 ? FieldAssignment.Set(fields, path[2], written, findType(id))
            : path.Length == 4 && IsNamed(path[2], "extra") ? SetExtra(fields, path[3], value, text)
            : null;
        if (changed is not null) connections[id] = changed;
        else defects.Add($"{FieldValues.Show(id)}: it has a setting that a connection doesn't have, or a value that doesn't fit");
    }

    private static ConnectionFields SetExtra(ConnectionFields fields, string name, JsonValue value, string text)
    {
        string json = $"{{{JsonWriter.WriteString(name)}:{text.Substring(value.Span.Start, value.Span.Length)}}}";
        return fields with { Extra = ExtraObject.Merge(fields.Extra, json) };
    }

    /// <summary>Lists settings by the parts of their keys; an extra's own objects and arrays are one value.</summary>
    private static IEnumerable<(string[] Path, JsonValue Value)> List(JsonValue container, string[] path)
    {
        foreach (JsonMember member in container.Members)
        {
            string[] key = [.. path, .. member.Name.Split(':')];
            bool isWhole = key.Length >= 4 || member.Value.Kind != JsonKind.Object;
            if (isWhole) yield return (key, member.Value);
            else foreach ((string[] Path, JsonValue Value) inner in List(member.Value, key)) yield return inner;
        }
    }
}
