using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Fairlead.Analyzers.Transport.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Transport;

/// <summary>FLD2004: takes the obsolete versions out of a set; where none is left, TLS 1.2 takes their place.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class ObsoleteProtocolVersionFixer : ValuePreservingFixer
{
    private const string Title = "Allow only TLS 1.2 and later";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.ObsoleteProtocolVersion.Id];

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is null || ObsoleteProtocolEdit.FromProperties(diagnostic.Properties) is not { } edit) continue;
            if (!root.FullSpan.Contains(edit.Set)
                || root.FindNode(edit.Set, getInnermostNodeForTie: true) is not ExpressionSyntax set
                || set.Span != edit.Set)
                continue;
            if (Raise(set) is not { } raised) continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(set, raised.WithTriviaFrom(set)))),
                    equivalenceKey: Title),
                diagnostic);
        }
    }

    /// <summary>Returns null if the set is written as numbers, whose meaning is not to be guessed at.</summary>
    private static ExpressionSyntax? Raise(ExpressionSyntax set)
    {
        var members = new List<ExpressionSyntax>();
        if (!Flatten(set, members)) return null;
        bool hasNew = members.Exists(static member => FindName(member) is "Tls12" or "Tls13");
        var kept = new List<ExpressionSyntax>();
        foreach (ExpressionSyntax member in members)
        {
            bool isObsolete = FindName(member) is { } name && ObsoleteProtocolEdit.IsObsolete(name);
            if (isObsolete && hasNew) continue;
            kept.Add(isObsolete ? WithName(member, "Tls12") : member.WithoutTrivia());
            hasNew |= isObsolete;
        }
        if (kept.Count == members.Count
            && !members.Exists(static member => FindName(member) is { } name && ObsoleteProtocolEdit.IsObsolete(name)))
            return null;

        ExpressionSyntax raised = kept[0];
        for (int i = 1; i < kept.Count; i++)
        {
            raised = SyntaxFactory.BinaryExpression(
                SyntaxKind.BitwiseOrExpression,
                raised,
                SyntaxFactory.Token(SyntaxKind.BarToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space),
                kept[i]);
        }
        return raised;
    }

    private static bool Flatten(ExpressionSyntax set, List<ExpressionSyntax> members)
    {
        switch (set)
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression } both:
                return Flatten(both.Left, members) && Flatten(both.Right, members);
            case ParenthesizedExpressionSyntax { Expression: var inner }:
                return Flatten(inner, members);
            case CastExpressionSyntax:
                return false;
            default:
                members.Add(set);
                return true;
        }
    }

    private static string? FindName(ExpressionSyntax member) => member switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => name,
        IdentifierNameSyntax { Identifier.ValueText: var name } => name,
        _ => null,
    };

    private static ExpressionSyntax WithName(ExpressionSyntax member, string name) => member is MemberAccessExpressionSyntax access
        ? access.WithName(SyntaxFactory.IdentifierName(name)).WithoutTrivia()
        : SyntaxFactory.IdentifierName(name);
}
