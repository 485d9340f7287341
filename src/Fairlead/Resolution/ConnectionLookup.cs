using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionTypes;
using Microsoft.Extensions.Primitives;

namespace Fairlead.Resolution;

/// <summary>A lookup's outcome, and what tells when it is out of date.</summary>
internal sealed record LookupResult(ConnectionResolution Resolution, IReadOnlyList<IChangeToken> ChangeTokens, TimeSpan? TimeToLive = null)
{
    public DateTimeOffset? ExpiresAt => Resolution.ExpiresAt;

    /// <summary>The longest time for which a backend asked to be left alone; null where none did.</summary>
    public TimeSpan? RetryAfter => Resolution.Attempts.Max(static attempt => attempt.RetryAfter);

    /// <summary>
    /// Whether the failure says nothing about the connection itself: a backend is out of reach, or a value is being written. A field that
    /// is missing while a backend is out of reach is such a failure, too.
    /// </summary>
    public bool IsTransient =>
        Resolution.Outcome is ConnectionOutcome.Unavailable or ConnectionOutcome.Malformed
        || (Resolution.Outcome == ConnectionOutcome.Incomplete
            && Resolution.Attempts.Any(static attempt => attempt.Outcome is BackendOutcome.Unavailable or BackendOutcome.Malformed));
}

/// <summary>Looks a connection up, without remembering anything: asks the backends in order and fills gaps from the manifest.</summary>
internal sealed class ConnectionLookup(
    BackendChain backends, ManifestCatalog manifests, ActiveDeployment deployment, MissingConnectionAdvice advice)
{
    /// <summary>Looks a connection up.</summary>
    /// <param name="id">The connection id.</param>
    /// <param name="known">What the caller has: where the backends say the same, it is returned, so that whoever keeps a client per
    /// connection keeps it.</param>
    /// <param name="cancellationToken">Ends the lookup.</param>
    public async ValueTask<LookupResult> FindAsync(string id, Connection? known, CancellationToken cancellationToken)
    {
        if (!ConnectionId.IsValid(id))
            return Failed(id, ConnectionOutcome.NotFound, "what was given as its id is not a connection id; is it a connection string?");
        if (deployment.Defect is { } defect) return Failed(id, ConnectionOutcome.UnknownDeployment, defect);

        // An id that begins like a template's must not lead to the variables and files of anything else.
        if (manifests.FindTemplateDefect(id) is { } noInstance) return Failed(id, ConnectionOutcome.NotFound, noInstance);

        ConnectionDefinition? definition = manifests.Find(id);
        IReadOnlyList<DeploymentConnection> changes = deployment.Name is null ? [] : manifests.FindChanges(id, deployment.Name);
        if (definition is not null && DescribeMissingLink(definition, changes) is { } notLinked)
            return Failed(id, ConnectionOutcome.NotLinked, notLinked);

        var request = new BackendRequest(id, definition, deployment.Name);
        ChainResult result = await backends.FindAsync(request, cancellationToken).ConfigureAwait(false);
        return new LookupResult(Assemble(request, changes, result, known), result.ChangeTokens, result.TimeToLive);
    }

    /// <summary>Whether a manifest declares the connection itself, and not as one of a template's instances.</summary>
    public bool IsDeclared(string id) => manifests.IsDeclared(id);

    /// <summary>The backends that a connection came from, for people.</summary>
    public static string GetNamesOfFound(IEnumerable<BackendAttempt> attempts)
    {
        string names = string.Join(" and ",
            attempts.Where(attempt => attempt.Outcome == BackendOutcome.Found).Select(attempt => attempt.Backend));
        return names.Length == 0 ? "the manifest alone" : names;
    }

    /// <summary>The failure of a lookup that a backend ended.</summary>
    public static ConnectionResolution DescribeStop(string id, BackendAttempt stopped, IReadOnlyList<BackendAttempt> attempts) =>
        Failure(id, ToConnectionOutcome(stopped.Outcome), $"the backend '{stopped.Backend}' {DescribeFailure(stopped.Outcome)}", attempts);

    private ConnectionResolution Assemble(BackendRequest request, IReadOnlyList<DeploymentConnection> changes, ChainResult result,
        Connection? known)
    {
        string id = request.ConnectionId;
        if (result.StoppedAt is { } stopped) return DescribeStop(id, stopped, result.Attempts);

        var draft = result.Draft;
        ConnectionDefinition? definition = request.Definition;
        if (!result.IsFound && definition is null)
            return WithAdvice(NotFound(id, "not found in any backend", result.Attempts), request, []);

        if (FillFromManifest(draft, definition, changes) is { } broken)
            return Failure(id, ConnectionOutcome.Malformed, broken, result.Attempts);
        if (definition is not null && FindTlsDemand(draft, definition, changes) is { } contradiction)
            return Failure(id, ConnectionOutcome.Malformed, contradiction, result.Attempts);
        IReadOnlyList<string> missing = definition is null ? [] : FindMissing(draft, definition);
        if (missing.Count > 0)
        {
            string names = string.Join(", ", missing.Select(field => $"'{field}'"));
            ConnectionResolution failure = result.IsFound
                ? Failure(id, ConnectionOutcome.Incomplete,
                    $"{names} must be set, but {GetNamesOfFound(result.Attempts)} and the manifest leave it out", result.Attempts)
                : NotFound(id, $"not found in any backend, and the manifest does not set {names}", result.Attempts);
            return WithAdvice(failure, request, missing);
        }

        Connection connection = draft.ToConnection(id, deployment.Name, definition);
        if (definition is not null && FindFormatDefect(connection, definition) is { } defect)
            return Failure(id, ConnectionOutcome.Malformed, defect, result.Attempts);
        bool isKnown = known is not null && connection.HasSameValuesAs(known) && connection.SetFields.SequenceEqual(known.SetFields);
        return new ConnectionResolution
        {
            ConnectionId = id,
            Outcome = ConnectionOutcome.Found,
            Connection = isKnown ? known : connection,
            Attempts = result.Attempts,
            ClearText = draft.ClearText,
            ResolvedAt = result.AnsweredAt,
            ExpiresAt = result.ExpiresAt,
        };
    }

    private static IReadOnlyList<string> FindMissing(ConnectionDraft draft, ConnectionDefinition definition)
    {
        List<string>? missing = null;
        foreach (string field in definition.RequiredFields)
        {
            if (!draft.IsSet(field)) (missing ??= []).Add(field);
        }
        return missing ?? (IReadOnlyList<string>)[];
    }

    private ConnectionResolution WithAdvice(ConnectionResolution failure, BackendRequest request, IReadOnlyList<string> missingFields) =>
        new()
    {
        ConnectionId = failure.ConnectionId,
        Outcome = failure.Outcome,
        Reason = failure.Reason,
        Attempts = failure.Attempts,
        Advice = advice.Describe(request, missingFields),
        Note = missingFields.Count == 0 ? null : advice.Note,
    };

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
            string? source = connection.FindSource(e.Field);
            return $"{(source is null ? "" : source + ": ")}the {e.Field} is not {e.Expected}";
        }
    }

    /// <summary>
    /// A whole connection in clear text where the manifest asks for TLS is a contradiction that nobody should decide silently.
    /// </summary>
    private string? FindTlsDemand(ConnectionDraft draft, ConnectionDefinition definition, IReadOnlyList<DeploymentConnection> changes)
    {
        if (draft.ClearText is not { } clear) return null;
        foreach (DeploymentConnection change in changes)
        {
            if (Demand(draft, change.Extra, change.Schema, change.Host) is { } demand)
                return Describe($"the deployment '{deployment.Name}'", demand);
            if (ReadSwitch(draft, change.Extra) is not null) return null;
        }
        return Demand(draft, definition.Extra, definition.Schema, definition.Host) is { } declared ? Describe("the manifest", declared)
            : null;

        string Describe(string who, string demand) =>
            $"{clear.Source} is clear text, because {clear.Reason}, but {who} asks for TLS by {demand}";
    }

    /// <summary>What asks for TLS; null where nothing does.</summary>
    private static string? Demand(ConnectionDraft draft, string? extra, string? schema, string? host)
    {
        if (ReadSwitch(draft, extra) is { } value)
            return draft.TlsSwitch!.On.Contains(value) ? $"its extra '{draft.TlsSwitch.Extra}'" : null;
        if (!draft.HasWebAddress) return null;
        if (string.Equals(schema, "https", StringComparison.OrdinalIgnoreCase)) return "its schema 'https'";
        return FindHost(host, "https://") is { } secure && secure == FindHost(draft.Get("host"), "http://") ? "'https' for the same host"
            : null;
    }

    private static string? ReadSwitch(ConnectionDraft draft, string? extra) =>
        draft.TlsSwitch is { } tls && extra is not null && ExtraValue.TryReadObject(extra, "", out var values)
            && values.TryGetValue(tls.Extra, out ExtraValue? value)
            ? draft.Normalize(tls.Extra, value.Text)
            : null;

    private static string? FindHost(string? address, string prefix) =>
        address?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) == true
        ? address[prefix.Length..].Split('/', ':')[0].ToLowerInvariant()
        : null;

    private string? FillFromManifest(ConnectionDraft draft, ConnectionDefinition? definition, IReadOnlyList<DeploymentConnection> changes)
    {
        if (definition is null) return null;
        if (FillFromDeployment(draft, changes) is { } unfit) return unfit;
        if (draft.Fill(new ConnectionFields
        {
            ConnType = definition.ConnType, Description = definition.Description, Host = definition.Host, Login = definition.Login,
            Schema = definition.Schema, Port = definition.Port, Extra = definition.Extra,
        }, "manifest") is { } defect) return defect;
        draft.FillClientDefaults();
        draft.JoinHosts();
        return draft.Fill("extra", definition.ExtraDefaults, "manifest");
    }

    private string? FillFromDeployment(ConnectionDraft draft, IReadOnlyList<DeploymentConnection> changes)
    {
        foreach (DeploymentConnection change in changes)
        {
            var overrides = new ConnectionFields
            {
                Description = change.Description, Host = change.Host, Login = change.Login, Schema = change.Schema, Port = change.Port,
                Extra = change.Extra,
            };
            if (draft.Fill(overrides, $"manifest, deployment {deployment.Name}") is { } broken) return broken;
        }
        return null;
    }

    /// <summary>Lists what the manifest says of a connection, source by source in the order of precedence.</summary>
    public IEnumerable<ConnectionDraft> ListManifestValues(BackendRequest request)
    {
        if (request.Definition is not { } definition) yield break;
        DeclaredType type = DeclaredType.For(definition);
        IReadOnlyList<DeploymentConnection> changes =
            deployment.Name is null ? [] : manifests.FindChanges(request.ConnectionId, deployment.Name);
        var overrides = new ConnectionDraft(type);
        if (FillFromDeployment(overrides, changes) is null) yield return overrides;
        var own = new ConnectionDraft(type);
        if (FillFromManifest(own, definition, []) is null) yield return own;
    }

    private string? DescribeMissingLink(ConnectionDefinition definition, IReadOnlyList<DeploymentConnection> changes)
    {
        bool? linked = ManifestCatalog.FindLink(changes);
        if (linked ?? !definition.Restricted) return null;
        if (deployment.Name is null)
            return $"the manifest restricts it to deployments that link it, and no deployment is active (set {ActiveDeployment.Variable})";
        return linked == false
            ? $"the manifest excludes it from the deployment '{deployment.Name}'"
            : $"the manifest restricts it to deployments that link it, and '{deployment.Name}' does not";
    }

    /// <summary>A failure that was allowed to fall through still is the likelier reason than "not found".</summary>
    private static ConnectionResolution NotFound(string id, string reason, IReadOnlyList<BackendAttempt> attempts)
    {
        ConnectionOutcome outcome = attempts.Select(attempt => ToConnectionOutcome(attempt.Outcome))
            .FirstOrDefault(outcome => outcome is not (ConnectionOutcome.NotFound or ConnectionOutcome.Found), ConnectionOutcome.NotFound);
        return Failure(id, outcome, reason, attempts);
    }

    private static string DescribeFailure(BackendOutcome outcome) => outcome switch
    {
        BackendOutcome.Denied => "denies access",
        BackendOutcome.Unavailable => "is unavailable",
        _ => "has a value that could not be parsed",
    };

    private static LookupResult Failed(string id, ConnectionOutcome outcome, string reason) => new(Failure(id, outcome, reason, []), []);

    private static ConnectionResolution Failure(string id, ConnectionOutcome outcome, string reason,
        IReadOnlyList<BackendAttempt> attempts) =>
        new() { ConnectionId = id, Outcome = outcome, Reason = ShownId.Hide(reason, id),
            Attempts = [.. attempts.Select(attempt => HideId(attempt, id))] };

    private static BackendAttempt HideId(BackendAttempt attempt, string id) =>
        new()
    {
        Backend = attempt.Backend,
        Outcome = attempt.Outcome,
        Places = [.. attempt.Places.Select(place => ShownId.Hide(place, id))],
        Reason = ShownId.Hide(attempt.Reason, id),
        RetryAfter = attempt.RetryAfter,
        Version = attempt.Version,
    };

    private static ConnectionOutcome ToConnectionOutcome(BackendOutcome outcome) => outcome switch
    {
        BackendOutcome.Found => ConnectionOutcome.Found,
        BackendOutcome.Denied => ConnectionOutcome.Denied,
        BackendOutcome.Unavailable => ConnectionOutcome.Unavailable,
        BackendOutcome.Malformed => ConnectionOutcome.Malformed,
        _ => ConnectionOutcome.NotFound,
    };
}
