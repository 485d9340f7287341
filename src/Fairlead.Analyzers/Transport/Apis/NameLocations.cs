using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>The locations of calls and creations whose fault is what they leave out: at the name of the method or type alone.</summary>
internal static class NameLocations
{
    public static Location Get(SyntaxNode use) => FindName(use).GetLocation();

    private static SyntaxNode FindName(SyntaxNode use) => use switch
    {
        InvocationExpressionSyntax { Expression: var called } => FindName(called),
        MemberAccessExpressionSyntax { Name: var name } => name,
        MemberBindingExpressionSyntax { Name: var name } => name,
        ObjectCreationExpressionSyntax { Type: var type } => FindName(type),
        QualifiedNameSyntax { Right: var name } => name,
        AliasQualifiedNameSyntax { Name: var name } => name,
        _ => use,
    };
}
