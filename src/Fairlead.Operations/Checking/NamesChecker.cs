using Fairlead.Core.ConnectionStrings;
using Fairlead.Operations.Sessions;
using Fairlead.Resolution;

namespace Fairlead.Operations.Checking;

/// <summary>
/// Checks by names only: it reads no value, so it needs no permission to. A backend that can list its connections says what is set there;
/// of the others only the places are known in which a value would be looked for.
/// </summary>
internal sealed class NamesChecker(ConnectionSession session)
{
    public async Task<CheckReport> CheckAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        IReadOnlyList<ListedBackend> listings = await ListedBackend.ListAsync(session, cancellationToken).ConfigureAwait(false);
        ListedBackend[] silent = [.. listings.Where(static listed => listed.Listing?.Outcome != BackendOutcome.Found)];
        return new CheckReport
        {
            Deployment = session.Deployment.Name,
            Environment = session.Host.EnvironmentName,
            Connections = [.. ids.Select(id => Check(id, listings, silent))],
            Warnings = [.. silent.Select(static listed => listed.Listing is { } listing
                ? $"The backend '{listed.Name}' could not be listed ({listing.Outcome}"
                    + (listing.Reason is { } reason ? $": {reason})" : ")")
                : $"The backend '{listed.Name}' can't list its connections; without reading values nobody knows what it has")],
        };
    }

    private ConnectionCheck Check(string id, IReadOnlyList<ListedBackend> listings, IReadOnlyList<ListedBackend> silent)
    {
        BackendRequest request = session.CreateRequest(id);
        DeclaredType type = DeclaredType.For(request.Definition);
        List<(ListedBackend Backend, ListedConnection Listed)> having =
            [.. listings.SelectMany(backend => backend.Find(id), static (backend, listed) => (backend, listed))];
        ListedConnection? whole = having.Select(static pair => pair.Listed).FirstOrDefault(static listed => listed.Fields.Count == 0);
        FieldCheck[] fields =
        [
            .. (request.Definition?.RequiredFields ?? []).Select(field => new FieldCheck(field,
                having.Select(static pair => pair.Listed).FirstOrDefault(listed => HasField(listed, field, type))?.Place ?? whole?.Place,
                    [])),
        ];
        string[] missing = [.. fields.Where(static field => field.IsMissing).Select(static field => field.Field)];
        return new ConnectionCheck
        {
            ConnectionId = id,
            ConnType = request.Definition?.ConnType ?? "",
            State = missing.Length == 0 ? CheckState.Set : silent.Count > 0 ? CheckState.Unknown : CheckState.Missing,
            Reason = missing.Length == 0 ? null
                : $"no name says that {string.Join(", ", missing.Select(static field => $"'{field}'"))} is set",
            Fields = fields,
            Advice = [.. missing.SelectMany(field => DescribePlaces(request, field))],
        };
    }

    private IEnumerable<string> DescribePlaces(BackendRequest request, string field)
    {
        string[] places =
        [
            .. session.Backends.SelectMany(backend => backend.DescribePlaces(request, field)).Distinct(StringComparer.Ordinal),
        ];
        return places.Length == 0 ? [] : places.Select(static place => "  " + place).Prepend($"To supply '{field}', set one of");
    }

    private static bool HasField(ListedConnection listed, string field, DeclaredType type) =>
        listed.Fields.Any(name => FieldName.Find(name, type.Keywords).Field is { } known && (known == field || known == "uri"));
}
