using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Fairlead.Analyzers.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>
/// What reading has learnt of a compilation, kept for as long as there is the compilation: fixing all of 500 findings asks for the same
/// again and again.
/// </summary>
internal sealed class ReadingModels
{
    private static readonly ConditionalWeakTable<Compilation, ReadingModels> OfCompilations = new();

    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly ConditionalWeakTable<SourceText, string> _texts = new();

    private ReadingModels(CredentialSinkFinder sinks, TestProject tests) => (Sinks, Tests) = (sinks, tests);

    public CredentialSinkFinder Sinks { get; }

    public TestProject Tests { get; }

    public ConcurrentDictionary<ISymbol, ValueHolder?> Holders { get; } = new(SymbolEqualityComparer.Default);

    public static ReadingModels Get(Compilation compilation, Project project, CancellationToken cancellationToken)
    {
        if (OfCompilations.TryGetValue(compilation, out ReadingModels? known)) return known;
        var sinks = new CredentialSinkFinder(ListedSinks.Read(compilation, project.AnalyzerOptions, cancellationToken), compilation);
        var tests = new TestProject(compilation, project.AnalyzerOptions);
        return OfCompilations.GetValue(compilation, _ => new ReadingModels(sinks, tests));
    }

    public bool Contains(SourceText text, string name) =>
        _texts.GetValue(text, static text => text.ToString()).IndexOf(name, StringComparison.Ordinal) >= 0;

    public SemanticModel GetModel(SyntaxTree tree, Func<SyntaxTree, Compilation> find) =>
        _models.GetOrAdd(tree, tree => find(tree).GetSemanticModel(tree));
}
