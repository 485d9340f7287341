using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Tests.Situations;

/// <summary>
/// Solutions by hand are good, so what the situations ask for is possible. A fixer that knows the solution takes the place of ours.
/// </summary>
public class SolutionTests
{
    internal const string Topic = "Solutions";

    private static readonly IReadOnlyList<Situation> All =
        [.. Situation.Read(Topic, RepositoryFiles.Read("tests/Fairlead.CodeFixes.Tests/Situations/Solutions.md"))];

    public static IEnumerable<TheoryDataRow<string>> Titles =>
        All.Select(static solution => new TheoryDataRow<string>(solution.Title) { Label = solution.Title });

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task Solution_IsGood(string title)
    {
        Situation solution = All.Single(solution => solution.Title == title);
        Situation situation = Situation.All.Single(situation => situation.ToString() == title);
        Judgement judgement = await Judgement.CreateAsync(situation, [new SolutionFixer(solution)]);
        string problems = string.Join("\n", judgement.Verdicts.Where(static verdict => verdict.Problem is not null)
            .Select(static verdict => $"{verdict.Law}: {verdict.Problem}"));
        Assert.True(judgement.IsGood, problems);
    }

    private sealed class SolutionFixer(Situation solution) : CodeFixProvider
    {
        public override ImmutableArray<string> FixableDiagnosticIds { get; } =
            ["FLD1001", "FLD1002", "FLD1003", "FLD1004", "FLD1006", "FLD1008"];

        public override FixAllProvider GetFixAllProvider() => new AllAtOnce(solution);

        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            context.RegisterCodeFix(new SolutionAction(solution, context.TextDocument.Project), context.Diagnostics);
            return Task.CompletedTask;
        }
    }

    private sealed class AllAtOnce(Situation solution) : FixAllProvider
    {
        public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
            Task.FromResult<CodeAction?>(new SolutionAction(solution, fixAllContext.Project));
    }

    private sealed class SolutionAction(Situation solution, Project project) : CodeAction
    {
        public override string Title => $"Move to the connection '{solution.Settings.GetValueOrDefault("id")}'";

        public override string EquivalenceKey => nameof(SolutionAction);

        protected override Task<IEnumerable<CodeActionOperation>> ComputePreviewOperationsAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<CodeActionOperation>>([new ApplyChangesOperation(Change(out _))]);

        protected override Task<IEnumerable<CodeActionOperation>> ComputeOperationsAsync(CancellationToken cancellationToken)
        {
            Solution changed = Change(out string userSecretsId);
            SecretStore.Write(userSecretsId, FakeSecrets.Expand(solution.Files[SecretStore.FileName]));
            return Task.FromResult<IEnumerable<CodeActionOperation>>([new ApplyChangesOperation(changed)]);
        }

        private Solution Change(out string userSecretsId)
        {
            TextDocument file = project.AdditionalDocuments.Single(document => document.FilePath == project.FilePath);
            Assert.True(file.TryGetText(out SourceText? before));
            string after = AddUserSecretsId(before.ToString());
            userSecretsId = ProjectFile.Parse(after).UserSecretsId!;
            Solution changed = project.Solution.WithAdditionalDocumentText(file.Id, SourceText.From(after));
            foreach ((string name, string content) in solution.Files)
                if (name != SecretStore.FileName) changed = Write(changed, name, SourceText.From(FakeSecrets.Expand(content)));
            return changed;
        }

        private Solution Write(Solution changed, string name, SourceText text)
        {
            string path = Path.Combine(Path.GetDirectoryName(project.FilePath)!, name);
            if (project.Documents.FirstOrDefault(document => document.FilePath == path) is { } code)
                return changed.WithDocumentText(code.Id, text);
            return project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == path) is { } other
                ? changed.WithAdditionalDocumentText(other.Id, text)
                : changed.AddAdditionalDocument(DocumentId.CreateNewId(project.Id), name, text, filePath: path);
        }

        private static string AddUserSecretsId(string text) => text.Contains("<UserSecretsId>", StringComparison.Ordinal)
            ? text
            : text.Replace(
                "  </PropertyGroup>", $"    <UserSecretsId>{Guid.NewGuid()}</UserSecretsId>\n  </PropertyGroup>", StringComparison.Ordinal);
    }
}
