using Fairlead.CodeFixes.UserSecrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Tests.UserSecrets;

public sealed class UserSecretsStoreTests : IDisposable
{
    private const string Project = "<Project>\n  <PropertyGroup>\n    <A>1</A>\n  </PropertyGroup>\n</Project>\n";

    private readonly TestSecrets _secrets = new();
    private readonly AdhocWorkspace _workspace = new();

    public void Dispose()
    {
        _secrets.Dispose();
        _workspace.Dispose();
    }

    [Fact]
    public async Task ProjectWithoutId_GetsOneThatStaysTheSame()
    {
        Project project = NewProject(Project);
        UserSecretsStore store = await FindAsync(project);
        store.Plan([new StoredSecret("A", "1")]);
        Solution changed = await store.AddToProjectAsync(project.Solution, TestContext.Current.CancellationToken);

        Assert.True(Guid.TryParse(store.Id, out _));
        Assert.Equal(
            $"<Project>\n  <PropertyGroup>\n    <A>1</A>\n    <UserSecretsId>{store.Id}</UserSecretsId>\n  </PropertyGroup>\n</Project>\n",
            await ReadAsync(changed));
        Assert.Equal(store.Id, (await FindAsync(project)).Id);
        Assert.Equal(store.Id, (await FindAsync(changed.Projects.Single())).Id);
    }

    [Fact]
    public async Task NothingToStore_LeavesTheProjectFile()
    {
        Project project = NewProject(Project);
        UserSecretsStore store = await FindAsync(project);
        Assert.Equal(Project, await ReadAsync(await store.AddToProjectAsync(project.Solution, TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData(null, "the project has no user secrets; 'dotnet user-secrets init' adds them")]
    [InlineData("<Project>", "the project has no user secrets, and 'App.csproj' cannot be read")]
    [InlineData("<Project><PropertyGroup Condition=\"c\"><UserSecretsId>a</UserSecretsId></PropertyGroup></Project>",
        "the project's UserSecretsId does not hold for every build")]
    [InlineData("<Project><PropertyGroup><UserSecretsId>../x</UserSecretsId></PropertyGroup></Project>",
        "the project's UserSecretsId does not hold for every build")]
    public async Task ProjectThatCanHaveNone_SaysWhy(string? file, string reason) => Assert.Equal(reason, await FindObstacleAsync(NewProject(file)));

    [Theory]
    [InlineData("{ broken", "the user secrets file is not a JSON object; repair it first")]
    [InlineData("[]", "the user secrets file is not a JSON object; repair it first")]
    public async Task BrokenFile_IsAnObstacle(string text, string reason)
    {
        _secrets.Write(text);
        Assert.Equal(reason, await FindObstacleAsync(NewProject(OwnProject)));
    }

    [Fact]
    public async Task ReadOnlyFile_IsAnObstacle()
    {
        _secrets.Write("{ }");
        File.SetAttributes(_secrets.FilePath, FileAttributes.ReadOnly);
        try
        {
            Assert.Equal("the user secrets file is read-only", await FindObstacleAsync(NewProject(OwnProject)));
        }
        finally
        {
            File.SetAttributes(_secrets.FilePath, FileAttributes.Normal);
        }
    }

    [Fact]
    public async Task FileInPlaceOfTheFolder_IsAnObstacle()
    {
        string folder = Path.GetDirectoryName(_secrets.FilePath)!;
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        await File.WriteAllTextAsync(folder, "", TestContext.Current.CancellationToken);
        try
        {
            Assert.Equal("a file has the name of the user secrets folder", await FindObstacleAsync(NewProject(OwnProject)));
        }
        finally
        {
            File.Delete(folder);
        }
    }

    [Theory]
    [InlineData("{ \"a\": { \"b\": \"other\" } }")]
    [InlineData("{ \"A:B\": \"other\" }")]
    [InlineData("{ \"a\": { \"b\": null } }")]
    [InlineData("{ \"a\": { \"b\": [] } }")]
    public async Task AnotherValueUnderTheKey_IsAnObstacle(string text)
    {
        _secrets.Write(text);
        UserSecretsStore store = await FindAsync(NewProject(OwnProject));
        string? obstacle = store.FindObstacle([new StoredSecret("a:b", "1")]);
        Assert.Equal("the user secrets file already holds another value under 'a:b'; remove or rename that first", obstacle);
    }

    [Theory]
    [InlineData("{ \"a\": { \"b\": \"1\" } }")]
    [InlineData("{ \"a\": { \"b\": 1 } }")]
    [InlineData("{ \"a:b\": \"1\" }")]
    [InlineData("{ \"a\": [{ \"c\": 1 }] }")]
    [InlineData("")]
    public async Task SameOrNoValueUnderTheKey_IsNone(string text)
    {
        _secrets.Write(text);
        Assert.Null((await FindAsync(NewProject(OwnProject))).FindObstacle([new StoredSecret("a:b", "1")]));
    }

    [Fact]
    public async Task PlannedSecrets_CountAsStored()
    {
        _secrets.Write("{ \"a\": \"1\" }");
        UserSecretsStore store = await FindAsync(NewProject(OwnProject));
        store.Plan([new StoredSecret("b", "1")]);

        Assert.Equal(["a", "b"], store.FindKeys("1"));
        Assert.Equal("1", store.FindValue("B"));
        Assert.NotNull(store.FindObstacle([new StoredSecret("b", "2")]));
    }

    private string OwnProject => $"<Project><PropertyGroup><UserSecretsId>{_secrets.Id}</UserSecretsId></PropertyGroup></Project>";

    private static async Task<UserSecretsStore> FindAsync(Project project) =>
        (await UserSecretsStore.FindAsync(project, TestContext.Current.CancellationToken)).Value!;

    private static async Task<string?> FindObstacleAsync(Project project) =>
        (await UserSecretsStore.FindAsync(project, TestContext.Current.CancellationToken)).Obstacle;

    private static async Task<string> ReadAsync(Solution solution) => (await solution.Projects.Single().AdditionalDocuments.Single()
        .GetTextAsync(TestContext.Current.CancellationToken)).ToString();

    private Project NewProject(string? file)
    {
        string path = $"/{_secrets.Id}/App.csproj";
        var id = ProjectId.CreateNewId();
        Solution solution = _workspace.CurrentSolution.AddProject(
            ProjectInfo.Create(id, VersionStamp.Default, "App", "App", LanguageNames.CSharp, filePath: path));
        if (file is not null)
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), "App.csproj", SourceText.From(file), filePath: path);
        return solution.GetProject(id)!;
    }
}
