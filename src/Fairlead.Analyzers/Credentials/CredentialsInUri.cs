using Fairlead.Core.Rules;
using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials;

/// <summary>FLD1004: credentials in a URI or in an HTTP header.</summary>
internal static class CredentialsInUri
{
    /// <summary>The rule for what is only known when a compilation ends.</summary>
    public static readonly DiagnosticDescriptor AcrossTypes = Descriptors.AtCompilationEnd(RuleTable.CredentialsInUri);

    public static Diagnostic Create(CredentialMatch match, Location location, bool isAcrossTypes) =>
        Diagnostic.Create(isAcrossTypes ? AcrossTypes : Descriptors.CredentialsInUri, location, match.What);
}
