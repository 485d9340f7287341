using System.Collections.Concurrent;
using Fairlead.Analyzers.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>The code of a project, and of those that use it, while a connection is read from it.</summary>
internal sealed class ReadingContext
{
    private readonly Dictionary<ProjectId, Compilation> _compilations = [];
    private readonly ReadingModels _models;

    private ReadingContext(Project project, Compilation compilation, CancellationToken cancellationToken)
    {
        (Project, Compilation, CancellationToken) = (project, compilation, cancellationToken);
        Values = new ConstantReader(this);
        _models = ReadingModels.Get(compilation, project, cancellationToken);
    }

    public Project Project { get; }

    public Compilation Compilation { get; }

    public CancellationToken CancellationToken { get; }

    public ConstantReader Values { get; }

    public CredentialSinkFinder Sinks => _models.Sinks;

    public TestProject Tests => _models.Tests;

    /// <summary>Holders that were looked for, by their symbols.</summary>
    public ConcurrentDictionary<ISymbol, ValueHolder?> Holders => _models.Holders;

    public static async Task<ReadingContext?> CreateAsync(Project project, CancellationToken cancellationToken) =>
        await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation
            ? new ReadingContext(project, compilation, cancellationToken)
            : null;

    public Document GetDocument(SyntaxTree tree) => Project.Solution.GetDocument(tree)!;

    /// <summary>Determines whether a name stands anywhere in a text.</summary>
    public bool Contains(SourceText text, string name) => _models.Contains(text, name);

    public SemanticModel GetModel(SyntaxNode node) => GetModel(node.SyntaxTree);

    public SemanticModel GetModel(SyntaxTree tree) => _models.GetModel(tree, FindCompilation);

    private Compilation FindCompilation(SyntaxTree tree) => Compilation.ContainsSyntaxTree(tree)
        ? Compilation
        : _compilations.Values.First(other => other.ContainsSyntaxTree(tree));

    public ISymbol? FindSymbol(SyntaxNode node) => GetModel(node).GetSymbolInfo(node, CancellationToken).Symbol;

    public IOperation? FindOperation(SyntaxNode node) => GetModel(node).GetOperation(node, CancellationToken);

    /// <summary>Gets the documents of this project and of those that reference it.</summary>
    public async Task<IReadOnlyList<Document>> GetDocumentsAsync(bool withDependents)
    {
        var documents = new List<Document>(Project.Documents);
        if (!withDependents) return documents;
        foreach (Project other in Project.Solution.Projects)
        {
            if (!other.ProjectReferences.Any(reference => reference.ProjectId == Project.Id)) continue;
            if (!_compilations.ContainsKey(other.Id))
            {
                if (await other.GetCompilationAsync(CancellationToken).ConfigureAwait(false) is not { } compilation) continue;
                _compilations.Add(other.Id, compilation);
            }
            documents.AddRange(other.Documents);
        }
        return documents;
    }

    /// <summary>Gets a type's name as code can write it at a place: short where a using directive allows it.</summary>
    public string GetTypeName(SyntaxNode place, string fullName)
    {
        int dot = fullName.LastIndexOf('.');
        string name = fullName.Substring(dot + 1);
        INamedTypeSymbol? found = GetModel(place).LookupNamespacesAndTypes(place.SpanStart, name: name).OfType<INamedTypeSymbol>()
            .FirstOrDefault();
        return found?.ToDisplayString() == fullName ? name : fullName;
    }

    /// <summary>Gets the expression around which parentheses, casts to text and the like stand.</summary>
    public static ExpressionSyntax Unwrap(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => Unwrap(inner),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var inner } => Unwrap(inner),
        CastExpressionSyntax { Expression: var inner } => Unwrap(inner),
        _ => expression,
    };
}
