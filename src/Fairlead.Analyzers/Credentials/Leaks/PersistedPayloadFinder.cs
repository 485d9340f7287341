using System.Collections.Immutable;
using Fairlead.Analyzers.Types;
using Fairlead.Detection.Credentials.Leaks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials.Leaks;

/// <summary>Finds what code hands to workflow and job frameworks that store it.</summary>
internal sealed class PersistedPayloadFinder
{
    private static readonly MemberTable<PersistedPayload> Payloads =
        new(PersistedPayload.All, static payload => payload.TypeName, static payload => payload.Members);

    private readonly KnownMembers<PersistedPayload> _payloads = new(Payloads);

    /// <summary>A value that is stored, under a name if it has one, and by whom.</summary>
    internal sealed record StoredValue(IOperation Value, string? Name, string Framework);

    public IEnumerable<StoredValue> Find(IOperation operation, ISymbol member) => operation switch
    {
        IInvocationOperation call
            when _payloads.Find(call.TargetMethod, call.Instance?.Type) is { } payload => FindInArguments(call.Arguments, payload),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target, Value: var value }
            when _payloads.Find(target.Property, target.Instance?.Type) is { } payload =>
            [new StoredValue(value, FindKey(target.Arguments), payload.Framework)],
        IReturnOperation { ReturnedValue: { } value }
            when FindResultFramework(member) is { } keeper => [new StoredValue(value, null, keeper)],
        _ => [],
    };

    private static IEnumerable<StoredValue> FindInArguments(ImmutableArray<IArgumentOperation> arguments, PersistedPayload payload)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Parameter is not { } parameter) continue;
            if (Array.IndexOf(payload.Parameters, parameter.OriginalDefinition.Name) >= 0)
            {
                yield return new StoredValue(argument.Value, FindKey(arguments), payload.Framework);
            }
            else if (payload.TakesCalls && FindCall(argument.Value) is { } call)
            {
                foreach (IArgumentOperation given in call.Arguments)
                {
                    if (given.ArgumentKind != ArgumentKind.DefaultValue)
                        yield return new StoredValue(given.Value, given.Parameter?.Name, payload.Framework);
                }
            }
        }
    }

    /// <summary>Finds the constant key that comes with a value.</summary>
    private static string? FindKey(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.Length > 0 && arguments[0].Parameter?.Type.SpecialType == SpecialType.System_String
        && arguments[0].Parameter!.Name is "key" or "propertyName" ? arguments[0].Value.ConstantValue.Value as string : null;

    /// <summary>Finds the call that a lambda consists of.</summary>
    private static IInvocationOperation? FindCall(IOperation value)
    {
        IOperation operation = value;
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IDelegateCreationOperation creation:
                    operation = creation.Target;
                    break;
                case IAnonymousFunctionOperation { Body.Operations: { Length: > 0 } operations }:
                    operation = operations[0];
                    break;
                case IReturnOperation { ReturnedValue: { } returned }:
                    operation = returned;
                    break;
                case IExpressionStatementOperation statement:
                    operation = statement.Operation;
                    break;
                case IAwaitOperation awaited:
                    operation = awaited.Operation;
                    break;
                default:
                    return operation as IInvocationOperation;
            }
        }
    }

    private static string? FindResultFramework(ISymbol member)
    {
        if (member is not IMethodSymbol method || method.ReturnsVoid) return null;
        foreach ((string attribute, string keeper) in PersistedPayload.ResultAttributes)
        {
            if (Has(method, attribute) || method.Parameters.Any(parameter => Has(parameter, attribute))) return keeper;
        }

        if (method is not { Name: "RunAsync", IsOverride: true }) return null;
        foreach ((string name, string keeper) in PersistedPayload.ResultTypes)
        {
            if (TypeNames.IsOrInherits(method.ContainingType.BaseType, name)) return keeper;
        }

        return null;
    }

    private static bool Has(ISymbol symbol, string attribute) =>
        symbol.GetAttributes().Any(candidate => candidate.AttributeClass is { } type && TypeNames.Matches(type, attribute));
}
