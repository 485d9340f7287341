using Fairlead.Analyzers.DataFlow;
using Fairlead.Core.Manifest;
using Fairlead.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// FLD3007: connections that no code uses, by accessor, constant, generated type or id. The text of the files is searched for words that
/// may be one of these, and only what may be the first use of a connection is looked at more closely.
/// </summary>
internal sealed class UnusedConnection(ProjectConnections project, GeneratedConnections? generated, Func<string, bool> isUsed)
{
    private readonly Dictionary<string, List<ManifestConnection>> _byWord = new(StringComparer.Ordinal);

    public IEnumerable<Diagnostic> Find(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (project.Manifests is not { IsComplete: true } manifests) yield break;
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ProjectDir", out string? folder);
        foreach (ManifestConnection connection in project.Own)
        {
            // What lies outside of the project is shared with others, which may use it.
            string file = manifests.GetFile(connection.File).Path;
            if (isUsed(connection.Id) || (!string.IsNullOrEmpty(folder) && !file.StartsWith(folder, StringComparison.OrdinalIgnoreCase)))
                continue;
            foreach (string word in GetWords(connection)) Add(word, connection);
        }

        var search = new WordSearch(_byWord.Keys);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (_byWord.Count == 0) break;
            cancellationToken.ThrowIfCancellationRequested();
            if (!IsGeneratedFor(tree)) RemoveUsed(search, compilation, tree, cancellationToken);
        }

        var unused = new HashSet<ManifestConnection>(_byWord.Values.SelectMany(static value => value));
        foreach (ManifestConnection connection in unused)
        {
            Location location = manifests.GetLocation(connection.File, connection.IdSpan, cancellationToken);
            string shown = QuotedName.Show(connection.Id);
            yield return Diagnostic.Create(
                Descriptors.UnusedConnection, location, shown == connection.Id
                    ? new RemoveConnection(connection.Id).ToProperties()
                    : null, shown);
        }
    }

    private static IEnumerable<string> GetWords(ManifestConnection connection) =>
        new[] { connection.Id, connection.MemberName }.Concat(GetClassNames(connection)).Distinct();

    private static IEnumerable<string> GetClassNames(ManifestConnection connection) =>
        connection.IsTemplate ? [connection.ClassName, connection.TemplateClassName] : [connection.ClassName];

    private void Add(string word, ManifestConnection connection)
    {
        if (!_byWord.TryGetValue(word, out List<ManifestConnection>? connections)) _byWord.Add(word, connections = []);
        connections.Add(connection);
    }

    private bool IsGeneratedFor(SyntaxTree tree) =>
        generated?.IsDeclaredIn(tree) == true || tree.FilePath.EndsWith("Connection.g.cs", StringComparison.Ordinal)
        || tree.FilePath.EndsWith("Connections.g.cs", StringComparison.Ordinal);

    private void RemoveUsed(WordSearch search, Compilation compilation, SyntaxTree tree, CancellationToken cancellationToken)
    {
        string text = tree.GetText(cancellationToken).ToString();
        SemanticModel? model = null;
        foreach ((int start, string word) in search.Find(text))
        {
            if (!_byWord.TryGetValue(word, out List<ManifestConnection>? connections)) continue;
            SyntaxToken token = tree.GetRoot(cancellationToken).FindToken(start);
            if (!token.Span.Contains(start)) continue; // a comment, or code that is switched off
            foreach (ManifestConnection connection in connections.ToList())
            {
                bool isUse = IsText(token)
                    ? word == connection.Id
                    : token.IsKind(SyntaxKind.IdentifierToken) && (word != connection.Id || word == connection.MemberName)
                        && RefersTo(token, connection, model ??= Declarations.GetSemanticModel(compilation, tree), cancellationToken);
                if (isUse) Remove(connection);
            }
        }
    }

    private void Remove(ManifestConnection connection)
    {
        foreach (string word in GetWords(connection))
        {
            if (!_byWord.TryGetValue(word, out List<ManifestConnection>? connections)) continue;
            connections.Remove(connection);
            if (connections.Count == 0) _byWord.Remove(word);
        }
    }

    private static bool IsText(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
        or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken;

    /// <summary>Determines whether a name means the connection's accessor, constant or type. What is not bound yet may.</summary>
    private bool RefersTo(SyntaxToken name, ManifestConnection connection, SemanticModel model, CancellationToken cancellationToken)
    {
        if (name.Parent is null || model.GetDeclaredSymbol(name.Parent, cancellationToken) is not null) return false;
        SymbolInfo bound = model.GetSymbolInfo(name.Parent, cancellationToken);
        if ((bound.Symbol ?? bound.CandidateSymbols.FirstOrDefault()) is not { } symbol) return true;
        return generated?.FindMember(symbol) == connection.MemberName
            || (symbol is ITypeSymbol or IMethodSymbol { MethodKind: MethodKind.Constructor }
                && GetClassNames(connection).Contains(name.ValueText));
    }
}
