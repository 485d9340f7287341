using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers;

/// <summary>
/// A compilation to which a rule registers what it looks at. The contexts of its actions are the compiler's, but for one thing: whatever is
/// reported is counted, see <see cref="ManyFindings"/>.
/// </summary>
internal sealed class RuleContext(CompilationStartAnalysisContext start, ManyFindings findings)
{
    private bool _endsTypes;
    private bool _endsCompilation;
    private bool _readsCode;

    /// <summary>The compiler's context, which remembers what texts gave.</summary>
    public CompilationStartAnalysisContext Start => start;

    public Compilation Compilation => start.Compilation;

    public AnalyzerOptions Options => start.Options;

    public CancellationToken CancellationToken => start.CancellationToken;

    public void RegisterOperationAction(Action<OperationContext> action, params OperationKind[] kinds) =>
        RegisterOperationAction(action, ImmutableArray.Create(kinds));

    public void RegisterOperationAction(Action<OperationContext> action, ImmutableArray<OperationKind> kinds)
    {
        _readsCode = true;
        start.RegisterOperationAction(context => action(new OperationContext(context, findings)), kinds);
    }

    public void RegisterSyntaxNodeAction<TKind>(Action<NodeContext> action, params TKind[] kinds)
        where TKind : struct
    {
        _readsCode = true;
        start.RegisterSyntaxNodeAction(context => action(new NodeContext(context, findings)), kinds);
    }

    /// <summary>Registers an action for symbols. What is found once for a type is never many, so that no type's end is waited for.</summary>
    public void RegisterSymbolAction(Action<SymbolContext> action, params SymbolKind[] kinds) =>
        start.RegisterSymbolAction(context => action(new SymbolContext(context, findings)), kinds);

    /// <summary>Registers an action for types, which are called before what is in them.</summary>
    public void RegisterTypeStartAction(Action<TypeStartContext> action)
    {
        _endsTypes = true;
        start.RegisterSymbolStartAction(
            type =>
            {
                action(new TypeStartContext(type, findings));
                if (type.Symbol.ContainingType is null) type.RegisterSymbolEndAction(findings.EndType);
            },
            SymbolKind.NamedType);
    }

    public void RegisterSyntaxTreeAction(Action<TreeContext> action) => start.RegisterSyntaxTreeAction(context =>
    {
        var tree = new TreeContext(context);
        action(tree);
        if (tree.Found.Count > 0)
            findings.EndFile(tree.Found, ManyFindings.PerFileOption.Read(tree.Options, tree.Tree), context.ReportDiagnostic);
    });

    public void RegisterAdditionalFileAction(Action<FileContext> action) => start.RegisterAdditionalFileAction(context =>
    {
        var file = new FileContext(context);
        action(file);
        if (file.Found.Count > 0)
            findings.EndFile(file.Found, ManyFindings.PerFileOption.Read(file.Options, file.AdditionalFile), context.ReportDiagnostic);
    });

    public void RegisterCompilationEndAction(Action<CompilationContext> action)
    {
        _endsCompilation = true;
        start.RegisterCompilationEndAction(context =>
        {
            action(new CompilationContext(context, findings));
            findings.EndCompilation(context.ReportDiagnostic);
        });
    }

    /// <summary>Registers what tells of many findings in code, once a rule has registered what finds them.</summary>
    public void RegisterEnds()
    {
        if (!_readsCode && !_endsTypes) return;
        if (!_endsTypes) RegisterTypeStartAction(static _ => { });
        if (!_endsCompilation) RegisterCompilationEndAction(static _ => { });
    }
}
