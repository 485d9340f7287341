using Fairlead.Core.ConnectionTypes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>Variables that hold clients, and the code around them.</summary>
internal static class ClientVariables
{
    private static readonly string[] FrameworkNamespaces = ["System", "Microsoft.Extensions", "Microsoft.AspNetCore"];

    private static readonly string[] ClientNamespaces =
        ["System.Net", "System.Data", "System.DirectoryServices", "System.ServiceModel", "System.Management", "System.ClientModel"];

    /// <summary>
    /// Determines whether a type belongs to the framework around clients, such as a collection of services: what is done to it concerns
    /// many clients.
    /// </summary>
    public static bool IsPlumbing(ITypeSymbol? type)
    {
        if (type is null or { SpecialType: not SpecialType.None } or ITypeParameterSymbol) return true;
        string space = type.ContainingNamespace?.ToDisplayString() ?? "";
        bool isFramework = Array.Exists(FrameworkNamespaces, framework => StartsWith(space, framework));
        if (!isFramework || Array.Exists(ClientNamespaces, client => StartsWith(space, client))) return false;
        return ConnectionTypeTable.BuiltIn.FindByApi(type.ToDisplayString(), type.ContainingAssembly?.Name) is null;
    }

    public static bool IsVariable(ISymbol symbol) => symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol;

    public static bool MayBeClient(ISymbol symbol, ReadingContext context)
    {
        ITypeSymbol? type = symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol { IsConst: false } field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };
        context.CancellationToken.ThrowIfCancellationRequested();
        return !IsPlumbing(type);
    }

    /// <summary>Gets the code in which a variable is set up: its function, or for a field the member that the code belongs to.</summary>
    public static IEnumerable<SyntaxNode> GetScopes(ISymbol variable, SyntaxNode place, ReadingContext context)
    {
        SyntaxNode? declaration = variable is ILocalSymbol or IParameterSymbol
            ? variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken)
            : null;
        SyntaxNode start = declaration?.SyntaxTree == place.SyntaxTree ? declaration! : place;
        SyntaxNode? function = start.AncestorsAndSelf().FirstOrDefault(static node =>
            node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax
            || (node is MemberDeclarationSyntax and not GlobalStatementSyntax) || node is CompilationUnitSyntax);
        if (function is not null) yield return function;

        // What constructors do to a field belongs to it as well.
        if (variable is not (IFieldSymbol or IPropertySymbol)) yield break;
        foreach (ConstructorDeclarationSyntax constructor in
            place.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Members.OfType<ConstructorDeclarationSyntax>() ?? [])
        {
            if (constructor != function) yield return constructor;
        }
    }

    public static ExpressionSyntax? FindInitializer(ISymbol variable, ReadingContext context)
    {
        SyntaxNode? declaration = variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken);
        if (declaration is null || !context.Compilation.ContainsSyntaxTree(declaration.SyntaxTree)) return null;
        return declaration switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => value,
            _ => null,
        };
    }

    /// <summary>
    /// Adds the names in the call that a lambda with this parameter is given to: <c>AddHttpClient("crm", client => …)</c>.
    /// </summary>
    public static void AddNames(ISymbol variable, ClientSite site, ReadingContext context)
    {
        if (variable is not IParameterSymbol) return;
        SyntaxNode? lambda = variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken)
            .FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>();
        if (lambda?.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }) return;

        for (ExpressionSyntax? link = call; link is InvocationExpressionSyntax invocation; link = GetReceiver(invocation))
        {
            if (context.FindSymbol(invocation) is IMethodSymbol method) site.AddApi((method.ReducedFrom ?? method).ContainingType);
            foreach (ArgumentSyntax argument in invocation.ArgumentList.Arguments)
            {
                if (context.Values.Read(argument.Expression) is { IsNumber: false, Text: var name }) site.Names.Add(name);
            }
            if (invocation.Expression is MemberAccessExpressionSyntax { Name: GenericNameSyntax generic }
                && generic.TypeArgumentList.Arguments.LastOrDefault() is { } type && IsOwnClass(type, context))
                site.Names.Add(type.ToString());
        }
    }

    private static bool IsOwnClass(TypeSyntax type, ReadingContext context) =>
        context.FindSymbol(type) is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } symbol
        && !symbol.DeclaringSyntaxReferences.IsEmpty;

    private static ExpressionSyntax? GetReceiver(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } ? receiver : null;

    private static bool StartsWith(string space, string start) =>
        space.StartsWith(start, StringComparison.Ordinal) && (space.Length == start.Length || space[start.Length] == '.');
}
