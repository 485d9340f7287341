using Fairlead.Detection.TransportApis;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>A value that code gives to a sink; no value where the mere use of the member is weak.</summary>
internal sealed record TransportSinkUse(TransportSink Sink, ISymbol Member, IOperation Operation, IOperation? Value)
{
    /// <summary>The sink as messages name it: <c>SmtpClient.EnableSsl</c>; of a constructor, the type and the parameter.</summary>
    public string DisplayName
    {
        get
        {
            string type = Member.ContainingType?.Name ?? "";
            if (type.EndsWith("Extensions", StringComparison.Ordinal)) return Member.Name;
            return Member is IMethodSymbol { MethodKind: MethodKind.Constructor }
                ? $"{type}({Sink.ParameterName})" : $"{type}.{Member.Name}";
        }
    }

    /// <summary>What to use instead, as messages name it.</summary>
    public string Advice => Sink switch
    {
        { Secure: { } secure } => $"'{secure}'",
        { Insecure.Kind: InsecureValueKind.False, ParameterName: { } parameter } => $"'{parameter}: true'",
        { Insecure.Kind: InsecureValueKind.False } => $"'{Member.Name} = true'",
        _ => "TLS",
    };
}
