using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>Moves the initializer of a field or property into the constructors, where parameters can be used.</summary>
internal static class InitializerMove
{
    /// <summary>Finds the initializer of an instance member that a node stands in. Returns null if it stands in none.</summary>
    public static EqualsValueClauseSyntax? Find(SyntaxNode node) => node.Ancestors()
        .TakeWhile(static ancestor => ancestor is not TypeDeclarationSyntax)
        .OfType<EqualsValueClauseSyntax>()
        .LastOrDefault(static clause => clause.Parent
            is PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax });

    /// <summary>Moves it. Returns false if it can't stand there, or the constructors call the parameter differently.</summary>
    public static bool TryMove(RewriteContext context, CodePlace place, EqualsValueClauseSyntax initializer, InjectedClass type,
        InjectedParameters injected)
    {
        PlanKey key = context.GetKey(place, initializer, "moved");
        if (context.Edits.Recall<object>(key) is not null) return true;
        if (initializer.Value is InitializerExpressionSyntax) return false;

        (SyntaxToken name, int end) = initializer.Parent switch
        {
            PropertyDeclarationSyntax property => (property.Identifier, property.SemicolonToken.Span.End),
            _ => (((VariableDeclaratorSyntax)initializer.Parent!).Identifier, initializer.Span.End),
        };
        CodePlace[] constructors = [.. type.Constructors.Where(static candidate => !InjectedClass.IsChained(candidate.Node))];
        if (constructors.Select(injected.Find).Distinct().Count() > 1) return false;
        bool isHidden = constructors.Any(constructor => ((ConstructorDeclarationSyntax)constructor.Node).ParameterList.Parameters
            .Any(parameter => parameter.Identifier.ValueText == name.ValueText));
        string value = context.Edits.Move(
            place.Document.Id, TextSpan.FromBounds(initializer.EqualsToken.GetPreviousToken().Span.End, end), initializer.Value.Span);
        string statement = $"{(isHidden ? "this." : "")}{name.Text} = {value};";
        context.Edits.Remember(key, key.Purpose);
        if (injected.Added is { } added)
        {
            added.AddStatement(context, statement);
            return true;
        }
        return constructors.Length > 0 && constructors.All(constructor =>
            context.Edits.TryAdd(constructor.Document.Id, MemberLayout.InsertAssignment(constructor, statement)));
    }
}
