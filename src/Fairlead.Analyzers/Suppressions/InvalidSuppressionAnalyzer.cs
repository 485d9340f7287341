using Fairlead.Core.Rules;
using Fairlead.Core.Suppression;
using Fairlead.Core.Text;
using Fairlead.Detection.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Suppressions;

/// <summary>
/// FLD0002: what was to suppress a finding and does not, because it is over, is not understood or has nothing left to suppress.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InvalidSuppressionAnalyzer() : FairleadAnalyzer(Descriptors.InvalidSuppression)
{
    protected override void Register(RuleContext context)
    {
        string? today = Today.Read(context.Options);
        if (context.Compilation.Language == LanguageNames.CSharp) context.RegisterSyntaxTreeAction(tree => CheckSource(tree, today));
        if (!FileAnalyzer.ReportsFiles(context.Options)) return;
        context.RegisterAdditionalFileAction(file =>
        {
            if (file.AdditionalFile.FindText(file.Options, file.CancellationToken) is not { } text) return;
            if (Baseline.IsBaseline(file.AdditionalFile.Path)) CheckBaseline(file, text);
            else CheckFile(file, text, today);
        });
    }

    private static void CheckSource(TreeContext context, string? today)
    {
        foreach (IgnoreDirective directive in SourceIgnores.FindAll(context.Tree, context.CancellationToken))
        {
            if (FindDefect(directive, today) is { } defect)
                context.ReportDiagnostic(
                    Create(context.Tree.GetLocation(new TextSpan(directive.Span.Start, directive.Span.Length)), defect));
        }
    }

    private static void CheckFile(FileContext context, SourceText text, string? today)
    {
        string path = context.AdditionalFile.GetPathInProject(context.Options);
        if (ConfigurationIgnores.Find(path, text.ToString()) is not { } ignores) return;

        var used = new HashSet<IgnoreDirective>();
        foreach (ConfigurationFinding finding in ConfigurationScanner.Scan(path, text.ToString()))
            used.UnionWith(ignores.FindAt(finding.Span.Start));
        foreach (PlacedIgnore ignore in ignores.All)
        {
            if ((FindDefect(ignore.Directive, today) ?? FindStaleness(ignore.Directive, used)) is { } defect)
                context.ReportDiagnostic(Create(context.AdditionalFile.GetLocation(text, ignore.Directive.Span.ToTextSpan()), defect));
        }
    }

    private static void CheckBaseline(FileContext context, SourceText text)
    {
        if (ProjectBaseline.Read(context.AdditionalFile, context.CancellationToken) is not { } baseline) return;
        if (baseline.Baseline.Error is { } error)
            context.ReportDiagnostic(Create(
                context.AdditionalFile.GetLocation(text, error.Span.ToTextSpan()), $"The baseline could not be read: {error.Message}"));

        foreach (SourceSpan span in StaleEntries.Find(baseline, context.Compilation, context.Options, context.CancellationToken))
            context.ReportDiagnostic(Create(context.AdditionalFile.GetLocation(text, span.ToTextSpan()),
                "The finding that this entry accepts no longer exists; remove the entry"));
    }

    private static string? FindDefect(IgnoreDirective directive, string? today) =>
        directive.Defect is { } defect
            ? $"This comment ignores nothing because {defect}; write '{IgnoreDirective.Marker} FLD1008 until 2027-01-31 -- why'"
            : directive.IsExpired(today)
                ? $"This comment expired on {directive.Until}; fix the finding, or set another date"
                : null;

    // Only what this file's own rule finds is known here.
    private static string? FindStaleness(IgnoreDirective directive, HashSet<IgnoreDirective> used) =>
        directive.RuleIds.All(static id => id == RuleTable.SecretInConfigurationFile.Id) && !used.Contains(directive)
            ? "There is nothing to ignore here; remove this comment"
            : null;

    private static Diagnostic Create(Location location, string defect) =>
        Diagnostic.Create(Descriptors.InvalidSuppression, location, defect);
}
