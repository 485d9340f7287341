using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Fairlead.Analyzers.ConnectionIds;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;
using Fairlead.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.ConnectionIds;

/// <summary>FLD3001: writes the declared id that was probably meant, or declares the one that is written. Either is a guess.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnknownConnectionIdFixer))]
[Shared]
internal sealed class UnknownConnectionIdFixer : InteractiveFixer
{
    private const string Change = nameof(UnknownConnectionIdFixer) + nameof(Change);
    private const string Declare = nameof(UnknownConnectionIdFixer) + nameof(Declare);

    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.UnknownConnectionId.Id];

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SourceText text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is not null && FindReplacement(diagnostic, root) is { } replacement)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Change to '{ReplaceConnectionId.From(diagnostic)!.ConnectionId}'",
                        _ => Task.FromResult(context.Document.WithText(text.WithChanges(replacement))),
                        equivalenceKey: Change),
                    diagnostic);
            }
            if (FindDeclaration(diagnostic) is { } declaration
                && await ManifestDocuments.ChangeAsync(context.Document.Project, declaration, context.CancellationToken)
                    .ConfigureAwait(false) is { } declared)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Add '{DeclareConnection.From(diagnostic)!.ConnectionId}' to the manifest",
                        _ => Task.FromResult(declared), equivalenceKey: Declare),
                    diagnostic);
            }
        }
    }

    /// <summary>
    /// Finds a literal or another expression that spells the id becomes a literal. A name of a constant that another file declares stays:
    /// the mistake is in that file.
    /// </summary>
    private static TextChange? FindReplacement(Diagnostic diagnostic, SyntaxNode root)
    {
        TextSpan span = diagnostic.Location.SourceSpan;
        if (ReplaceConnectionId.From(diagnostic) is not { } fix || !root.FullSpan.Contains(span)) return null;
        SyntaxNode expression = root.FindNode(span, getInnermostNodeForTie: true);
        return expression is NameSyntax or MemberAccessExpressionSyntax
            ? null
            : new TextChange(span, $"\"{fix.Prefix}{fix.ConnectionId}\"");
    }

    /// <summary>
    /// Adds the connection with the type that its position takes, to be filled in. Not to a manifest that has it by now, or one of nearly
    /// the same id, with which it would collide.
    /// </summary>
    private static Func<string, string?>? FindDeclaration(Diagnostic diagnostic)
    {
        return DeclareConnection.From(diagnostic) is { } fix ? Add : null;

        string? Add(string manifest)
        {
            if (ManifestDocuments.Declares(manifest, fix.ConnectionId)) return null;
            string? changed = new NewConnection(fix.ConnectionId, fix.ConnType).AddTo(manifest);
            return changed is not null && CountCollisions(changed) == CountCollisions(manifest) ? changed : null;
        }
    }

    private static int CountCollisions(string manifest) => ManifestParser.Parse(manifest, ConnectionTypeTable.BuiltIn).Problems
        .Count(static problem => problem.Rule == RuleTable.CollidingIds);
}
