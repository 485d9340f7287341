using System.Collections.Immutable;
using Fairlead.CodeFixes.UserSecrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Tests.UserSecrets;

public sealed class StoringActionTests : IDisposable
{
    private readonly TestSecrets _secrets = new();
    private readonly AdhocWorkspace _workspace = new();
    private readonly Document _document;

    public StoringActionTests() =>
        _document = _workspace.AddDocument(_workspace.AddProject("P", LanguageNames.CSharp).Id, "a.cs", SourceText.From("before"));

    public void Dispose()
    {
        _secrets.Dispose();
        _workspace.Dispose();
    }

    [Fact]
    public async Task Applied_StoresTheSecretAndChangesTheCode()
    {
        foreach (CodeActionOperation operation in await OperationsAsync())
            operation.Apply(_workspace, TestContext.Current.CancellationToken);

        Assert.Equal("after", await TextAsync());
        Assert.Equal("hunter2", _secrets.All["Connections:smtp:password"]);
    }

    [Fact]
    public async Task Preview_ShowsTheChangesAndStoresNothing()
    {
        ImmutableArray<CodeActionOperation> operations = await NewAction().GetPreviewOperationsAsync(TestContext.Current.CancellationToken);

        Assert.IsType<ApplyChangesOperation>(Assert.Single(operations));
        Assert.Empty(_secrets.All);
    }

    [Fact]
    public void Action_IsOneThatEveryEditorTakes() => Assert.DoesNotContain("RequiresNonDocumentChange", NewAction().Tags);

    [Fact]
    public async Task StoringAgain_ChangesNothing()
    {
        await OperationsAsync();
        string text = await File.ReadAllTextAsync(_secrets.FilePath, TestContext.Current.CancellationToken);
        await OperationsAsync();
        Assert.Equal(text, await File.ReadAllTextAsync(_secrets.FilePath, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task SecretsThatCannotBeStored_LeaveTheCodeAsItWas()
    {
        _secrets.Write("{ broken");
        await Assert.ThrowsAsync<InvalidOperationException>(OperationsAsync);
        Assert.Equal("before", await TextAsync());
    }

    private StoringAction NewAction() => new(
        "Move", "Move", _document.WithText(SourceText.From("after")).Project.Solution, new SecretsOfProject(_secrets.Id, [new StoredSecret("Connections:smtp:password", "hunter2")]));

    private Task<ImmutableArray<CodeActionOperation>> OperationsAsync() =>
        NewAction().GetOperationsAsync(TestContext.Current.CancellationToken);

    private async Task<string> TextAsync() =>
        (await _workspace.CurrentSolution.GetDocument(_document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
}
