using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Tests.Situations;

/// <summary>The judge sees what it is there for: fixers that do something wrong, and programs that pass a secret on in a wrong way.</summary>
public class JudgeTests
{
    private const string Login = """"
        ### A login
        packages: Fairlead
        user-secrets: yes
        ```csharp Login.cs
        using System.Net;

        namespace Shop;

        public class Login
        {
            public NetworkCredential Create() => new("app", "{{password}}");
        }
        ```
        ```expect
        move
        setting: *={{password}}
        gone: {{password}}
        ```

        """";

    [Fact]
    public async Task FixerThatStoresAndReplaces_IsGood()
    {
        Judgement judgement = await JudgeAsync(static fix => new ToyAction(fix, "Move", static fix => fix.Store()));
        Assert.Empty(judgement.Verdicts.Where(static verdict => verdict.Problem is not null)
            .Select(static verdict => verdict.Law).Except(["one by one is all at once"]));
        Assert.Equal(1, judgement.Numbers.Offered);
        Assert.Equal(0, judgement.Numbers.ActionsThatLose);
    }

    [Fact]
    public async Task FixerThatOnlyReplaces_LosesTheValue()
    {
        Judgement judgement = await JudgeAsync(static fix => new ToyAction(fix, "Remove", static _ => { }));
        AssertFails(judgement, "no value is lost");
        Assert.True(judgement.Numbers.ActionsThatLose > 0);
    }

    [Fact]
    public async Task FixerThatNeedsMoreThanDocuments_IsNotShown()
    {
        Judgement judgement = await JudgeAsync(static fix =>
            new ToyAction(fix, "Move", static fix => fix.Store()) { ShownTags = ["RequiresNonDocumentChange"] });
        AssertFails(judgement, "what is offered");
    }

    [Fact]
    public async Task OperationThatIsNotOfDocuments_IsSkipped()
    {
        Judgement judgement = await JudgeAsync(static fix => new ToyAction(fix, "Move", static _ => { }) { Last = fix.Store });
        AssertFails(judgement, "no value is lost");
    }

    [Fact]
    public async Task TitleWithTheValue_IsSeen()
    {
        Judgement judgement = await JudgeAsync(static fix => new ToyAction(fix, $"Move {fix.Secret}", static fix => fix.Store()));
        AssertFails(judgement, "no title or error shows a value");
        Assert.DoesNotContain(FakeSecrets.Expand("{{password}}"), judgement.Describe());
    }

    [Fact]
    public async Task PreviewThatStores_IsSeen()
    {
        Judgement judgement = await JudgeAsync(static fix =>
            new ToyAction(fix, "Move", static fix => fix.Store()) { Preview = static fix => fix.Store() });
        AssertFails(judgement, "the preview stores nothing");
    }

    [Fact]
    public async Task FixerThatThrows_IsSeen()
    {
        Judgement judgement = await JudgeAsync(static fix =>
            new ToyAction(fix, "Move", static _ => throw new InvalidCastException()));
        AssertFails(judgement, "no fixer throws");
    }

    [Fact]
    public async Task CodeThatDoesNotCompile_IsSeen()
    {
        Judgement judgement = await JudgeAsync(static fix =>
            new ToyAction(fix, "Move", static fix => fix.Store()) { Replacement = "Missing" });
        AssertFails(judgement, "no new error or warning of the compiler");
    }

    [Theory]
    [InlineData("a secret in the text of a connection string",
        "$\"Host=db;Database=orders;Username=app;Password={connections.OrdersDb.Get().Password?.Reveal()}\"", false)]
    [InlineData("the connection string of the type", "connections.OrdersDb.Get().ToConnectionString()", true)]
    public async Task RotatedSecret_IsReadAsTheClientDoes(string description, string expression, bool isGood)
    {
        Situation situation = Assert.Single(Situation.Read("judge", $$$"""
            ### {{{description}}}
            packages: Fairlead, Npgsql
            user-secrets: yes
            ```csharp Db.cs
            namespace Shop;

            public class Db(Connections connections)
            {
                public string Open() => {{{expression}}};
            }
            ```
            ```json connections.json
            { "connections": { "orders_db": { "conn_type": "postgres", "host": "db", "schema": "orders", "login": "app" } } }
            ```
            ```expect
            nothing
            ```

            """));
        var project = SituationProject.Create(situation);
        var store = new Dictionary<string, string> { ["Connections:orders_db:password"] = FakeSecrets.Expand("{{password}}") };
        IReadOnlyList<(RotatedCall Call, string? Problem)> tried = await Rotation.TryAsync(
            [RotatedCall.Parse("Db.Open as Npgsql")], project, store, TestContext.Current.CancellationToken);
        Assert.Equal(isGood, Assert.Single(tried).Problem is null);
    }

    private static Task<Judgement> JudgeAsync(Func<ToyFix, ToyAction> create) =>
        Judgement.CreateAsync(Assert.Single(Situation.Read("judge", Login)), [new ToyFixer(create)]);

    private static void AssertFails(Judgement judgement, string law) =>
        Assert.NotNull(judgement.Verdicts.Single(verdict => verdict.Law == law).Problem);

    /// <summary>What a toy replaces, and what it can do with it.</summary>
    private sealed class ToyFix(Document document, TextSpan span, string secret)
    {
        public string Secret => secret;

        public async Task<Solution> ReplaceAsync(string replacement, CancellationToken cancellationToken)
        {
            SourceText text = await document.GetTextAsync(cancellationToken);
            return document.WithText(text.Replace(span, replacement)).Project.Solution;
        }

        public void Store()
        {
            document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions
                .TryGetValue("build_property.UserSecretsId", out string? id);
            SecretStore.Write(id!, $$"""{ "Toy": "{{secret}}" }""");
        }
    }

    private sealed class ToyFixer(Func<ToyFix, ToyAction> create) : CodeFixProvider
    {
        public override ImmutableArray<string> FixableDiagnosticIds => ["FLD1002", "FLD1006"];

        public override async Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
            string secret = root.FindToken(context.Span.Start).ValueText;
            context.RegisterCodeFix(create(new ToyFix(context.Document, context.Span, secret)), context.Diagnostics);
        }
    }

    private sealed class ToyAction(ToyFix fix, string title, Action<ToyFix> before) : CodeAction
    {
        public override string Title => title;

        public override ImmutableArray<string> Tags => ShownTags;

        public ImmutableArray<string> ShownTags { get; init; } = [];

        public string Replacement { get; init; } = "Environment.MachineName";

        public Action<ToyFix>? Preview { get; init; }

        public Action? Last { get; init; }

        protected override async Task<IEnumerable<CodeActionOperation>> ComputePreviewOperationsAsync(CancellationToken cancellationToken)
        {
            Preview?.Invoke(fix);
            return [new ApplyChangesOperation(await fix.ReplaceAsync(Replacement, cancellationToken))];
        }

        protected override async Task<IEnumerable<CodeActionOperation>> ComputeOperationsAsync(CancellationToken cancellationToken)
        {
            before(fix);
            var change = new ApplyChangesOperation(await fix.ReplaceAsync(Replacement, cancellationToken));
            return Last is null ? [change] : [change, new ToyOperation(Last)];
        }
    }

    private sealed class ToyOperation(Action apply) : CodeActionOperation
    {
        public override void Apply(Workspace workspace, CancellationToken cancellationToken) => apply();
    }
}
