using Fairlead.CodeFixes.ConnectionIds;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>The changes that move the secret of one literal to a connection.</summary>
internal sealed class MoveToConnection(Document document)
{
    private readonly Project _project = document.Project;
    private string? _manifest;
    private ManifestConnection? _connection;

    private TextDocument? ManifestDocument =>
        _project.AdditionalDocuments.FirstOrDefault(static file => ManifestFileNames.IsManifest(file.FilePath ?? file.Name));

    /// <summary>Creates the action that moves what a diagnostic shows. Returns null if it cannot be moved.</summary>
    public async Task<MoveToConnectionAction?> TryCreateAsync(Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (UserSecretsFile.FindId(_project) is not { } userSecretsId) return null;
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model is null || !await ReadManifestAsync(model.Compilation, cancellationToken).ConfigureAwait(false)) return null;

        SyntaxNode root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        if (SecretLiteral.FindAt(root, diagnostic.Location.SourceSpan) is not { } secret) return null;
        if (ConnectionSource.FindInScope(model, secret.Expression) is not { } source) return null;
        if (Replace(secret, source, model, cancellationToken) is not { } replacement) return null;

        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var changes = new List<TextChange> { new(secret.Expression.Span, replacement) };
        if (source.NeedsUsing) changes.Insert(0, UsingDirectives.Add(ConnectionSource.Namespace, (CompilationUnitSyntax)root, text));
        Document changed = document.WithText(text.WithChanges(changes));
        string id = _connection!.Id;
        return new MoveToConnectionAction(
            $"Move to the connection '{id}'", WithManifest(changed.Project.Solution), userSecretsId, [new MovedSecret(id, secret.Secret)]);
    }

    private Solution WithManifest(Solution solution)
    {
        SourceText text = SourceText.From(_manifest!);
        return ManifestDocument is { } manifest
            ? solution.WithAdditionalDocumentText(manifest.Id, text)
            : solution.AddAdditionalDocument(
                DocumentId.CreateNewId(_project.Id), "connections.json", text, filePath: FindNewManifestPath());
    }

    /// <summary>An empty text stands for the manifest of a project that has none yet.</summary>
    private async Task<bool> ReadManifestAsync(Compilation compilation, CancellationToken cancellationToken)
    {
        if (ManifestDocument is { } document)
        {
            _manifest = (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
            return ManifestParser.Parse(_manifest, ConnectionTypeTable.BuiltIn).IsComplete;
        }

        // The first manifest brings these types with it.
        bool isFree = !compilation.ContainsSymbolsWithName(
            static name => name is "Connections" or "Deployments", SymbolFilter.Type, cancellationToken);
        if (!isFree || FindNewManifestPath() is null) return false;
        _manifest = "";
        return true;
    }

    private string? FindNewManifestPath()
    {
        string? projectFile = _project.FilePath;
        int separator = projectFile?.LastIndexOfAny(['/', '\\']) ?? -1;
        return separator < 0 ? null : projectFile!.Substring(0, separator + 1) + "connections.json";
    }

    /// <summary>What stands in the literal's place. Returns null if it cannot be moved.</summary>
    private string? Replace(SecretLiteral secret, ConnectionSource source, SemanticModel model, CancellationToken cancellationToken)
    {
        _connection = Declare(ProposedConnections.Create(secret, model, cancellationToken), model.Compilation, ref _manifest!);
        if (_connection is null) return null;

        string password = _connection.Fields.First(static field => field.Name == "password").Title;
        string expression = source.IsGenerated
            ? $"{source.Name}.{_connection.MemberName}.Get().{password}.Reveal()"
            : $"{source.Name}.Get(\"{_connection.Id}\").Password!.Reveal()";
        var version = ((CSharpParseOptions)model.SyntaxTree.Options).LanguageVersion;
        return source.IsGenerated && ProposedConnections.IsWhole(secret, _connection)
            ? $"{source.Name}.{_connection.MemberName}.Get().ToConnectionString()"
            : secret.Rewrite(expression, version);
    }

    /// <summary>
    /// Adds the connection to a manifest under an id that collides with nothing; with its bare type where the manifest refuses what is
    /// known of it. Returns null if it still has a problem that it did not have before.
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
        ManifestConnection? connection = result.Manifest.Connections.FirstOrDefault(candidate => candidate.Id == id);
        bool isSound = connection is not null && result.Problems.Count == problemsBefore;
        return isSound && !compilation.ContainsSymbolsWithName(connection!.ClassName, SymbolFilter.Type) ? connection : null;
    }
}
