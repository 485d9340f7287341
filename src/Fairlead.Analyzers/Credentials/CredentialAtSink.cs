using Fairlead.Core.Rules;
using Fairlead.Detection.CredentialApis;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials;

/// <summary>FLD1002: a constant that reaches an API that takes a credential.</summary>
internal static class CredentialAtSink
{
    /// <summary>The rule for what is only known when a compilation ends.</summary>
    public static readonly DiagnosticDescriptor AcrossTypes = Descriptors.AtCompilationEnd(RuleTable.CredentialAtSink);

    public static Diagnostic Create(ReachedSink sink, Location constant, bool isAcrossTypes) => Diagnostic.Create(
        isAcrossTypes ? AcrossTypes : Descriptors.CredentialAtSink, constant, [sink.Use], sink.Sink.Kind.Describe(), sink.Name);
}
