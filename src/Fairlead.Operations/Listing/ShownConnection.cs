using System.Text.Json.Nodes;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Operations.Writing;
using Fairlead.Resolution;

namespace Fairlead.Operations.Listing;

/// <summary>
/// Shows a connection as one object with Airflow's names, and its secrets as <c>***</c>. Extras that nobody declares may be secret, too,
/// unless the manifest has them.
/// </summary>
internal static class ShownConnection
{
    private const string Mask = "***";

    public static JsonObject Create(Connection connection) => new()
    {
        ["conn_id"] = connection.Id,
        ["conn_type"] = connection.ConnType.Length == 0 ? null : connection.ConnType,
        ["description"] = connection.Description,
        ["host"] = ShowHost(connection),
        ["login"] = connection.Login,
        ["password"] = connection.Password is null ? null : Mask,
        ["schema"] = connection.Schema,
        ["port"] = connection.Port,
        ["extra"] = ShowExtra(connection),
    };

    /// <summary>Whether a field's value may be shown.</summary>
    public static bool IsShown(Connection connection, string extra)
    {
        ConnectionType type = DeclaredType.For(connection).Type;
        if (ExtraDeclaration.MayHoldSecret(extra) && !IsManifests(connection, extra)) return false;
        if (connection.Extra.SecretNames.Contains(extra) && !ExtraDeclaration.MayHoldSecret(extra)) return false;
        return IsManifests(connection, extra) || type.FindExtra(extra) is { Secret: false };
    }

    private static bool IsManifests(Connection connection, string extra) =>
        connection.FindSource(FieldNames.ShowExtra(extra))?.StartsWith("manifest", StringComparison.Ordinal) == true;

    /// <summary>Whether the host may be shown as a whole.</summary>
    public static bool IsHostShown(Connection connection) => ShowHost(connection) == connection.Host;

    /// <summary>Of an address that a backend gives only the server: its path may be a key, as a webhook's is.</summary>
    private static string? ShowHost(Connection connection)
    {
        if (connection.Host is not { } host) return null;
        if (connection.FindSource("host")?.StartsWith("manifest", StringComparison.Ordinal) == true) return host;
        int scheme = host.IndexOf("://", StringComparison.Ordinal);
        int start = scheme < 0 ? 0 : scheme + 3;
        int end = host.AsSpan(start).IndexOfAny('/', '?', '#');
        return end < 0 || start + end == host.Length - 1 || scheme < 0 ? host : host[..(start + end)] + "/…";
    }

    private static JsonObject? ShowExtra(Connection connection)
    {
        if (connection.Extra.Names.Count == 0) return null;
        var shown = new JsonObject();
        JsonObject values = ExtraObject.Read(connection.Extra.FormatJson(name => IsShown(connection, name))?.Reveal()) ?? [];
        foreach (string name in connection.Extra.Names.Order(StringComparer.Ordinal))
            shown[Core.Text.QuotedName.ShowWords(name)] = values.TryGetPropertyValue(name, out JsonNode? value) ? value?.DeepClone() : Mask;
        return shown;
    }
}
