using Fairlead.Detection.TransportApis;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>A value that code gives to a sink; no value where the mere use of the member is weak.</summary>
/// <param name="Sink">The row of the table.</param>
/// <param name="TypeName">The simple name of the type that has the member.</param>
/// <param name="MemberName">The member's name, or that of all constructors.</param>
/// <param name="Operation">The call, creation or assignment.</param>
/// <param name="Value">The value.</param>
internal sealed record TransportSinkUse(
    TransportSink Sink, string TypeName, string MemberName, IOperation Operation, IOperation? Value)
{
    public TransportSinkUse(TransportSink sink, ISymbol member, IOperation operation, IOperation? value)
        : this(sink, member.ContainingType?.Name ?? "", member.Name, operation, value)
    {
    }

    /// <summary>The sink as messages name it: <c>SmtpClient.EnableSsl</c>; of a constructor, the type and the parameter.</summary>
    public string DisplayName
    {
        get
        {
            if (TypeName.EndsWith("Extensions", StringComparison.Ordinal)) return MemberName;
            return MemberName == WellKnownMemberNames.InstanceConstructorName
                ? $"{TypeName}({Sink.ParameterName})" : $"{TypeName}.{MemberName}";
        }
    }

    /// <summary>What to use instead, as messages name it.</summary>
    public string Advice => Sink switch
    {
        { Secure: { } secure } => $"'{secure}'",
        { Insecure.Kind: InsecureValueKind.False, ParameterName: { } parameter } => $"'{parameter}: true'",
        { Insecure.Kind: InsecureValueKind.False } => $"'{MemberName} = true'",
        _ => "TLS",
    };
}
