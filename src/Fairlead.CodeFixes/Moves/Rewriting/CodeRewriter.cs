using Fairlead.Core.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>Writes code so that it asks for a connection, or for settings, in place of what it had written out.</summary>
internal sealed class CodeRewriter(Solution solution, PlannedEdits edits)
{
    /// <summary>Plans the changes of a move to a connection. Returns why they can't be made, or null.</summary>
    public Task<string?> TryRewriteAsync(WrittenConnection written, ManifestConnection connection, CancellationToken cancellationToken) =>
        TryRewriteAsync(written, MoveTarget.FromConnection(connection), cancellationToken);

    /// <summary>Plans the changes of a move. Returns why they can't be made, or null.</summary>
    public async Task<string?> TryRewriteAsync(WrittenConnection written, MoveTarget target, CancellationToken cancellationToken)
    {
        if (target.Connection is { IsTemplate: true }) return "the connection is a template of many";
        // What nothing uses is only declared and removed.
        if (written.Replacements.Count == 0) return await TryRemoveAsync(written.Removals, [], cancellationToken).ConfigureAwait(false);
        Project project = solution.GetProject(written.Replacements[0].Document.Project.Id)!;
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
            return "the project cannot be compiled";

        bool isGenerated = target is { Connection: not null, LibraryType: null };
        if (isGenerated && ((CSharpParseOptions?)project.ParseOptions)?.LanguageVersion < LanguageVersion.CSharp12)
            return "the generated code needs C# 12 or later";

        if (target.Connection is null && !ReferencedServices.Configuration.IsAnyIn(compilation))
            return ProgramServices.NoConfiguration.Replace("program", "project");

        WantedService service = WantedService.Find(target, project, compilation, cancellationToken);
        var context = new RewriteContext(project, edits, service, cancellationToken);
        var sources = new SourceFinder(context);
        List<Replacement> kept = [];
        List<PlacedReplacement> placed = [];
        foreach (Replacement replacement in written.Replacements)
        {
            Document document = solution.GetDocument(replacement.Document.Id)!;
            if (await CodePlace.FindAsync(document, replacement.Expression, cancellationToken).ConfigureAwait(false) is not { } place)
                return "the file cannot be compiled";
            if (service.FindOtherMeaning(place) is { } other) return other;
            var values = new PieceWriter(context, written, target, place, replacement.Code);
            if (values.CanStay && values.MustStay) kept.Add(replacement);
            else placed.Add(new PlacedReplacement(place, values, await FindFunctionAsync(place, context, sources).ConfigureAwait(false)));
        }

        var group = new GroupRewriter(context, target, sources);
        foreach (IGrouping<(DocumentId, SyntaxNode), PlacedReplacement> ofFunction in placed
            .GroupBy(static replacement => (replacement.Place.Document.Id, replacement.Function)))
        {
            if (await group.TryRewriteAsync([.. ofFunction]).ConfigureAwait(false) is { } obstacle) return obstacle;
        }
        return await TryRemoveAsync(written.Removals, kept, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds the function that an expression belongs to. A registered value that becomes a factory is one of its own.</summary>
    private static async Task<SyntaxNode> FindFunctionAsync(CodePlace place, RewriteContext context, SourceFinder sources)
    {
        SyntaxNode function = LocalScope.FindFunction(place.Node);
        if (ServiceLambdas.FindFactory(place, function) is not { } argument) return function;
        await sources.FindAsync(place).ConfigureAwait(false);
        return new ServiceLambdas(context).IsFactory(place, argument) ? argument : function;
    }

    private async Task<string?> TryRemoveAsync(
        IReadOnlyList<Removal> removals, List<Replacement> kept, CancellationToken cancellationToken)
    {
        foreach (Removal removal in removals)
        {
            // What stays in the code may still be named there.
            if (kept.Exists(replacement => Declares(removal.Declaration, replacement.Expression.GetLastToken().ValueText))) continue;
            Document document = solution.GetDocument(removal.Document.Id)!;
            if (await CodePlace.FindAsync(document, removal.Declaration, cancellationToken).ConfigureAwait(false) is not { } place)
                return "the file cannot be compiled";
            if (!edits.TryAdd(document.Id, DeclarationRemoval.Create(place, edits))) return "another fix changes the declaration";
        }
        return null;
    }

    private static bool Declares(SyntaxNode declaration, string name) => declaration.DescendantNodesAndSelf().Any(node => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText == name,
        PropertyDeclarationSyntax property => property.Identifier.ValueText == name,
        _ => false,
    });
}

/// <summary>A replacement, where it stands.</summary>
internal sealed record PlacedReplacement(CodePlace Place, PieceWriter Pieces, SyntaxNode Function);
