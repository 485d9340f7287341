using Fairlead.Core.Connections;
using Fairlead.Core.Text;
using Fairlead.Operations.Sessions;

namespace Fairlead.Operations.Checking;

/// <summary>Resolves connections and says what is missing, hidden, insecure or over.</summary>
internal sealed class ConnectionChecker(ConnectionSession session)
{
    private const int MostAtOnce = 16;

    /// <summary>Checks the connections that the program requires.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public async Task<CheckReport> CheckAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        string[] checkedIds = [.. ids];
        var checks = new ConnectionCheck[checkedIds.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, checkedIds.Length, parallel, async (i, token) =>
            checks[i] = await CheckAsync(checkedIds[i], token).ConfigureAwait(false)).ConfigureAwait(false);
        return new CheckReport
        {
            Deployment = session.Deployment.Name,
            Environment = session.Host.EnvironmentName,
            Connections = checks,
            Warnings = session.Deployment.Remark is { } remark ? [remark, .. session.Catalog.FindCollisions()]
                : [.. session.Catalog.FindCollisions()],
        };
    }

    public async Task<ConnectionCheck> CheckAsync(string connectionId, CancellationToken cancellationToken)
    {
        // What is no id may be a connection string, and is not repeated.
        if (!ConnectionId.IsValid(connectionId))
            throw OperationException.Request("What was given as its id is not a connection id; is it a connection string?");
        BackendRequest request = session.CreateRequest(connectionId);
        ConnectionResolution resolution = await session.ResolveAsync(connectionId, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ValueLayer> layers = resolution.Outcome == ConnectionOutcome.NotLinked ? []
            : await ValueLayer.ListAsync(session, request, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<FieldCheck> fields = FieldChecks.Find(layers, resolution, request.Definition?.RequiredFields ?? []);
        TlsState? tls = resolution.IsFound ? TlsState.Find(resolution, session.Now) : null;
        string? end = FindEnd(request.Definition, out bool hasExpired);
        var warnings = new List<string>(tls?.Warnings ?? []);
        if (end is not null && !hasExpired) warnings.Add($"It {end}{DescribeOwners(request.Definition!)}");
        warnings.AddRange(fields.SelectMany(DescribeHidden));
        CheckState state = tls?.Defect is not null ? CheckState.Malformed
            : hasExpired && resolution.IsFound ? CheckState.Expired
            : GetState(resolution.Outcome);
        return new ConnectionCheck
        {
            ConnectionId = request.Definition is null ? QuotedName.Show(connectionId) : connectionId,
            ConnType = request.Definition?.ConnType ?? resolution.Connection?.ConnType ?? "",
            State = state,
            Reason = resolution.Reason ?? tls?.Defect ?? (hasExpired ? $"it {end}{DescribeOwners(request.Definition!)}" : null),
            Fields = fields,
            Attempts = resolution.Attempts,
            Advice = resolution.Note is { } note ? [.. resolution.Advice, note] : resolution.Advice,
            Warnings = warnings,
            Tls = tls?.Description,
            Version = resolution.Attempts.Select(static attempt => attempt.Version).FirstOrDefault(static version => version is not null),
        };
    }

    private static CheckState GetState(ConnectionOutcome outcome) => outcome switch
    {
        ConnectionOutcome.Found => CheckState.Set,
        ConnectionOutcome.Denied => CheckState.Denied,
        ConnectionOutcome.Unavailable => CheckState.Unavailable,
        ConnectionOutcome.Malformed => CheckState.Malformed,
        ConnectionOutcome.NotLinked => CheckState.NotLinked,
        _ => CheckState.Missing,
    };

    /// <summary>A value that an override of the manifest hides is hidden on purpose.</summary>
    private static IEnumerable<string> DescribeHidden(FieldCheck field) => field.Hidden
        .Where(hidden => !hidden.IsManifests && field.Source is not null)
        .Select(hidden => $"{field.Field}: {field.Source} hides {hidden.Source}"
            + (hidden.IsSame switch { true => ", which has the same value", false => ", which has another value", _ => "" }));

    private string? FindEnd(ConnectionDefinition? definition, out bool hasExpired)
    {
        DateTime today = session.Now.UtcDateTime.Date;
        DateTime? expires = ToDateTime(definition?.Expires);
        hasExpired = expires <= today;
        return definition is null ? null
            : ConnectionLifetime.DescribeEnd(expires, definition.RotateEvery, ToDateTime(definition.LastRotated), today);
    }

    private static DateTime? ToDateTime(DateOnly? day) => day?.ToDateTime(TimeOnly.MinValue);

    private static string DescribeOwners(ConnectionDefinition definition) =>
        definition.Owners.Count == 0 ? "" : $" (owned by {QuotedName.ShowOwners(definition.Owners)})";
}
