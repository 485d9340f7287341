using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Manifest;

/// <summary>Problems of a file about connections as the compiler shows them, at their place and with the edits that mend them.</summary>
internal static class ManifestProblems
{
    public static void Report(this AdditionalFileAnalysisContext context, DiagnosticDescriptor descriptor, Problem problem)
    {
        SourceText text = context.AdditionalFile.GetText(context.CancellationToken)!;
        var edits = new FileEdits(text.Length, [.. problem.Edits.Select(edit => new FileEdit(edit.Title, ChangesOf(edit, text))).Where(static edit => edit.Changes.Count > 0)]);
        Location location = context.AdditionalFile.LocationOf(text, problem.Span.ToTextSpan());
        context.ReportDiagnostic(Diagnostic.Create(descriptor, location, edits.ToProperties(), [.. problem.Arguments]));
    }

    private static IReadOnlyList<TextChange> ChangesOf(ProblemEdit edit, SourceText text) => edit.NewText is { } newText
        ? [new TextChange(edit.Span.ToTextSpan(), newText)]
        : [.. JsonRemoval.SpansOf(text.ToString(), edit.Span).Select(static span => new TextChange(span.ToTextSpan(), ""))];
}
