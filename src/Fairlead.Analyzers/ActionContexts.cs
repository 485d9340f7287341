using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers;

/// <summary>An operation for a rule to judge.</summary>
internal readonly struct OperationContext(OperationAnalysisContext context, ManyFindings findings)
{
    public IOperation Operation => context.Operation;

    public ISymbol ContainingSymbol => context.ContainingSymbol;

    public Compilation Compilation => context.Compilation;

    public AnalyzerOptions Options => context.Options;

    public CancellationToken CancellationToken => context.CancellationToken;

    public void ReportDiagnostic(Diagnostic diagnostic)
    {
        findings.Add(diagnostic);
        context.ReportDiagnostic(diagnostic);
    }
}

/// <summary>A node of the syntax for a rule to judge.</summary>
internal readonly struct NodeContext(SyntaxNodeAnalysisContext context, ManyFindings findings)
{
    public SyntaxNode Node => context.Node;

    public ISymbol? ContainingSymbol => context.ContainingSymbol;

    public SemanticModel SemanticModel => context.SemanticModel;

    public AnalyzerOptions Options => context.Options;

    public CancellationToken CancellationToken => context.CancellationToken;

    public void ReportDiagnostic(Diagnostic diagnostic)
    {
        findings.Add(diagnostic);
        context.ReportDiagnostic(diagnostic);
    }
}

/// <summary>A symbol for a rule to judge, or a type all of whose operations were judged.</summary>
internal readonly struct SymbolContext(SymbolAnalysisContext context, ManyFindings findings)
{
    public ISymbol Symbol => context.Symbol;

    public Compilation Compilation => context.Compilation;

    public CancellationToken CancellationToken => context.CancellationToken;

    public void ReportDiagnostic(Diagnostic diagnostic)
    {
        findings.Add(diagnostic);
        context.ReportDiagnostic(diagnostic);
    }
}

/// <summary>A type before its operations are judged.</summary>
internal readonly struct TypeStartContext(SymbolStartAnalysisContext context, ManyFindings findings)
{
    private readonly ManyFindings _findings = findings;

    public INamedTypeSymbol Type => (INamedTypeSymbol)context.Symbol;

    public void RegisterOperationAction(Action<OperationContext> action, params OperationKind[] kinds)
    {
        ManyFindings findings = _findings;
        context.RegisterOperationAction(operation => action(new OperationContext(operation, findings)), kinds);
    }

    public void RegisterTypeEndAction(Action<SymbolContext> action)
    {
        ManyFindings findings = _findings;
        context.RegisterSymbolEndAction(end => action(new SymbolContext(end, findings)));
    }
}

/// <summary>A compilation all of whose code was judged.</summary>
internal readonly struct CompilationContext(CompilationAnalysisContext context, ManyFindings findings)
{
    public Compilation Compilation => context.Compilation;

    public AnalyzerOptions Options => context.Options;

    public CancellationToken CancellationToken => context.CancellationToken;

    public void ReportDiagnostic(Diagnostic diagnostic)
    {
        findings.AddAtEnd(diagnostic);
        context.ReportDiagnostic(diagnostic);
    }
}

/// <summary>A file of C# for a rule that judges its text, and what the rule has found in it.</summary>
internal sealed class TreeContext(SyntaxTreeAnalysisContext context)
{
    private readonly List<Diagnostic> _found = [];

    public IReadOnlyList<Diagnostic> Found => _found;

    public SyntaxTree Tree => context.Tree;

    public AnalyzerOptions Options => context.Options;

    public CancellationToken CancellationToken => context.CancellationToken;

    public void ReportDiagnostic(Diagnostic diagnostic)
    {
        _found.Add(diagnostic);
        context.ReportDiagnostic(diagnostic);
    }
}

/// <summary>An additional file for a rule to judge, and what the rule has found in it.</summary>
internal sealed class FileContext(AdditionalFileAnalysisContext context)
{
    private readonly List<Diagnostic> _found = [];

    public IReadOnlyList<Diagnostic> Found => _found;

    public AdditionalText AdditionalFile => context.AdditionalFile;

    public Compilation Compilation => context.Compilation;

    public AnalyzerOptions Options => context.Options;

    public CancellationToken CancellationToken => context.CancellationToken;

    public void ReportDiagnostic(Diagnostic diagnostic)
    {
        _found.Add(diagnostic);
        context.ReportDiagnostic(diagnostic);
    }
}
