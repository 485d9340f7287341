using Fairlead.CodeFixes.ConnectionIds;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>The changes that move secrets of one project to connections, gathered literal by literal.</summary>
internal sealed class MoveToConnection(Project project)
{
    private readonly Dictionary<string, ManifestConnection> _bySecret = new(StringComparer.Ordinal);
    private readonly List<MovedSecret> _secrets = [];
    private Solution _changed = project.Solution;
    private string? _manifest;

    /// <summary>The connections that are added to the manifest.</summary>
    public IReadOnlyList<string> Ids => [.. _bySecret.Values.Select(static connection => connection.Id)];

    private string? UserSecretsId =>
        project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.UserSecretsId", out string? id) ? id : null;

    private TextDocument? ManifestDocument => project.AdditionalDocuments.FirstOrDefault(static file => ManifestFile.IsManifest(file.FilePath ?? file.Name));

    /// <summary>Moves what a document's diagnostics show. False when none of it can be moved.</summary>
    public async Task<bool> AddAsync(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (!UserSecretsFile.IsValidId(UserSecretsId)) return false;
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model is null || !await ReadManifestAsync(model.Compilation, cancellationToken).ConfigureAwait(false)) return false;

        SyntaxNode root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var changes = new List<TextChange>();
        foreach (Diagnostic diagnostic in diagnostics.OrderBy(static one => one.Location.SourceSpan.Start))
        {
            if (SecretLiteral.At(root, diagnostic.Location.SourceSpan) is not { } secret) continue;
            if (changes.Exists(change => change.Span == secret.Expression.Span)) continue;
            if (Replace(secret, model, cancellationToken) is { } replacement) changes.Add(new TextChange(secret.Expression.Span, replacement));
        }

        if (changes.Count == 0) return false;
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        _changed = _changed.WithDocumentText(document.Id, text.WithChanges(changes));
        return true;
    }

    public MoveToConnectionAction ToAction(string title)
    {
        SourceText text = SourceText.From(_manifest!);
        Solution changed = ManifestDocument is { } manifest
            ? _changed.WithAdditionalDocumentText(manifest.Id, text)
            : _changed.AddAdditionalDocument(DocumentId.CreateNewId(project.Id), "connections.json", text, filePath: NewManifestPath());
        return new MoveToConnectionAction(title, changed, UserSecretsId!, _secrets);
    }

    /// <summary>An empty text stands for the manifest of a project that has none yet.</summary>
    private async Task<bool> ReadManifestAsync(Compilation compilation, CancellationToken cancellationToken)
    {
        if (_manifest is not null) return true;
        if (ManifestDocument is { } document)
        {
            _manifest = (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
            return ManifestParser.Parse(_manifest, ConnectionTypeTable.BuiltIn).IsComplete;
        }

        // The first manifest brings these types with it.
        bool isFree = !compilation.ContainsSymbolsWithName(static name => name is "Connections" or "Deployments", SymbolFilter.Type, cancellationToken);
        if (!isFree || NewManifestPath() is null) return false;
        _manifest = "";
        return true;
    }

    private string? NewManifestPath()
    {
        string? projectFile = project.FilePath;
        int separator = projectFile?.LastIndexOfAny(['/', '\\']) ?? -1;
        return separator < 0 ? null : projectFile!.Substring(0, separator + 1) + "connections.json";
    }

    /// <summary>What stands in the literal's place; null when it cannot be moved.</summary>
    private string? Replace(SecretLiteral secret, SemanticModel model, CancellationToken cancellationToken)
    {
        if (ConnectionSource.InScope(model, secret.Expression) is not { } source) return null;

        bool isKnown = _bySecret.TryGetValue(secret.Text, out ManifestConnection? connection);
        string manifest = _manifest!;
        connection ??= Declare(ProposedConnection.Of(secret, model, cancellationToken), model.Compilation, ref manifest);
        if (connection is null) return null;

        string password = connection.Fields.First(static field => field.Name == "password").Title;
        string expression = source.IsGenerated
            ? $"{source.Name}.{connection.MemberName}.Get().{password}.Reveal()"
            : $"{source.Name}.Get(\"{connection.Id}\").Password!.Reveal()";
        var version = ((CSharpParseOptions)model.SyntaxTree.Options).LanguageVersion;
        string? replacement = source.IsGenerated && ProposedConnection.IsWhole(secret, connection)
            ? $"{source.Name}.{connection.MemberName}.Get().ToConnectionString()"
            : secret.With(expression, version);
        if (replacement is null || isKnown) return replacement;

        _manifest = manifest;
        _bySecret.Add(secret.Text, connection);
        _secrets.Add(new MovedSecret(connection.Id, secret.Secret));
        return replacement;
    }

    /// <summary>
    /// Adds the connection to a manifest under an id that collides with nothing; with its bare type where the manifest refuses what is known
    /// of it. Null when it still has a problem that it did not have before.
    /// </summary>
    private static ManifestConnection? Declare(NewConnection connection, Compilation compilation, ref string manifest)
    {
        foreach (NewConnection candidate in new[] { connection, new NewConnection(connection.Id, "generic") })
        {
            for (int number = 1; number <= 100; number++)
            {
                string id = number == 1 ? candidate.Id : $"{candidate.Id}_{number}";
                NewConnection numbered = candidate with { Id = id };
                string? text = manifest.Length == 0 ? numbered.ToManifest() : numbered.AddTo(manifest);
                if (text is null) return null;
                if (Accept(text, id, manifest, compilation) is not { } accepted) continue;
                manifest = text;
                return accepted;
            }
        }

        return null;
    }

    private static ManifestConnection? Accept(string text, string id, string before, Compilation compilation)
    {
        ManifestParseResult result = ManifestParser.Parse(text, ConnectionTypeTable.BuiltIn);
        int problemsBefore = before.Length == 0 ? 0 : ManifestParser.Parse(before, ConnectionTypeTable.BuiltIn).Problems.Count;
        ManifestConnection? connection = result.Manifest.Connections.FirstOrDefault(one => one.Id == id);
        bool isSound = connection is not null && result.Problems.Count == problemsBefore;
        return isSound && !compilation.ContainsSymbolsWithName(connection!.ClassName, SymbolFilter.Type) ? connection : null;
    }
}
