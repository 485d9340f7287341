using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>One of the values that a position may be given, and the code to report it at.</summary>
internal abstract record ConnectionIdValue(SyntaxNode Expression);

/// <summary>A text that is known at compile time. The expression spells it, or names a constant of another file.</summary>
internal sealed record ConstantId(string Text, SyntaxNode Expression) : ConnectionIdValue(Expression);

/// <summary>Nothing: null, empty or blank.</summary>
internal sealed record MissingId(SyntaxNode Expression, bool IsNull) : ConnectionIdValue(Expression);

/// <summary>An id that another position was given and that is checked there.</summary>
internal sealed record ForwardedId(ISymbol Source, SyntaxNode Expression) : ConnectionIdValue(Expression);

/// <summary>A text that is only known when the program runs.</summary>
internal sealed record DynamicId(SyntaxNode Expression) : ConnectionIdValue(Expression);
