using Fairlead.Core.Connections;

namespace Fairlead.Operations.Exchange;

/// <summary>A connection on its way in or out. A class, so that nothing prints its values.</summary>
/// <param name="id">The connection id.</param>
/// <param name="fields">Its fields.</param>
internal sealed class ExchangedConnection(string id, ConnectionFields fields)
{
    public string Id { get; } = id;

    public ConnectionFields Fields { get; } = fields;

    public override string ToString() => Id;
}
