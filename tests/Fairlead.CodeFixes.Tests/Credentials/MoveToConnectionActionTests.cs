using System.Collections.Immutable;
using Fairlead.CodeFixes.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Tests.Credentials;

public sealed class MoveToConnectionActionTests : IDisposable
{
    private readonly TestSecrets _secrets = new();
    private readonly AdhocWorkspace _workspace = new();
    private readonly Document _document;

    public MoveToConnectionActionTests() =>
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
    public async Task HostThatOnlyEditsDocuments_FindsNothingToApply()
    {
        Assert.Empty((await OperationsAsync()).OfType<ApplyChangesOperation>());
        Assert.Empty(_secrets.All);
    }

    [Fact]
    public async Task SecretsThatCannotBeStored_LeaveTheCodeAsItWas()
    {
        _secrets.Write("{ broken");
        CodeActionOperation operation = Assert.Single(await OperationsAsync());

        Assert.Throws<InvalidOperationException>(() => operation.Apply(_workspace, TestContext.Current.CancellationToken));
        Assert.Equal("before", await TextAsync());
    }

    private MoveToConnectionAction NewAction() => new(
        "Move", _document.WithText(SourceText.From("after")).Project.Solution, _secrets.Id, [new MovedSecret("smtp", "hunter2")]);

    private Task<ImmutableArray<CodeActionOperation>> OperationsAsync() =>
        NewAction().GetOperationsAsync(TestContext.Current.CancellationToken);

    private async Task<string> TextAsync() =>
        (await _workspace.CurrentSolution.GetDocument(_document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
}
