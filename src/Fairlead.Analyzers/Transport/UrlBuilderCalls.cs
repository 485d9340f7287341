using Fairlead.Analyzers.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport;

/// <summary>A scheme such as "http" given to an API that builds a URL from parts.</summary>
internal static class UrlBuilderCalls
{
    /// <summary>True when the operation is such a scheme; then the host, where it is a constant beside it.</summary>
    public static bool TryFindHost(IOperation scheme, out string? host)
    {
        host = null;
        switch (scheme.Parent)
        {
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Scheme" } target } assignment
                when assignment.Value == scheme && KnownTypes.IsUriBuilder(target.Property.ContainingType):
                host = FindHostBeside(assignment, target);
                return true;
            case IArgumentOperation { Parameter.Name: "scheme" or "schemeName", Parent: IObjectCreationOperation creation }
                when KnownTypes.IsUriBuilder(creation.Type):
                host = FindHost(creation);
                return true;
            case IArgumentOperation { Parameter.Name: "scheme" or "protocol", Parent: IInvocationOperation { TargetMethod: var method } }:
                return BuildsLinks(method);
            default:
                return false;
        }
    }

    /// <summary>Finds the port beside the scheme. Returns null if none is known.</summary>
    public static int? FindPortBeside(IOperation scheme)
    {
        if (scheme.Parent is not IArgumentOperation { Parent: { } call }) return null;
        foreach (IOperation argument in call.ChildOperations)
        {
            if (argument is IArgumentOperation { Value.ConstantValue: { HasValue: true, Value: int port } }) return port;
        }
        return null;
    }

    private static bool BuildsLinks(IMethodSymbol method)
    {
        string home = method.ContainingNamespace.ToDisplayString();
        return home.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
            || home.StartsWith("System.Web", StringComparison.Ordinal);
    }

    private static string? FindHost(IObjectCreationOperation creation)
    {
        foreach (IArgumentOperation argument in creation.Arguments)
        {
            if (argument.Parameter?.Name is "host" or "hostName"
                && (argument.Value.ConstantValue.Value as string ?? HostExpressions.FindHost(argument.Value)) is { } host)
                return host;
        }

        return creation.Initializer is { } initializer ? FindHostSetIn(initializer.Syntax, receiver: null) : null;
    }

    /// <summary>In <c>new UriBuilder { Scheme = …, Host = … }</c> or <c>builder.Scheme = …; builder.Host = …;</c>.</summary>
    private static string? FindHostBeside(ISimpleAssignmentOperation assignment, IPropertyReferenceOperation target)
    {
        if (assignment.Parent is IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation creation })
            return FindHost(creation);
        return assignment.Syntax.FirstAncestorOrSelf<BlockSyntax>() is { } block
            ? FindHostSetIn(block, target.Instance?.Syntax.ToString())
            : null;
    }

    private static string? FindHostSetIn(SyntaxNode scope, string? receiver)
    {
        foreach (AssignmentExpressionSyntax assignment in scope.DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            bool isHost = assignment.Left switch
            {
                IdentifierNameSyntax { Identifier.ValueText: "Host" } => receiver is null,
                MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Host" } member => member.Expression.ToString() == receiver,
                _ => false,
            };
            if (isHost && assignment.Right is LiteralExpressionSyntax { Token.Value: string host }) return host;
        }

        return null;
    }
}
