using Fairlead.Detection.CredentialApis;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials;

/// <summary>The end of a flow, as it is reported: the sink, its name and where it is used.</summary>
internal sealed record ReachedSink(CredentialSink Sink, string Name, Location Use)
{
    public static ReachedSink From(CredentialSinkUse use) => new(use.Sink, use.DisplayName, use.Value.Syntax.GetLocation());
}
