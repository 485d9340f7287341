using Fairlead.Analyzers.DataFlow;
using Fairlead.Detection.Text.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>
/// Sets of protocol versions that code mentions, and what it does with them: allow them, remove them, test for them or talk about them.
/// </summary>
internal static class ProtocolSets
{
    private static readonly HashSet<string> RefusalWords = new(StringComparer.Ordinal)
    {
        "obsolete", "weak", "insecure", "deprecated", "forbidden", "disallowed", "blocked", "unsupported", "vulnerable", "broken", "banned",
        "outdated", "disabled", "unsafe", "rejected", "excluded", "removed",
    };

    /// <summary>Gets the whole of <c>a | b | c</c> around a mention.</summary>
    public static IOperation GetSet(IOperation mention)
    {
        IOperation set = mention;
        while (set.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Or } or IParenthesizedOperation
            || (set.Parent is IConversionOperation { IsImplicit: true } conversion && conversion.Type?.TypeKind == TypeKind.Enum))
            set = set.Parent!;
        return set;
    }

    public static bool Allows(IOperation set)
    {
        foreach ((IOperation child, IOperation parent) in ValueDestination.Follow(set))
        {
            switch (parent)
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.BitwiseNegation }:
                case IBinaryOperation { OperatorKind: not BinaryOperatorKind.Or }:
                case ICompoundAssignmentOperation { OperatorKind: not BinaryOperatorKind.Or }:
                case IPatternOperation or ICaseClauseOperation or INameOfOperation or IInterpolationOperation:
                case IInvocationOperation call when child == call.Instance:
                case IMemberReferenceOperation:
                    return false;
                case IArgumentOperation argument:
                    return IsGivenAsProtocol(argument);
                case IConversionOperation { Type: { } type } when child.Type?.TypeKind == TypeKind.Enum && !IsProtocolType(type):
                    // Boxed for a message, or a number of its own.
                    return IsStored(parent);
                case IVariableDeclaratorOperation { Symbol: var local }:
                    return !IsRefusal(local.Name);
                case IFieldInitializerOperation { InitializedFields: var fields }:
                    return fields[0].ContainingType.TypeKind != TypeKind.Enum && !IsRefusal(fields[0].Name);
                case IPropertyInitializerOperation { InitializedProperties: var properties }:
                    return !IsRefusal(properties[0].Name);
                case IAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } }:
                    return !IsRefusal(member.Name) && !DescribesTraffic(member);
                case ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation { Value.Type.SpecialType: var type } }
                    when type is >= SpecialType.System_SByte and <= SpecialType.System_UInt64:
                    return false; // what a number on the wire means
                case IAttributeOperation:
                    return false;
                case IExpressionStatementOperation or IReturnOperation:
                    return true;
            }
        }
        return true;
    }

    private static bool IsStored(IOperation conversion) =>
        conversion.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } && Allows(conversion);

    private static bool IsGivenAsProtocol(IArgumentOperation argument)
    {
        // A table by versions: [SslProtocols.Tls11] = "TLS 1.1"
        if (argument.Parent is IPropertyReferenceOperation { Property.IsIndexer: true }) return false;
        if (IsKeyOfTable(argument)) return false;
        if (argument.Parameter is not { } parameter || IsRefusal(parameter.Name)) return false;
        if (argument.Parent is not IInvocationOperation { TargetMethod: var method } call) return true;
        if (UrlArguments.IsTest(method) || method.Name is "Except" or "ToString" or "GetName" or "Where" or "SetEquals") return false;
        if (method.ContainingType?.SpecialType == SpecialType.System_Enum) return false;
        // A collection is filled; what for, its name may say.
        return call.Parent is not IObjectOrCollectionInitializerOperation initializer || Allows(initializer);
    }

    // { SslProtocols.Tls11, "TLS 1.1" }
    private static bool IsKeyOfTable(IArgumentOperation argument) =>
        argument is { Parameter: { Name: "key", ContainingSymbol: IMethodSymbol { Parameters.Length: 2 } method } }
        && !IsProtocolType(method.Parameters[1].Type);

    private static bool IsProtocolType(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsProtocolType(array.ElementType),
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => true,
        INamedTypeSymbol { IsGenericType: true } generic => generic.TypeArguments.Any(IsProtocolType),
        _ => false,
    };

    /// <summary>What somebody sent: <c>header.Version</c>, <c>hello.Protocol</c>.</summary>
    private static bool DescribesTraffic(ISymbol member) =>
        IdentifierWords.Split(member.ContainingType.Name) is { Count: > 0 } words
        && words[words.Count - 1] is "header" or "frame" or "hello" or "record" or "handshake" or "message" or "packet" or "info";

    private static bool IsRefusal(string name) => IdentifierWords.Split(name).Exists(RefusalWords.Contains);
}
