using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.DataFlow;

/// <summary>
/// A member that code uses and the compiler does not find, as it is written: of a type that is not referenced, or one that is missing on a
/// known type, as extension methods of packages are before these are restored.
/// </summary>
/// <param name="Name">The member's name, and the type's for a constructor; empty for an indexer.</param>
/// <param name="TypeName">The type that has it, as far as the code names it.</param>
/// <param name="Receiver">What it is used on, if that is an expression.</param>
/// <param name="Arguments">The arguments in their order.</param>
/// <param name="IsConstructor">True if an object is created.</param>
internal sealed record UnresolvedMember(
    string Name, string? TypeName, IOperation? Receiver, IReadOnlyList<UnresolvedArgument> Arguments, bool IsConstructor = false)
{
    public bool IsIndexer => Name.Length == 0;

    /// <summary>
    /// Finds the name under which an operation would be such a call or creation, by its syntax: most names are of no interest.
    /// </summary>
    public static string? FindCalledName(IOperation operation) => operation.Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } => name,
        InvocationExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: var name } } => name,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: var name } } => name,
        ObjectCreationExpressionSyntax { Type: var type } => GetWrittenName(type) is { } name ? GetLastName(name) : null,
        ImplicitObjectCreationExpressionSyntax => FindTypeName(operation.Type),
        _ => null,
    };

    /// <summary>Returns null if an operation is not such a use.</summary>
    public static UnresolvedMember? Find(IOperation? operation)
    {
        if (operation is not IInvalidOperation invalid) return null;
        switch (invalid.Syntax)
        {
            case ObjectCreationExpressionSyntax creation when GetWrittenName(creation.Type) is { } type:
                return Create(invalid, GetLastName(type), type, receiver: null, creation.ArgumentList?.Arguments, isConstructor: true);
            case ImplicitObjectCreationExpressionSyntax creation when FindTypeName(invalid.Type) is { } type:
                return Create(invalid, type, type, receiver: null, creation.ArgumentList.Arguments, isConstructor: true);
            case InvocationExpressionSyntax call when FindCalledName(invalid) is { } name:
                IOperation? receiver = call.Expression is MemberAccessExpressionSyntax ? FindReceiver(invalid) : null;
                return Create(invalid, name, FindTypeName(receiver), receiver, call.ArgumentList.Arguments);
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }:
                return Create(invalid, name, FindTypeName(FindReceiver(invalid)), FindReceiver(invalid), arguments: null);
            case MemberBindingExpressionSyntax { Name.Identifier.ValueText: var name }:
                return Create(invalid, name, type: null, receiver: null, arguments: null);
            case IdentifierNameSyntax { Identifier.ValueText: var name } when IsInInitializer(invalid):
                return Create(invalid, name, FindTypeName(FindReceiver(invalid)), receiver: null, arguments: null);
            case ImplicitElementAccessSyntax entry:
                return Create(invalid, "", type: null, receiver: null, entry.ArgumentList.Arguments);
            case ElementAccessExpressionSyntax access:
                IOperation? collection = FindReceiver(invalid);
                return Create(invalid, "", FindTypeName(collection), collection, access.ArgumentList.Arguments);
            default:
                return null;
        }
    }

    private static UnresolvedMember Create(
        IInvalidOperation operation, string name, string? type, IOperation? receiver, SeparatedSyntaxList<ArgumentSyntax>? arguments,
        bool isConstructor = false) =>
        new(name, type, receiver, [.. FindArguments(operation, arguments)], isConstructor);

    private static IEnumerable<UnresolvedArgument> FindArguments(
        IInvalidOperation operation, SeparatedSyntaxList<ArgumentSyntax>? arguments)
    {
        if (arguments is not { } written) yield break;
        foreach (IOperation child in operation.ChildOperations)
        {
            // Parentheses and the like have no operation of their own.
            int index = written.IndexOf(argument => argument.Expression.Span.Contains(child.Syntax.Span));
            if (index >= 0) yield return new UnresolvedArgument(written[index].NameColon?.Name.Identifier.ValueText, index, child);
        }
    }

    private static bool IsInInitializer(IInvalidOperation operation) =>
        operation.Parent is ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation };

    private static IOperation? FindReceiver(IOperation operation)
    {
        IOperation? first = operation.ChildOperations.FirstOrDefault();
        // What stands before the parentheses of a call, or names a member in an initializer, has no kind of its own.
        return first is { Kind: OperationKind.None } ? first.ChildOperations.FirstOrDefault() : first;
    }

    /// <summary>The type of an expression, or the type that the expression names.</summary>
    private static string? FindTypeName(IOperation? receiver)
    {
        if (receiver is null) return null;
        if (FindTypeName(receiver.Type) is { } type) return type;
        if (receiver is ILocalReferenceOperation { Local: var local }) return FindCreatedType(local);
        return receiver is IInvalidOperation { Syntax: NameSyntax or MemberAccessExpressionSyntax } && IsNameOfType(receiver.Syntax)
            ? receiver.Syntax.ToString()
            : null;
    }

    /// <summary><c>var aes = Aes.Create();</c>: what makes an object says what it is.</summary>
    private static string? FindCreatedType(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax
        {
            Initializer.Value: InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Create", Expression: var type },
            },
        }
        && IsNameOfType(type)
            ? type.ToString()
            : null;

    private static bool IsNameOfType(SyntaxNode name)
    {
        foreach (SyntaxToken token in name.DescendantTokens())
        {
            if (token.ValueText is not { Length: > 0 } text || !(text == "." || char.IsUpper(text[0]))) return false;
        }
        return true;
    }

    private static string? FindTypeName(ITypeSymbol? type) =>
        type is IErrorTypeSymbol { SpecialType: SpecialType.None, Name: { Length: > 0 } name } and not { Name: "var" or "?" } ? name : null;

    private static string? GetWrittenName(TypeSyntax type) => type switch
    {
        GenericNameSyntax generic => generic.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax { Left: var left, Right: var right } => $"{GetWrittenName(left)}.{GetWrittenName(right)}",
        AliasQualifiedNameSyntax { Name: var name } => GetWrittenName(name),
        NullableTypeSyntax { ElementType: var element } => GetWrittenName(element),
        _ => null,
    };

    private static string GetLastName(string type) => type.Substring(type.LastIndexOf('.') + 1);
}

/// <summary>An argument of a call whose parameters are not known.</summary>
/// <param name="Name">The parameter, if the argument names it.</param>
/// <param name="Index">The place among the arguments.</param>
/// <param name="Value">The value.</param>
internal sealed record UnresolvedArgument(string? Name, int Index, IOperation Value);
