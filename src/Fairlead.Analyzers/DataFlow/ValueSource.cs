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

/// <summary>A member that is read of objects which are not made on the way.</summary>
/// <param name="Member">A field, a property or the parameter of a primary constructor.</param>
/// <param name="Objects">Where the objects come from.</param>
internal sealed record SharedRead(ISymbol Member, IReadOnlyList<IOperation> Objects);
