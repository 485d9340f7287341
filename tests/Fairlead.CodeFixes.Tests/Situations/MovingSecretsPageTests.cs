using System.Text;

namespace Fairlead.CodeFixes.Tests.Situations;

/// <summary>The examples of <c>docs/moving-secrets.md</c>: files before and after fixes that ran.</summary>
public class MovingSecretsPageTests
{
    private const string Page = "docs/moving-secrets.md";

    private static readonly (string Topic, string Title)[] Examples =
    [
        ("constructors", "A mailer with a primary constructor and a logger"), ("composition", "AddDbContext with a literal"),
        ("constants", "A private constant with one user"),
        ("together", "Amazon's two keys in two properties"), ("settings", "A setting of an appsettings file"),
    ];

    [Fact]
    public async Task Examples_AreWhatTheFixesDo()
    {
        var examples = new StringBuilder("\n");
        foreach ((string topic, string title) in Examples)
        {
            Judgement judgement = await Judgement.GetAsync(Situation.Find(topic, title));
            Assert.True(judgement.IsGood, $"{judgement.Situation} is no example of what a fix should do.");
            examples.Append($"### {title}\n\n");
            IReadOnlyDictionary<string, string> before = judgement.Run.Before.Files, after = judgement.Run.OneByOne.Project.Files;
            foreach (string path in before.Keys.Union(after.Keys).OrderBy(IsProgram).ThenBy(static path => path, StringComparer.Ordinal))
            {
                string was = before.GetValueOrDefault(path, ""), became = after.GetValueOrDefault(path, "");
                if (was == became || path.EndsWith(".csproj", StringComparison.Ordinal)) continue;
                Append(examples, was.Length == 0 || became.Length == 0 ? path : path + ", before", was);
                Append(examples, was.Length == 0 || became.Length == 0 ? path : path + ", after", became);
            }
            examples.Append($"In the user secrets: {string.Join(", ", judgement.Run.OneByOne.Store.Keys.Select(static key => $"`{key}`"))}.\n\n");
        }
        BaselineFiles.CheckBetween(Page, "<!-- examples -->\n", "<!-- end of the examples -->", examples.ToString());
    }

    private static bool IsProgram(string path) => !path.EndsWith(".cs", StringComparison.Ordinal);

    private static void Append(StringBuilder examples, string name, string text)
    {
        if (text.Length == 0) return;
        string language = name.Contains(".json", StringComparison.Ordinal) ? "jsonc" : "csharp";
        string shown = FakeSecrets.Hide(text).ReplaceLineEndings("\n").TrimEnd();
        foreach (string placeholder in new[] { "{{password}}", "{{awsKeyId}}", "{{awsSecret}}" })
            shown = shown.Replace(placeholder, "…", StringComparison.Ordinal);
        examples.Append($"{name}:\n\n```{language}\n{shown}\n```\n\n");
    }
}
