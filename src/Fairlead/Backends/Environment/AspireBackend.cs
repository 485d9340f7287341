using Fairlead.Core.ConnectionStrings;
using Fairlead.Resolution;

namespace Fairlead.Backends;

/// <summary>
/// The properties of a connection that .NET Aspire's <c>WithReference</c> sets: <c>ORDERS_DB_HOST</c>, <c>ORDERS_DB_PASSWORD</c>,
/// <c>ORDERS_DB_URI</c>. Other programs have variables of such names too, so only declared connections are looked up, after every other
/// backend, and only where one of the names says where the service is.
/// </summary>
internal sealed class AspireBackend(string name, Func<string, string?> getValue) : ISecretsBackend, IInProcessBackend
{
    /// <summary>Names that say where a service is. Without one of them the others are somebody else's.</summary>
    private static readonly string[] Addresses = ["URI", "CONNECTIONSTRING", "HOST", "ENDPOINT", "FULLYQUALIFIEDNAMESPACE", "BLOBENDPOINT"];

    private static readonly string[] Properties =
    [
        .. Addresses, "PORT", "USERNAME", "PASSWORD", "DATABASENAME", "DATABASE", "KEY", "ACCESSKEY", "TOKEN", "MODELNAME", "VIRTUALHOST",
        "ACCOUNTNAME", "ACCOUNTKEY",
    ];

    public string Name => name;

    public ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Find(request));

    public BackendAnswer? FindAtOnce(BackendRequest request) => Find(request);

    private BackendAnswer Find(BackendRequest request)
    {
        string prefix =
            new([.. request.ConnectionId.Select(static c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'), '_']);
        bool isSet = request.Definition is not null && Array.Exists(Addresses, address => Read(prefix + address) is not null);
        if (!isSet) return BackendAnswer.NotFound([prefix + "*"]);

        DeclaredType type = DeclaredType.For(request.Definition);
        var values = new NamedValues();
        var places = new List<string>();
        foreach (string property in Properties)
        {
            if (Read(prefix + property) is not { } value) continue;
            FieldName field = property == "BLOBENDPOINT" ? FieldName.Find("host", type.Keywords) : FieldNames.FromVariable(property, type);
            if (values.Add(field, new Secret(value), prefix + property) is { } defect)
                return BackendAnswer.Malformed([prefix + property], defect);
            places.Add(prefix + property);
        }
        return values.IsEmpty ? BackendAnswer.NotFound([prefix + "*"]) : BackendAnswer.Found(values.Text, values.Fields, places);
    }

    private string? Read(string key) => getValue(key) is { Length: > 0 } value ? value : null;
}
