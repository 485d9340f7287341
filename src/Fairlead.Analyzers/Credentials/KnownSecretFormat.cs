using Fairlead.Core.Rules;
using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials;

/// <summary>FLD1001: a secret that its format gives away, wherever it stands and whatever it is called.</summary>
internal static class KnownSecretFormat
{
    /// <summary>The rule for what is only known when a compilation ends.</summary>
    public static readonly DiagnosticDescriptor AcrossTypes = Descriptors.AtCompilationEnd(RuleTable.KnownSecretFormat);

    public static Diagnostic Create(CredentialMatch match, Location location, bool isAcrossTypes) =>
        Diagnostic.Create(isAcrossTypes ? AcrossTypes : Descriptors.KnownSecretFormat, location, match.What);

    /// <summary>Finds the secrets of a text, leaving out what other rules find in it.</summary>
    public static IReadOnlyList<CredentialMatch> Scan(string text) =>
        [.. CredentialScanner.Scan(text).Where(static match => match.Rule == RuleTable.KnownSecretFormat)];
}
