using Fairlead.Core.Rules;
using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials;

/// <summary>FLD1003: a password or key in a connection string.</summary>
internal static class SecretInConnectionString
{
    /// <summary>The rule for what is only known when a compilation ends.</summary>
    public static readonly DiagnosticDescriptor AcrossTypes = Descriptors.AtCompilationEnd(RuleTable.SecretInConnectionString);

    public static Diagnostic Create(CredentialMatch match, Location location, bool isAcrossTypes) =>
        Diagnostic.Create(isAcrossTypes ? AcrossTypes : Descriptors.SecretInConnectionString, location, match.What);
}
