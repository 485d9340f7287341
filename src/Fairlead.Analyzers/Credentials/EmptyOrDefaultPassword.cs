using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Text;
using Fairlead.Core.Rules;
using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials;

/// <summary>FLD1011: an empty password, or the server's default.</summary>
internal static class EmptyOrDefaultPassword
{
    /// <summary>The rule for what is only known when a compilation ends.</summary>
    public static readonly DiagnosticDescriptor AcrossTypes = Descriptors.AtCompilationEnd(RuleTable.EmptyOrDefaultPassword);

    public static Diagnostic Create(CredentialMatch match, Location location, bool isAcrossTypes) =>
        Diagnostic.Create(isAcrossTypes ? AcrossTypes : Descriptors.EmptyOrDefaultPassword, location, match.What);

    /// <summary>
    /// Determines whether something may be appended to a password that is empty so far: <c>text.Append("…;Password=")</c>. What that is
    /// shows when the whole type has been seen.
    /// </summary>
    public static bool MayBeCompleted(CredentialMatch match, StringExpression text) =>
        match.Rule == RuleTable.EmptyOrDefaultPassword && match.Span.End == text.Value.Length
        && StringExpansion.MayGoOn(text.Operation);
}
