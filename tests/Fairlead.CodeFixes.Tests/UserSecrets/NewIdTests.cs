using System.Collections.Immutable;
using Fairlead.Analyzers;
using Fairlead.CodeFixes.Configuration;
using Fairlead.CodeFixes.Manifest;
using Fairlead.CodeFixes.UserSecrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Tests.UserSecrets;

/// <summary>Fixes in a project whose project file has no UserSecretsId yet: it gets one, and the values are stored under it.</summary>
public sealed class NewIdTests : IDisposable
{
    private const string Project = "<Project Sdk=\"Microsoft.NET.Sdk\">\n\n  <PropertyGroup>\n    <Nullable>enable</Nullable>\n  </PropertyGroup>\n\n</Project>\n";

    private readonly AdhocWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public Task SecretOfAFile_IsStoredUnderANewId() => FixAsync(
        new SecretInConfigurationFileFixer(), Descriptors.SecretInConfigurationFile, "appsettings.json",
        "{ \"Smtp\": { \"Password\": \"hunter2\" } }", "{ \"Smtp\": { } }", "Smtp:Password");

    [Fact]
    public Task SecretOfAManifest_IsStoredUnderANewId() => FixAsync(
        new SecretInManifestFixer(), Descriptors.SecretInManifest, "connections.json",
        "{ \"connections\": { \"a\": { \"conn_type\": \"http\", \"password\": \"hunter2\" } } }",
        "{ \"connections\": { \"a\": { \"conn_type\": \"http\", \"fields\": { \"password\": { \"required\": true } } } } }", "Connections:a:password");

    [Fact]
    public Task ExportOfAirflow_IsStoredUnderANewId() => FixAsync(
        new UnreadableManifestFixer(), Descriptors.UnreadableManifest, "connections.json",
        "{ \"a\": { \"conn_type\": \"http\", \"password\": \"hunter2\" } }", null, "Connections:a:password");

    private async Task FixAsync(
        CodeFixProvider fixer, DiagnosticDescriptor rule, string file, string before, string? after, string key)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        string folder = "/" + Guid.NewGuid().ToString("N") + "/";
        var id = ProjectId.CreateNewId();
        Solution solution = _workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Default, "App", "App", LanguageNames.CSharp, filePath: folder + "App.csproj"))
            .AddAdditionalDocument(DocumentId.CreateNewId(id), "App.csproj", SourceText.From(Project), filePath: folder + "App.csproj")
            .AddAdditionalDocument(DocumentId.CreateNewId(id), file, SourceText.From(before), filePath: folder + file);
        TextDocument document = solution.GetProject(id)!.AdditionalDocuments.Single(candidate => candidate.Name == file);
        int start = Math.Max(before.IndexOf("hunter2", StringComparison.Ordinal), 0);
        Diagnostic diagnostic = Diagnostic.Create(
            rule, Location.Create(document.FilePath!, new TextSpan(start, "hunter2".Length), default), "x", "y");

        var actions = new List<CodeAction>();
        await fixer.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken));
        ImmutableArray<CodeActionOperation> operations = await Assert.Single(actions).GetOperationsAsync(cancellationToken);
        Solution changed = Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution;

        async Task<string> ReadAsync(string name) => (await changed.GetProject(id)!.AdditionalDocuments.Single(candidate => candidate.Name == name)
            .GetTextAsync(cancellationToken)).ToString();
        if (after is not null) Assert.Equal(after, await ReadAsync(file));
        string userSecretsId = ProjectFile.TryParse(await ReadAsync("App.csproj"))!.UserSecretsId!;
        Assert.True(Guid.TryParse(userSecretsId, out _));
        Assert.Equal("hunter2", UserSecretsText.Parse(UserSecretsFile.Open(userSecretsId).Read()).FindValue(key));
    }
}
