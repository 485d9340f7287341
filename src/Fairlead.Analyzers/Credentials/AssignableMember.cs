using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// An assignable symbol whose value reaches a sink; or one that holds an object of which only <see cref="Member"/> does.
/// </summary>
internal sealed class AssignableMember(ISymbol symbol, ISymbol? member = null) : IEquatable<AssignableMember>
{
    public ISymbol Symbol { get; } = symbol;

    public ISymbol? Member { get; } = member;

    public bool Equals(AssignableMember? other) => other is not null
        && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol) && SymbolEqualityComparer.Default.Equals(Member, other.Member);

    public override bool Equals(object? other) => Equals(other as AssignableMember);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Symbol);
}
