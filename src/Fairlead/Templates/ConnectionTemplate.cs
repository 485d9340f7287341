using Fairlead.Core.Text;
using Fairlead.Templates;

namespace Fairlead;

/// <summary>
/// A connection template of the manifest: many connections of one type, which differ in the values of its parameters. Generated code
/// derives a class for each template, with a typed <c>For</c>. An instance is a connection of its own: it has its own id, such as
/// <c>tenant_db.acme</c>, under which every backend looks it up and the cache remembers it.
/// </summary>
/// <typeparam name="TConnection">The generated type of the connections.</typeparam>
public abstract class ConnectionTemplate<TConnection>
    where TConnection : class
{
    /// <summary>How many instances keep their accessor, and with it their typed object.</summary>
    private const int MaximumInstances = 1000;

    private readonly TemplateInstances _instances;
    private readonly RecentInstances<ConnectionAccessor<TConnection>> _accessors;

    /// <summary>Creates the template, for generated code.</summary>
    /// <param name="definition">The manifest's declaration of the template.</param>
    /// <param name="resolver">The resolver of the connections.</param>
    /// <param name="create">Creates the typed object from a connection.</param>
    protected ConnectionTemplate(ConnectionDefinition definition, IConnectionResolver resolver, Func<Connection, TConnection> create)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(resolver);
        ArgumentNullException.ThrowIfNull(create);
        Id = definition.Id;
        _instances = TemplateInstances.For(definition);
        _accessors = new RecentInstances<ConnectionAccessor<TConnection>>(
            MaximumInstances, id => new ConnectionAccessor<TConnection>(id, resolver, create));
    }

    /// <summary>Gets the id of the template, with which the ids of its instances begin. It is not the id of a connection itself.</summary>
    public string Id { get; }

    /// <summary>
    /// Gets the accessor of an instance, for generated code. The least recently used of many instances lose theirs and get a new one.
    /// </summary>
    /// <param name="values">The values of the parameters, in the order in which the manifest declares these.</param>
    /// <exception cref="ArgumentNullException">A value is null.</exception>
    /// <exception cref="ArgumentException">The template does not allow a value.</exception>
    protected ConnectionAccessor<TConnection> GetInstance(params string[] values) => _accessors.Get(_instances.GetId(values));

    /// <summary>Gets the accessor of an instance if there is one, for generated code.</summary>
    /// <param name="values">The values of the parameters, in the order in which the manifest declares these.</param>
    /// <returns>The accessor; null if the template does not allow a value.</returns>
    protected ConnectionAccessor<TConnection>? FindInstance(params string?[] values) =>
        _instances.FindId(values) is { } id ? _accessors.Get(id) : null;

    /// <summary>Gets the id of the template, nothing else.</summary>
    /// <returns>The id, if it looks like a name.</returns>
    public sealed override string ToString() => QuotedName.Show(Id);
}
