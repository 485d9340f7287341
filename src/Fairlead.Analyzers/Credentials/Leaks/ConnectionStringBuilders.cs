using Fairlead.Analyzers.DataFlow;
using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials.Leaks;

/// <summary>
/// Builders of connection strings whose password was replaced by a constant or taken away, so that what they print may be shown:
/// <c>new SqlConnectionStringBuilder(text) { Password = "***" }</c>, <c>builder.Remove("Password")</c>.
/// </summary>
internal static class ConnectionStringBuilders
{
    public static bool IsBuilder(ITypeSymbol? type)
    {
        for (ITypeSymbol? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor is { Name: "DbConnectionStringBuilder", ContainingNamespace.Name: "Common" }) return true;
        }
        return false;
    }

    /// <summary>Determines whether the code before a use of a builder has masked it. What other members do is not followed.</summary>
    public static bool IsMasked(IOperation builder)
    {
        builder = builder.WithoutConversions()!;
        if (builder is IObjectCreationOperation creation) return SetsPassword(creation);
        if (FindSymbol(builder) is not { } symbol) return false;
        foreach (IOperation operation in builder.GetRoot().Descendants())
        {
            if (operation.Syntax.SpanStart < builder.Syntax.SpanStart && Masks(operation, symbol)) return true;
        }
        return false;
    }

    private static bool Masks(IOperation operation, ISymbol builder) => operation switch
    {
        IVariableDeclaratorOperation { Symbol: var local, Initializer.Value: { } value } =>
            IsSame(local, builder) && CreatesMasked(value),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment
            when IsSame(FindSymbol(target.Instance), builder) =>
            IsMask(assignment),
        ISimpleAssignmentOperation { Target: var target, Value: var value } => IsSame(FindSymbol(target), builder) && CreatesMasked(value),
        IInvocationOperation { TargetMethod.Name: "Clear" } call => IsSame(FindSymbol(call.Instance), builder),
        IInvocationOperation { TargetMethod.Name: "Remove", Arguments: { Length: 1 } arguments } call =>
            IsSame(FindSymbol(call.Instance), builder) && arguments[0].Value.ConstantValue.Value is string keyword
            && SecretNames.NamesSecret(keyword),
        _ => false,
    };

    private static bool CreatesMasked(IOperation value) =>
        value.WithoutConversions() is IObjectCreationOperation creation && SetsPassword(creation);

    private static bool SetsPassword(IObjectCreationOperation creation) =>
        creation.Initializer?.Initializers.Any(
            static initializer => initializer is ISimpleAssignmentOperation assignment && IsMask(assignment)) == true;

    private static bool IsMask(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is not IPropertyReferenceOperation target
            || assignment.Value.WithoutConversions() is not { ConstantValue.HasValue: true })
            return false;
        string? name = target.Property.IsIndexer ? target.Arguments[0].Value.ConstantValue.Value as string : target.Property.Name;
        return name is not null && SecretNames.NamesSecret(name);
    }

    private static ISymbol? FindSymbol(IOperation? builder) => builder.WithoutConversions() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation member => member.Member,
        _ => null,
    };

    private static bool IsSame(ISymbol? one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
