using System.Collections.Immutable;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;
using Fairlead.Detection.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Suppressions;

/// <summary>
/// Takes back what a <c>fairlead:ignore</c> comment or the baseline accepts, of every rule and in every kind of file, so that no rule needs
/// to know of either. What is taken back stays visible as suppressed in SARIF.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class FairleadSuppressor : DiagnosticSuppressor
{
    private static readonly ImmutableDictionary<string, SuppressionDescriptor> Ignored =
        CreateDescriptors("Ignore", "A fairlead:ignore comment accepts it");

    private static readonly ImmutableDictionary<string, SuppressionDescriptor> InBaseline =
        CreateDescriptors("Baseline", "The baseline has it");

    private static readonly ImmutableDictionary<string, SuppressionDescriptor> OneOfMany = CreateDescriptors(
        "More", "The file has more findings of the rule than are shown; 'fairlead.findings_per_file = all' shows them");

    private static readonly ImmutableArray<SuppressionDescriptor> All = [.. Ignored.Values, .. InBaseline.Values, .. OneOfMany.Values];

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => All;

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        string? today = Today.Read(context.Options);
        ProjectBaseline? baseline = ProjectBaseline.Find(context.Options, context.CancellationToken);
        var others = new List<Diagnostic>();
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            SuppressionDescriptor? descriptor = diagnostic.Location.SourceTree is { } tree
                ? JudgeSource(context, diagnostic, tree, today, baseline)
                : JudgeFile(context, diagnostic, today, baseline);
            if (descriptor is not null) context.ReportSuppression(Suppression.Create(descriptor, diagnostic));
            else others.Add(diagnostic);
        }
        if (baseline is not null)
        {
            HashSet<Diagnostic> known = baseline.FindKnown(others, diagnostic => FindSurroundings(context, diagnostic));
            foreach (Diagnostic diagnostic in known) context.ReportSuppression(Suppression.Create(InBaseline[diagnostic.Id], diagnostic));
            others.RemoveAll(known.Contains);
        }
        foreach (Diagnostic more in FoldedFindings.Find(others, context.Options))
            context.ReportSuppression(Suppression.Create(OneOfMany[more.Id], more));
    }

    private static SuppressionDescriptor? JudgeSource(
        SuppressionAnalysisContext context, Diagnostic diagnostic, SyntaxTree tree, string? today, ProjectBaseline? baseline)
    {
        TextSpan span = diagnostic.Location.SourceSpan;
        if (SourceIgnores.FindAt(tree, span, context.CancellationToken).Any(directive => directive.Ignores(diagnostic.Id, today)))
            return Ignored[diagnostic.Id];
        if (baseline is null) return null;

        SourcePlace place = SourcePlace.Create(tree, span, context.GetSemanticModel(tree), context.CancellationToken);
        return baseline.Contains(baseline.CreateEntry(diagnostic.Id, context.Compilation.AssemblyName, place))
            ? InBaseline[diagnostic.Id]
            : null;
    }

    private static Surroundings? FindSurroundings(SuppressionAnalysisContext context, Diagnostic diagnostic)
    {
        TextSpan span = diagnostic.Location.SourceSpan;
        if (diagnostic.Location.SourceTree is { } tree)
            return Surroundings.Create(tree, span, context.GetSemanticModel(tree), context.CancellationToken);
        string path = diagnostic.Location.GetLineSpan().Path;
        AdditionalText? file = context.Options.AdditionalFiles.FirstOrDefault(additionalFile => additionalFile.Path == path);
        return file?.GetText(context.CancellationToken)?.ToString() is { } text && span.End <= text.Length
            ? Surroundings.Create(path, text, new SourceSpan(span.Start, span.Length))
            : null;
    }

    private static SuppressionDescriptor? JudgeFile(
        SuppressionAnalysisContext context, Diagnostic diagnostic, string? today, ProjectBaseline? baseline)
    {
        string path = diagnostic.Location.GetLineSpan().Path;
        AdditionalText? file = context.Options.AdditionalFiles.FirstOrDefault(additionalFile => additionalFile.Path == path);
        if (file?.GetText(context.CancellationToken)?.ToString() is not { } text) return null;

        var span = new SourceSpan(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
        if (span.End > text.Length) return null;
        if (ConfigurationIgnores.Find(path, text)?.FindAt(span.Start).Any(directive => directive.Ignores(diagnostic.Id, today)) == true)
            return Ignored[diagnostic.Id];
        return baseline?.CreateEntry(diagnostic.Id, path, ConfigurationPlace.Create(path, text, span)) is { } entry
            && baseline.Contains(entry)
            ? InBaseline[diagnostic.Id]
            : null;
    }

    private static ImmutableDictionary<string, SuppressionDescriptor> CreateDescriptors(string kind, string justification) =>
        RuleTable.All.Where(static rule => rule != RuleTable.InvalidSuppression).ToImmutableDictionary(
            static rule => rule.Id,
            rule => new SuppressionDescriptor(rule.Id + kind, rule.Id, justification));
}
