using System.Runtime.CompilerServices;

namespace Fairlead.Analyzers.Types;

/// <summary>
/// What is known of an object for as long as it lives. Files and references outlive compilations: an edit makes a new compilation, but
/// only one new file and no new reference. A value must not hold on to a compilation.
/// </summary>
internal sealed class WeakCache<TKey, TValue>(Func<TKey, TValue> create)
    where TKey : class
{
    private readonly ConditionalWeakTable<TKey, StrongBox<TValue>> _values = new();

    private readonly ConditionalWeakTable<TKey, StrongBox<TValue>>.CreateValueCallback _create = key => new StrongBox<TValue>(create(key));

    public TValue Get(TKey key) => _values.GetValue(key, _create).Value!;
}
