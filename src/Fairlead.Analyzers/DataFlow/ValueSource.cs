using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.DataFlow;

/// <summary>
/// A source of a value: a constant as it is written, a parameter, a member, a call, or whatever else nothing more is known of.
/// A fragment is a literal that stands in a composition beside what is not written there, such as the prefix in <c>"Bearer " + token</c>.
/// </summary>
internal sealed record ValueSource(IOperation Operation, bool IsFragment);
