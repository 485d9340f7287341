using Fairlead.Core.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>
/// Writes the replacements of one function: a single value is read where it stands; several come from one variable, so that login and
/// password are of the same version, and so does what can be awaited.
/// </summary>
internal sealed class GroupRewriter(RewriteContext context, MoveTarget target, SourceFinder sources)
{
    /// <summary>Plans the changes. Returns why they can't be made, or null.</summary>
    public async Task<string?> TryRewriteAsync(IReadOnlyList<PlacedReplacement> replacements)
    {
        LocalScope scope = LocalScope.Find(
            replacements[0].Function, [.. replacements.Select(static replacement => replacement.Place.Node)]);
        CodePlace anchor = replacements[0].Place.MoveTo(scope.Anchor);
        if (target.Connection is { } connection)
        {
            if (FindVariable(anchor, scope, connection) is { } variable) return Write(replacements, variable.Name, variable.IsTyped);
            bool isSeveral = replacements.Sum(static replacement => replacement.Pieces.ReferenceCount) > 1;
            bool isAwaited = !scope.IsExpression && AwaitStyle.Find(anchor) is not null;
            if (scope.Body is not null && (isSeveral || isAwaited))
                return await TryDeclareAsync(replacements, scope, anchor, connection).ConfigureAwait(false);
        }
        return await TryWriteInPlaceAsync(replacements).ConfigureAwait(false);
    }

    private async Task<string?> TryWriteInPlaceAsync(IReadOnlyList<PlacedReplacement> replacements)
    {
        foreach (PlacedReplacement replacement in replacements)
        {
            if (await TryWriteInPlaceAsync(replacement).ConfigureAwait(false) is { } obstacle) return obstacle;
        }
        return null;
    }

    private async Task<string?> TryWriteInPlaceAsync(PlacedReplacement replacement)
    {
        // The code may be only text around values that stay.
        if (replacement.Pieces.ReferenceCount == 0) return Write([replacement], "", isTyped: true);
        Attempt<ConnectionSource> source = await sources.FindAsync(replacement.Place).ConfigureAwait(false);
        if (!source.Succeeded) return source.Obstacle;
        if (target.Connection is not { } connection) return Write([replacement], source.Value.Name, isTyped: true);

        AwaitStyle? style = AwaitStyle.Find(replacement.Place);
        bool isTyped = source.Value.IsGenerated || replacement.Pieces.NeedsType;
        string code = new ConnectionAccess(context, connection).Write(replacement.Place, source.Value, style, isTyped);
        return Write([replacement], style is not null && code.StartsWith("await ", StringComparison.Ordinal) ? $"({code})" : code, isTyped);
    }

    private async Task<string?> TryDeclareAsync(
        IReadOnlyList<PlacedReplacement> replacements, LocalScope scope, CodePlace anchor, ManifestConnection connection)
    {
        Attempt<ConnectionSource> source = await sources.FindAsync(anchor).ConfigureAwait(false);
        if (!source.Succeeded) return source.Obstacle;

        bool isTyped = source.Value.IsGenerated || replacements.Any(static replacement => replacement.Pieces.NeedsType);
        var access = new ConnectionAccess(context, connection);
        string member = connection.MemberName.TrimEnd('_');
        string camel = char.ToLowerInvariant(member[0]) + member.Substring(1);
        string name = FreeNames.Find(anchor, scope.Function, camel, camel + "Connection");
        string code = $"{access.WriteVariableType(anchor, isTyped)} {name} = "
            + $"{access.Write(anchor, source.Value, AwaitStyle.Find(anchor), isTyped)};";
        bool isDeclared = scope.Body is ExpressionSyntax whole
            ? new ExpressionBody(context.Edits, anchor.MoveTo(scope.Function), whole)
                .TryAdd(code, [.. replacements.Select(static replacement => replacement.Place.Node.Span)])
            : context.Edits.TryAdd(anchor.Document.Id, CodeLayout.InsertBefore(anchor, scope.Anchor, [code]));
        if (!isDeclared) return await TryWriteInPlaceAsync(replacements).ConfigureAwait(false);
        context.Edits.Remember(GetKey(anchor, scope.Body!, connection), new DeclaredVariable(name, isTyped, scope.Anchor.SpanStart));
        return Write(replacements, name, isTyped);
    }

    private string? Write(IReadOnlyList<PlacedReplacement> replacements, string connection, bool isTyped)
    {
        foreach (PlacedReplacement replacement in replacements)
        {
            if (replacement.Pieces.Write(connection, isTyped) is not { } code)
                return "the place takes another type than the connection has";
            if (!context.Edits.TryAdd(replacement.Place.Document.Id, new TextChange(replacement.Place.Node.Span, code)))
                return "another fix changes this place";
        }
        return null;
    }

    /// <summary>Finds a variable that keeps the connection already: one that a move has declared, or that the code has.</summary>
    private DeclaredVariable? FindVariable(CodePlace anchor, LocalScope scope, ManifestConnection connection)
    {
        foreach (SyntaxNode node in anchor.Node.AncestorsAndSelf().TakeWhile(node => node != scope.Function.Parent))
        {
            if (context.Edits.Recall<DeclaredVariable>(GetKey(anchor, node, connection)) is { } declared
                && declared.Position <= anchor.Position)
                return declared;
        }
        return new SymbolsInScope(anchor.Model, anchor.Node)
            .Find(type => type.Name == connection.ClassName && TypeReferences.GetNamespace(type) == context.Service.Namespace)
            .Where(static found => found.Symbol is ILocalSymbol or IParameterSymbol)
            .Select(found => new DeclaredVariable(SymbolsInScope.GetName(found.Symbol), IsTyped: true, 0))
            .FirstOrDefault();
    }

    private PlanKey GetKey(CodePlace place, SyntaxNode body, ManifestConnection connection) =>
        context.GetKey(place, body, "variable " + connection.Id);

    private sealed record DeclaredVariable(string Name, bool IsTyped, int Position);
}
