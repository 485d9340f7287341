using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>A place in the code, with what its file means.</summary>
internal sealed class CodePlace
{
    private CodePlace(Document document, SemanticModel model, SourceText text, SyntaxNode node) =>
        (Document, Model, Text, Node) = (document, model, text, node);

    public Document Document { get; }

    public SemanticModel Model { get; }

    public SourceText Text { get; }

    /// <summary>The expression, statement or declaration.</summary>
    public SyntaxNode Node { get; }

    public int Position => Node.SpanStart;

    public LanguageVersion Language => ((CSharpParseOptions)Node.SyntaxTree.Options).LanguageVersion;

    /// <summary>True if the compiler warns of nulls here.</summary>
    public bool IsNullable => (Model.GetNullableContext(Position) & NullableContext.Enabled) != 0;

    public string LineEnd => UsingDirectives.FindLineEnd(Text);

    /// <summary>The file and line, for messages.</summary>
    public string Name => $"{System.IO.Path.GetFileName(Document.FilePath ?? Document.Name)}, line "
        + (Text.Lines.GetLineFromPosition(Position).LineNumber + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static async Task<CodePlace?> FindAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            && model.SyntaxTree == node.SyntaxTree ? new CodePlace(document, model, text, node) : null;
    }

    /// <summary>Another place of the same file.</summary>
    public CodePlace MoveTo(SyntaxNode node) => new(Document, Model, Text, node);

    public PlanKey GetKey(SyntaxNode part, string purpose) => new(Document.Id, part.Span, purpose);
}
