using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Analyzers.Credentials;

/// <summary>The syntax of <see cref="CredentialSinks.Uses"/>: what may hand something to a sink.</summary>
internal static class SinkSyntax
{
    public static bool MayUse(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or AssignmentExpressionSyntax or AttributeSyntax => true,
        ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax => true,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } => true,
        EqualsValueClauseSyntax { Parent.Parent.Parent: FieldDeclarationSyntax } => true,
        IdentifierNameSyntax { Parent: ArgumentSyntax } => true, // a method group
        MemberAccessExpressionSyntax { Parent: ArgumentSyntax } => true,
        _ => false,
    };
}
