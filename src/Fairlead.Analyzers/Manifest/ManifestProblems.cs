using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Manifest;

/// <summary>Shows the problems of a file about connections, at their place and with the edits that mend them.</summary>
internal sealed class ManifestProblems(FileContext context)
{
    /// <summary>Nobody mends more than this one by one, and what an edit removes is looked up in the whole text.</summary>
    private const int MaximumMended = 200;

    private readonly SourceText _text = context.AdditionalFile.GetText(context.CancellationToken)!;
    private string? _json;
    private JsonValue? _root;
    private int _mended;

    public void Report(DiagnosticDescriptor descriptor, Problem problem)
    {
        bool isMended = problem.Edits.Count > 0 && _mended++ < MaximumMended;
        IEnumerable<TextEdit> edits = isMended ? problem.Edits.Select(edit => new TextEdit(edit.Title, GetChanges(edit))) : [];
        var offered = new TextEdits(_text.Length, [.. edits.Where(static edit => edit.Changes.Count > 0)]);
        Location location = context.AdditionalFile.GetLocation(_text, problem.Span.ToTextSpan());
        context.ReportDiagnostic(Diagnostic.Create(descriptor, location, offered.ToProperties(), [.. problem.Arguments]));
    }

    private IReadOnlyList<TextChange> GetChanges(ProblemEdit edit)
    {
        if (edit.NewText is { } newText) return [new TextChange(edit.Span.ToTextSpan(), newText)];
        _json ??= _text.ToString();
        _root ??= JsonDocument.Parse(_json, JsonReaderOptions.Relaxed).Root;
        return _root is null
            ? []
            : [.. JsonRemoval.GetSpans(_json, _root, edit.Span).Select(static span => new TextChange(span.ToTextSpan(), ""))];
    }
}
