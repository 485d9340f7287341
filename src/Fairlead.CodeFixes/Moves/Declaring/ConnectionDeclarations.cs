using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Declaring;

/// <summary>The manifests of a project, to which moves add the connections that the code has written out.</summary>
internal sealed class ConnectionDeclarations
{
    private readonly Project _project;
    private readonly string _manifest;

    private ConnectionDeclarations(Project project, string manifest) => (_project, _manifest) = (project, manifest);

    private TextDocument? ManifestDocument =>
        _project.AdditionalDocuments.FirstOrDefault(static file => ManifestFileNames.IsManifest(file.FilePath ?? file.Name));

    /// <summary>An empty text stands for the manifest of a project that has none yet.</summary>
    public static async Task<Attempt<ConnectionDeclarations>> ReadAsync(
        Project project, Compilation compilation, CancellationToken cancellationToken)
    {
        var declarations = new ConnectionDeclarations(project, "");
        if (declarations.ManifestDocument is { } document)
        {
            string text = (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
            return ManifestParser.Parse(text, ConnectionTypeTable.BuiltIn).IsComplete
                ? new ConnectionDeclarations(project, text)
                : Attempt<ConnectionDeclarations>.Fail($"'{document.Name}' cannot be read; repair it first");
        }

        // The first manifest brings these types with it.
        bool isFree = !compilation.ContainsSymbolsWithName(
            static name => name is "Connections" or "Deployments", SymbolFilter.Type, cancellationToken);
        return isFree && declarations.FindNewManifestPath() is not null
            ? declarations
            : Attempt<ConnectionDeclarations>.Fail("the project has no manifest, and a type of its own is called 'Connections'");
    }

    /// <summary>Finds the connection that the code has written out, or adds it. Nothing else changes.</summary>
    public Attempt<Declaration> Declare(WrittenConnection written, Compilation compilation)
    {
        NewConnection connection = CreateNew(written);
        foreach (NewConnection candidate in new[] { connection, new NewConnection(connection.Id, "generic") })
        {
            for (int number = 1; number <= 100; number++)
            {
                string id = number == 1 ? candidate.Id : $"{candidate.Id}_{number}";
                NewConnection numbered = candidate with { Id = id };
                string? text = _manifest.Length == 0 ? numbered.ToManifest() : numbered.AddTo(_manifest);
                if (text is null) break;
                if (Accept(text, id, compilation) is not { } accepted) continue;
                return new Declaration(accepted, new ConnectionDeclarations(_project, text));
            }
        }

        return Attempt<Declaration>.Fail("the manifest takes no connection of that name");
    }

    public Solution Apply(Solution solution)
    {
        if (_manifest.Length == 0) return solution;
        SourceText text = SourceText.From(_manifest);
        return ManifestDocument is { } manifest
            ? solution.WithAdditionalDocumentText(manifest.Id, text)
            : solution.AddAdditionalDocument(
                DocumentId.CreateNewId(_project.Id), "connections.json", text, filePath: FindNewManifestPath());
    }

    private static NewConnection CreateNew(WrittenConnection written)
    {
        return new NewConnection(written.ProposedId, written.Type.Id)
        {
            Host = Find("host"),
            Port = Find("port") is { } port && int.TryParse(port, out int number) ? number : null,
            Schema = Find("schema"),
            Login = Find("login"),
            RequiresPassword = written.Secrets.Contains("password"),
            Extra =
            [
                .. written.Values
                    .Where(value => value.Key.StartsWith("extra.", StringComparison.Ordinal) && !written.Secrets.Contains(value.Key))
                    .Select(static value => new KeyValuePair<string, string>(
                        value.Key.Substring("extra.".Length), JsonWriter.WriteString(value.Value))),
            ],
        };

        string? Find(string name) => written.Values.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;
    }

    private ManifestConnection? Accept(string text, string id, Compilation compilation)
    {
        ManifestParseResult result = ManifestParser.Parse(text, ConnectionTypeTable.BuiltIn);
        int problemsBefore = _manifest.Length == 0 ? 0 : ManifestParser.Parse(_manifest, ConnectionTypeTable.BuiltIn).Problems.Count;
        ManifestConnection? connection = result.Manifest.Connections.FirstOrDefault(candidate => candidate.Id == id);
        bool isSound = connection is not null && result.Problems.Count == problemsBefore;
        return isSound && !compilation.ContainsSymbolsWithName(connection!.ClassName, SymbolFilter.Type) ? connection : null;
    }

    private string? FindNewManifestPath()
    {
        string? projectFile = _project.FilePath;
        int separator = projectFile?.LastIndexOfAny(['/', '\\']) ?? -1;
        return separator < 0 ? null : projectFile!.Substring(0, separator + 1) + "connections.json";
    }
}
