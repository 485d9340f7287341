using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionTypes;
using Microsoft.Extensions.Primitives;

namespace Fairlead.Resolution;

/// <summary>A lookup's outcome, and what tells when it is out of date.</summary>
internal sealed record LookupResult(ConnectionResolution Resolution, IReadOnlyList<IChangeToken> ChangeTokens, DateTimeOffset? ExpiresAt);

/// <summary>Looks a connection up, without remembering anything: asks the backends in order and fills gaps from the manifest.</summary>
internal sealed class ConnectionLookup(BackendChain backends, ManifestCatalog manifests, ActiveDeployment deployment)
{
    public async Task<LookupResult> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!ConnectionId.IsValid(id)) return Failed(id, ConnectionOutcome.NotFound, "this is not a valid connection id");
        if (deployment.Defect is { } defect) return Failed(id, ConnectionOutcome.UnknownDeployment, defect);

        ConnectionDefinition? definition = manifests.Find(id);
        DeploymentConnection? changes = deployment.Name is null ? null : definition?.Deployments.GetValueOrDefault(deployment.Name);
        if (definition is not null && DescribeMissingLink(definition, changes) is { } notLinked) return Failed(id, ConnectionOutcome.NotLinked, notLinked);

        var request = new BackendRequest(id, definition, deployment.Name);
        ChainResult result = await backends.FindAsync(request, cancellationToken).ConfigureAwait(false);
        return new LookupResult(Assemble(request, changes, result), result.ChangeTokens, result.ExpiresAt);
    }

    /// <summary>The backends that a connection came from, for people.</summary>
    public static string NamesOfFound(IEnumerable<BackendAttempt> attempts)
    {
        string names = string.Join(" and ", attempts.Where(attempt => attempt.Outcome == ConnectionOutcome.Found).Select(attempt => attempt.Backend));
        return names.Length == 0 ? "the manifest alone" : names;
    }

    private ConnectionResolution Assemble(BackendRequest request, DeploymentConnection? changes, ChainResult result)
    {
        string id = request.ConnectionId;
        if (result.StoppedAt is { } failure)
            return Failure(id, failure.Outcome, $"the backend '{failure.Backend}' {DescribeFailure(failure.Outcome)}", result.Attempts);

        var draft = result.Draft;
        ConnectionDefinition? definition = request.Definition;
        if (!result.IsFound && definition is null) return NotFound(id, "not found in any backend", result.Attempts);

        if (FillFromManifest(draft, definition, changes) is { } broken) return Failure(id, ConnectionOutcome.Malformed, broken, result.Attempts);
        if (definition is not null && FindTlsDemand(draft, definition, changes) is { } contradiction)
            return Failure(id, ConnectionOutcome.Malformed, contradiction, result.Attempts);
        string[] missing = [.. (definition?.RequiredFields ?? []).Where(field => !draft.IsSet(field))];
        if (missing.Length > 0)
        {
            string names = string.Join(", ", missing.Select(field => $"'{field}'"));
            return result.IsFound
                ? Failure(id, ConnectionOutcome.Incomplete, $"{names} must be set, but {NamesOfFound(result.Attempts)} and the manifest leave it out", result.Attempts)
                : NotFound(id, $"not found in any backend, and the manifest alone lacks {names}", result.Attempts);
        }

        Connection connection = draft.ToConnection(id, deployment.Name);
        if (definition is not null && FindFormatDefect(connection, definition) is { } defect)
            return Failure(id, ConnectionOutcome.Malformed, defect, result.Attempts);
        return new ConnectionResolution
        {
            ConnectionId = id,
            Outcome = ConnectionOutcome.Found,
            Connection = connection,
            Attempts = result.Attempts,
            ClearText = draft.ClearText,
        };
    }

    /// <summary>What a typed get would refuse, with the place that it comes from.</summary>
    private static string? FindFormatDefect(Connection connection, ConnectionDefinition definition)
    {
        try
        {
            definition.Validate?.Invoke(connection);
            return null;
        }
        catch (ConnectionFormatException e)
        {
            string? source = connection.SetFields.FirstOrDefault(field => field.Field == e.Field)?.Source;
            return $"{(source is null ? "" : source + ": ")}the {e.Field} is not {e.Expected}";
        }
    }

    /// <summary>A whole connection in clear text where the manifest asks for TLS is a contradiction that nobody should decide silently.</summary>
    private string? FindTlsDemand(ConnectionDraft draft, ConnectionDefinition definition, DeploymentConnection? changes)
    {
        if (draft.ClearText is not { } clear) return null;
        string? demand = changes is null ? null : Demand(draft, changes.Extra, changes.Schema, changes.Host);
        string who = $"the deployment '{deployment.Name}'";
        if (demand is null && ReadSwitch(draft, changes?.Extra) is null)
        {
            demand = Demand(draft, definition.Extra, definition.Schema, definition.Host);
            who = "the manifest";
        }
        return demand is null ? null : $"{clear.Source} is clear text, because {clear.Reason}, but {who} asks for TLS by {demand}";
    }

    /// <summary>What asks for TLS; null where nothing does.</summary>
    private static string? Demand(ConnectionDraft draft, string? extra, string? schema, string? host)
    {
        if (ReadSwitch(draft, extra) is { } value) return draft.TlsSwitch!.On.Contains(value) ? $"its extra '{draft.TlsSwitch.Extra}'" : null;
        if (!draft.HasWebAddress) return null;
        if (string.Equals(schema, "https", StringComparison.OrdinalIgnoreCase)) return "its schema 'https'";
        return HostOf(host, "https://") is { } secure && secure == HostOf(draft.Get("host"), "http://") ? "'https' for the same host" : null;
    }

    private static string? ReadSwitch(ConnectionDraft draft, string? extra) =>
        draft.TlsSwitch is { } tls && extra is not null && ExtraValue.TryReadObject(extra, "", out var values) && values.TryGetValue(tls.Extra, out ExtraValue? value)
            ? draft.Normalize(tls.Extra, value.Text)
            : null;

    private static string? HostOf(string? address, string prefix) => address?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) == true
        ? address[prefix.Length..].Split('/', ':')[0].ToLowerInvariant()
        : null;

    private string? FillFromManifest(ConnectionDraft draft, ConnectionDefinition? definition, DeploymentConnection? changes)
    {
        if (definition is null) return null;
        if (changes is not null)
        {
            var overrides = new ConnectionFields
            {
                Description = changes.Description, Host = changes.Host, Login = changes.Login, Schema = changes.Schema, Port = changes.Port, Extra = changes.Extra,
            };
            if (draft.Fill(overrides, $"manifest, deployment {deployment.Name}") is { } broken) return broken;
        }

        if (draft.Fill(new ConnectionFields
        {
            ConnType = definition.ConnType, Description = definition.Description, Host = definition.Host, Login = definition.Login,
            Schema = definition.Schema, Port = definition.Port, Extra = definition.Extra,
        }, "manifest") is { } defect) return defect;
        draft.FillClientDefaults();
        draft.JoinHosts();
        return draft.Fill("extra", definition.ExtraDefaults, "manifest");
    }

    private string? DescribeMissingLink(ConnectionDefinition definition, DeploymentConnection? changes)
    {
        if (changes?.Linked ?? !definition.Restricted) return null;
        if (deployment.Name is null) return $"the manifest restricts it to deployments that link it, and no deployment is active (set {ActiveDeployment.Variable})";
        return changes?.Linked == false
            ? $"the manifest excludes it from the deployment '{deployment.Name}'"
            : $"the manifest restricts it to deployments that link it, and '{deployment.Name}' does not";
    }

    /// <summary>A failure that was allowed to fall through still is the likelier reason than "not found".</summary>
    private static ConnectionResolution NotFound(string id, string reason, IReadOnlyList<BackendAttempt> attempts)
    {
        ConnectionOutcome outcome = attempts.Select(a => a.Outcome).FirstOrDefault(o => o != ConnectionOutcome.NotFound, ConnectionOutcome.NotFound);
        return Failure(id, outcome, reason, attempts);
    }

    private static string DescribeFailure(ConnectionOutcome outcome) => outcome switch
    {
        ConnectionOutcome.Denied => "denies access",
        ConnectionOutcome.Unavailable => "is unavailable",
        _ => "has a value that makes no sense",
    };

    private static LookupResult Failed(string id, ConnectionOutcome outcome, string reason) => new(Failure(id, outcome, reason, []), [], null);

    private static ConnectionResolution Failure(string id, ConnectionOutcome outcome, string reason, IReadOnlyList<BackendAttempt> attempts) =>
        new() { ConnectionId = id, Outcome = outcome, Reason = reason, Attempts = attempts };
}
