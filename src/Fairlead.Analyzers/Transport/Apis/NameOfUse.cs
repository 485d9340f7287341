using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>Where a call or creation is reported whose fault is what it leaves out: at the name of the method or type alone.</summary>
internal static class NameOfUse
{
    public static Location Of(SyntaxNode use) => NameIn(use).GetLocation();

    private static SyntaxNode NameIn(SyntaxNode use) => use switch
    {
        InvocationExpressionSyntax { Expression: var called } => NameIn(called),
        MemberAccessExpressionSyntax { Name: var name } => name,
        MemberBindingExpressionSyntax { Name: var name } => name,
        ObjectCreationExpressionSyntax { Type: var type } => NameIn(type),
        QualifiedNameSyntax { Right: var name } => name,
        AliasQualifiedNameSyntax { Name: var name } => name,
        _ => use,
    };
}
