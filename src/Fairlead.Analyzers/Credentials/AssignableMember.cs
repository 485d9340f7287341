using Fairlead.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// An assignable symbol whose value reaches a sink; or one that holds an object of which only <see cref="Part"/> does.
/// </summary>
internal sealed class AssignableMember(ISymbol symbol, ObjectPart? part = null) : IEquatable<AssignableMember>
{
    public ISymbol Symbol { get; } = symbol;

    public ObjectPart? Part { get; } = part;

    public bool Equals(AssignableMember? other) =>
        other is not null && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol) && Equals(Part, other.Part);

    public override bool Equals(object? other) => Equals(other as AssignableMember);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Symbol);
}
