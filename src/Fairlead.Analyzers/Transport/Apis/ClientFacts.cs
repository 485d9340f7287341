using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.TransportApis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>The facts about what code does with one client: which members it sets and calls, and with which values.</summary>
internal sealed class ClientFacts(ClearTextDefault known)
{
    private readonly List<string> _hosts = [];
    private bool _hasCredential;

    /// <summary>True if anything decides about encryption.</summary>
    public bool IsSecured { get; private set; }

    /// <summary>True if other code of the project gets hold of the client before it is used, and may go on.</summary>
    public bool IsHandedOn { get; set; }

    /// <summary>Determines whether what is sent is worth protecting, and goes to another machine as far as the code tells.</summary>
    public bool IsFinding(InternalHostSuffixes internalHosts) =>
        _hasCredential
            || (!known.NeedsCredentials
                && _hosts.Exists(host => HostClassifier.Classify(host, internalHosts).IsClearTextFinding(sendsCredentials: false)));

    public void Add(IOperation operation)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member }, Value: var value }:
                AddMember(member.Name, value);
                break;
            case IMemberInitializerOperation { InitializedMember: IMemberReferenceOperation { Member: var member } }:
                AddMember(member.Name, value: null);
                break;
            case IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: var member } }:
                AddMember(member.Name, value: null);
                break;
            case IInvocationOperation call:
                AddMember(call.TargetMethod.Name, value: null);
                foreach (IArgumentOperation argument in call.Arguments)
                {
                    if (argument is { Parameter: { } parameter, ArgumentKind: not ArgumentKind.DefaultValue })
                        AddMember(parameter.Name, argument.Value);
                }
                break;
        }
    }

    public void AddMember(string name, IOperation? value)
    {
        if (Array.IndexOf(known.SecuredBy, name) >= 0) IsSecured = true;
        if (value is not null) value = InsecureValueFinder.Unwrap(value);
        if (value?.ConstantValue is { HasValue: true, Value: int port } && ClearTextDefault.IsTlsPort(port)) IsSecured = true;
        if (Array.IndexOf(known.Credentials, name) >= 0 && value?.ConstantValue is not { HasValue: true, Value: null })
            _hasCredential = true;
        if (value is IFieldReferenceOperation { Field: { IsConst: true, ContainingType: { TypeKind: TypeKind.Enum } type } field }
            && Array.IndexOf(known.Credentials, type.Name + "." + field.Name) >= 0) _hasCredential = true;
        if (Array.IndexOf(known.Hosts, name) >= 0 && value?.ConstantValue is { HasValue: true, Value: string { Length: > 0 } host })
            _hosts.Add(host.Split(':')[0]);

        // An endpoint or identifier that is made on the spot: its parts count.
        if (value is IObjectCreationOperation { Arguments: var parts } && Array.IndexOf(known.Hosts, name) < 0)
        {
            foreach (IArgumentOperation part in parts)
            {
                if (part.Value.ConstantValue is { HasValue: true, Value: int number } && ClearTextDefault.IsTlsPort(number))
                    IsSecured = true;
            }
        }
    }
}
