using System.Diagnostics;
using Fairlead.Core.Text;

namespace Fairlead;

/// <summary>
/// A resolved connection: one consistent version of everything that a client needs to reach a system. Immutable.
/// Field names and meanings are Airflow's; null is "not set".
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class Connection
{
    /// <summary>Gets the connection id.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// Gets the connection type, such as <c>postgres</c> or <c>http</c>; empty if neither the manifest nor the value has one.
    /// </summary>
    public required string ConnType { get; init; }

    /// <summary>Gets what the connection is for, in words.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the host name or address; for some types an endpoint or a path.</summary>
    public string? Host { get; init; }

    /// <summary>Gets the user name, access key id or client id.</summary>
    public string? Login { get; init; }

    /// <summary>Gets the password, secret key or token.</summary>
    public Secret? Password { get; init; }

    /// <summary>Gets the database, or the type's own meaning of <c>schema</c>.</summary>
    public string? Schema { get; init; }

    /// <summary>Gets the port, 0 to 65535.</summary>
    public int? Port { get; init; }

    /// <summary>Gets everything else, by name.</summary>
    public ConnectionExtra Extra { get; init; } = ConnectionExtra.Empty;

    /// <summary>Gets the deployment that this connection was resolved for; null when there is none.</summary>
    public string? Deployment { get; init; }

    /// <summary>Gets which fields are set, and where each value came from. Holds no values.</summary>
    public IReadOnlyList<ConnectionFieldSource> SetFields { get; init; } = [];

    /// <summary>What the manifest says of the connection; null where it says nothing.</summary>
    internal ConnectionDefinition? Definition { get; init; }

    /// <summary>Returns the id and the type, nothing else.</summary>
    public override string ToString() => $"Connection '{QuotedName.Show(Id)}' ({QuotedName.Show(ConnType)})";

    /// <summary>
    /// Gets what may be logged: id and type, host, port, schema and login, as far as they look like names, and which fields are set. No
    /// secret is in it, and no value of an extra.
    /// </summary>
    public string ToDisplayString() => ConnectionDisplay.Write(this);

    /// <summary>The same connection with a credential in place of its login and password.</summary>
    internal Connection With(Credential credential) => new()
    {
        Id = Id, ConnType = ConnType, Description = Description, Host = Host, Schema = Schema, Port = Port, Deployment = Deployment,
        SetFields = SetFields,
        Definition = Definition, Login = credential.Login, Password = credential.Password, Extra = Extra.With(credential.Extra),
    };

    /// <summary>Where a field's value came from; null when that is not known.</summary>
    internal string? FindSource(string field) => SetFields.FirstOrDefault(set => set.Field == field)?.Source;

    /// <summary>
    /// Whether a client built from <paramref name="other"/> would behave the same. Where the values came from does not matter.
    /// </summary>
    internal bool HasSameValuesAs(Connection other) =>
        Id == other.Id && ConnType == other.ConnType && Description == other.Description && Host == other.Host && Login == other.Login
        && Password == other.Password && Schema == other.Schema && Port == other.Port && Deployment == other.Deployment
        && Extra.HasSameValuesAs(other.Extra);
}
