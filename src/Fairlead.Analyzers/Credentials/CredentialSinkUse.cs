using Fairlead.Detection.CredentialApis;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials;

/// <summary>A value that code hands to a sink, as it is written there.</summary>
/// <param name="Sink">The row of the table.</param>
/// <param name="DisplayName">The sink as messages name it: <c>NetworkCredential.Password</c>; of a constructor, the type alone.</param>
/// <param name="Value">The value.</param>
internal sealed record CredentialSinkUse(CredentialSink Sink, string DisplayName, IOperation Value)
{
    public CredentialSinkUse(CredentialSink sink, ISymbol member, IOperation value)
        : this(sink, GetDisplayName(member), value)
    {
    }

    private static string GetDisplayName(ISymbol member)
    {
        string type = member.ContainingType?.Name ?? "";
        return member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } => type,
            IPropertySymbol { IsIndexer: true } => type + "[]",
            _ => type + "." + member.Name,
        };
    }
}
