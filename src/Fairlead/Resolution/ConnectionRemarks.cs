using System.Collections.Concurrent;
using Fairlead.Core.Connections;
using Fairlead.Core.Text;
using Microsoft.Extensions.Logging;

namespace Fairlead.Resolution;

/// <summary>
/// Logs, once for each connection, what its owners should know although it can be used: that it has expired or is due for rotation, as the
/// manifest dates it, and that it has a user and no password.
/// </summary>
internal sealed class ConnectionRemarks(ManifestCatalog manifests, TimeProvider timeProvider, ILogger logger)
{
    /// <summary>Extras by which a user without a password is let in.</summary>
    private static readonly string[] OtherCredentials =
    [
        "integrated_security", "authentication", "authenticator", "authMechanism", "ssl_cert", "key_file", "private_key_file", "dsn",
        "connection_string",
    ];

    private readonly ConcurrentDictionary<string, bool> _ended = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _withoutPassword = new(StringComparer.Ordinal);

    public void Log(Connection connection)
    {
        if (manifests.Find(connection.Id) is not { } definition) return;

        // Once for all instances of a template, of which there may be any number.
        string declaredId = manifests.GetDeclaredId(connection.Id);
        LogEnd(definition, declaredId);
        if (HasNoCredentials(connection, definition) && _withoutPassword.TryAdd(declaredId, true)) logger.HasNoPassword(connection.Id);
    }

    private void LogEnd(ConnectionDefinition definition, string declaredId)
    {
        if (_ended.ContainsKey(declaredId)) return;
        DateTime today = timeProvider.GetUtcNow().UtcDateTime.Date;
        string? end = ConnectionLifetime.DescribeEnd(
            ToDateTime(definition.Expires), definition.RotateEvery, ToDateTime(definition.LastRotated), today);
        if (end is null || !_ended.TryAdd(declaredId, true)) return;
        string owners = definition.Owners.Count == 0 ? "no owner is named" : "owned by " + QuotedName.ShowOwners(definition.Owners);
        logger.Ended(declaredId, end, owners);
    }

    private static bool HasNoCredentials(Connection connection, ConnectionDefinition definition) =>
        connection.Login is not null && connection.Password is null
        && !OtherCredentials.Concat(definition.SecretExtras)
            .Any(name => connection.SetFields.Any(field => field.Field == FieldNames.ExtraPrefix + name));

    private static DateTime? ToDateTime(DateOnly? day) => day?.ToDateTime(TimeOnly.MinValue);
}
