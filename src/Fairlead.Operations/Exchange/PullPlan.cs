using Fairlead.Core.Connections;
using Fairlead.Operations.Sessions;
using Fairlead.Operations.Writing;

namespace Fairlead.Operations.Exchange;

/// <summary>What a developer's user secrets lack to run with the values of a deployment: its secrets, and nothing that the manifest
/// has.</summary>
internal static class PullPlan
{
    /// <summary>Lists the values of a deployment that are worth keeping on a developer's machine.</summary>
    /// <param name="source">The session of the deployment.</param>
    /// <param name="ids">The connections.</param>
    /// <param name="onMissing">Hears of each connection that can't be resolved, and why.</param>
    /// <param name="cancellationToken">Ends the lookups.</param>
    public static async Task<IReadOnlyList<ExchangedConnection>> ListAsync(
        ConnectionSession source, IEnumerable<string> ids, Action<string, string> onMissing, CancellationToken cancellationToken)
    {
        var pulled = new List<ExchangedConnection>();
        foreach (string id in ids)
        {
            ConnectionResolution resolution = await source.ResolveAsync(id, cancellationToken).ConfigureAwait(false);
            if (resolution.Connection is not { } connection) onMissing(id, resolution.Reason ?? "it can't be resolved");
            else if (ReadValues(connection) is { IsEmpty: false } values) pulled.Add(new ExchangedConnection(id, values));
        }
        return pulled;
    }

    /// <summary>What comes from a backend; the manifest's own values stay in the manifest.</summary>
    private static ConnectionFields ReadValues(Connection connection)
    {
        return new ConnectionFields
        {
            Host = IsFromBackend("host") ? connection.Host : null,
            Login = IsFromBackend("login") ? connection.Login : null,
            Password = connection.Password?.Reveal(),
            Schema = IsFromBackend("schema") ? connection.Schema : null,
            Port = IsFromBackend("port") ? connection.Port : null,
            Extra = connection.Extra.FormatJson(name => IsFromBackend("extra." + name))?.Reveal(),
        };

        bool IsFromBackend(string field) => connection.FindSource(field) is { } source
            && !source.StartsWith("manifest", StringComparison.Ordinal);
    }
}
