using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.DataFlow;

/// <summary>
/// A source of a value: a constant as it is written, a parameter, a member, a call, or whatever else nothing more is known of.
/// A fragment is a literal that stands in a composition beside what is not written there, such as the prefix in <c>"Bearer " + token</c>.
/// </summary>
/// <param name="Operation">The source itself.</param>
/// <param name="IsFragment">True if the text has more in it.</param>
/// <param name="Read">For a member that types of many purposes share: of which objects it is read. Null for all other sources.</param>
internal sealed record ValueSource(IOperation Operation, bool IsFragment, SharedRead? Read = null);

/// <summary>A part that is read of objects which are not made on the way.</summary>
/// <param name="Part">The part.</param>
/// <param name="Objects">Where the objects come from.</param>
internal sealed record SharedRead(ObjectPart Part, IReadOnlyList<IOperation> Objects);

/// <summary>
/// A part of an object: a member, which is a field, a property or the parameter of a primary constructor; or what a collection holds under
/// a key or index.
/// </summary>
internal sealed class ObjectPart(ISymbol? member, object? key = null) : IEquatable<ObjectPart>
{
    public ISymbol? Member { get; } = member;

    /// <summary>A text, or the number of an element.</summary>
    public object? Key { get; } = key;

    public bool Equals(ObjectPart? other) =>
        other is not null && SymbolEqualityComparer.Default.Equals(Member, other.Member) && Equals(Key, other.Key);

    public override bool Equals(object? other) => Equals(other as ObjectPart);

    public override int GetHashCode() => Member is null ? Key?.GetHashCode() ?? 0 : SymbolEqualityComparer.Default.GetHashCode(Member);
}
