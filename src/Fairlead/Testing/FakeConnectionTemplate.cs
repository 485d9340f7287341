using Fairlead.Templates;

namespace Fairlead.Testing;

/// <summary>
/// A connection template for tests. Each instance is a separate fake connection with the manifest's values until the test sets others; it
/// is created when the test or the program first asks for it.
/// </summary>
public abstract class FakeConnectionTemplate
{
    private protected FakeConnectionTemplate()
    {
    }

    internal abstract FakeConnection? Find(string connectionId);
}

/// <summary>A connection template for tests, with the generated type of its fakes.</summary>
/// <typeparam name="TFake">The generated type of the fakes.</typeparam>
public abstract class FakeConnectionTemplate<TFake> : FakeConnectionTemplate
    where TFake : FakeConnection
{
    private readonly Dictionary<string, TFake> _fakes = new(StringComparer.Ordinal);
    private readonly TemplateInstances _instances;
    private readonly Func<ConnectionDefinition, TFake> _create;

    /// <summary>Creates the template, for generated code.</summary>
    /// <param name="definition">The manifest's declaration of the template.</param>
    /// <param name="create">Creates the fake of an instance.</param>
    protected FakeConnectionTemplate(ConnectionDefinition definition, Func<ConnectionDefinition, TFake> create)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(create);
        (_instances, _create) = (TemplateInstances.For(definition), create);
    }

    /// <summary>Gets the fake of an instance, for generated code.</summary>
    /// <param name="values">The values of the parameters, in the order in which the manifest declares these.</param>
    /// <exception cref="ArgumentNullException">A value is null.</exception>
    /// <exception cref="ArgumentException">The template does not allow a value.</exception>
    protected TFake GetInstance(params string[] values) => Get(_instances.GetId(values), values);

    internal sealed override FakeConnection? Find(string connectionId) =>
        _instances.Parameters.Claims(connectionId) && _instances.Parameters.TryRead(connectionId, out IReadOnlyList<string> values) is null
            ? Get(connectionId, values)
            : null;

    private TFake Get(string id, IReadOnlyList<string> values)
    {
        lock (_fakes)
        {
            if (!_fakes.TryGetValue(id, out TFake? fake)) _fakes.Add(id, fake = _create(_instances.CreateDefinition(id, values)));
            return fake;
        }
    }
}
