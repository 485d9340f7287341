using Fairlead.Core.Rules;
using Fairlead.Detection.CredentialApis;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials;

/// <summary>FLD1005: a constant that reaches an API that takes a cryptographic key.</summary>
internal static class ConstantCryptographicKey
{
    /// <summary>The rule for what is only known when a compilation ends.</summary>
    public static readonly DiagnosticDescriptor AcrossTypes = Descriptors.AtCompilationEnd(RuleTable.ConstantCryptographicKey);

    public static Diagnostic Create(ReachedSink sink, Location constant, bool isAcrossTypes) => Diagnostic.Create(
        isAcrossTypes ? AcrossTypes : Descriptors.ConstantCryptographicKey, constant, [sink.Use], sink.Sink.Kind.Describe(), sink.Name);
}
