using Fairlead.Analyzers.Text;
using Fairlead.Core.Rules;
using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials;

/// <summary>FLD1011: an empty password, or the server's default.</summary>
internal static class EmptyOrDefaultPassword
{
    /// <summary>The rule for what is only known when a compilation ends.</summary>
    public static readonly DiagnosticDescriptor AcrossTypes = Descriptors.AtCompilationEnd(RuleTable.EmptyOrDefaultPassword);

    public static Diagnostic Create(CredentialMatch match, Location location, bool isAcrossTypes) =>
        Diagnostic.Create(isAcrossTypes ? AcrossTypes : Descriptors.EmptyOrDefaultPassword, location, match.What);

    /// <summary>Determines whether something is appended to a password that is empty so far: <c>"…;Password=" + password</c>.</summary>
    public static bool IsCompletedLater(CredentialMatch match, StringExpression text) =>
        match.Span.End == text.Value.Length
        && text.Operation.Parent is ICompoundAssignmentOperation
        or IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Append" } };
}
