using Fairlead.Detection.CredentialApis;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials;

/// <summary>A value that code hands to a sink: the member that takes it, and the value as it is written there.</summary>
internal sealed record CredentialSinkUse(CredentialSink Sink, ISymbol Member, IOperation Value)
{
    /// <summary>The sink as messages name it: <c>NetworkCredential.Password</c>; of a constructor, the type alone.</summary>
    public string DisplayName
    {
        get
        {
            string type = Member.ContainingType?.Name ?? "";
            return Member switch
            {
                IMethodSymbol { MethodKind: MethodKind.Constructor } => type,
                IPropertySymbol { IsIndexer: true } => type + "[]",
                _ => type + "." + Member.Name,
            };
        }
    }
}
