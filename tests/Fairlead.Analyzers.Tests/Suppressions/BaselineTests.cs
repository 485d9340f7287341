using System.Globalization;
using Fairlead.Core.Suppression;
using Fairlead.TestFramework;

namespace Fairlead.Analyzers.Tests.Suppressions;

public class BaselineTests
{
    private const string Written = "\"http://feeds.partner.io/\"";
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    [Fact]
    public Task FindingInTheBaseline_IsNotReported() => VerifyAsync(
        """
        namespace Orders;
        class Feed
        {
            Uri old = new("http://feeds.partner.io/");
            Uri next = new("{|FLD2001:http://feeds.partner.io|}/");
        }
        """,
        Source("F:Orders.Feed.old", Written));

    [Fact]
    public Task Baseline_SurvivesMovedCode() => VerifyAsync(
        """
        // new lines, another order

        namespace Orders
        {
            class Feed
            {
                void Other() { }
                /// <summary>documented now</summary>
                private static readonly Uri old =
                    new(uriString: "http://feeds.partner.io/");
            }
        }
        """,
        Source("F:Orders.Feed.old", Written));

    [Theory]
    [InlineData("M:Feed.Load", """class Feed { void Load() { void Inner() => _ = new Uri("http://feeds.partner.io/"); Inner(); } }""")]
    [InlineData("P:Feed.Address", """class Feed { Uri Address { get { return new Uri("http://feeds.partner.io/"); } } }""")]
    [InlineData("M:Feed.#ctor", """class Feed { Uri address; Feed() { address = new Uri("http://feeds.partner.io/"); } }""")]
    [InlineData("M:Feed.Load(System.String)", """class Feed { Uri Load(string url = "http://feeds.partner.io/") => new(url); }""")]
    [InlineData("F:Feed.b", """class Feed { Uri a = new("https://x.io"), b = new("http://feeds.partner.io/"); }""")]
    [InlineData("M:Program.{Main}$(System.String[])", """_ = new Uri("http://feeds.partner.io/");""")]
    public Task EveryMember_IsKnownByItsDocumentationId(string member, string code) => VerifyAsync(code, Source(member, Written));

    [Fact]
    public Task EntryOfAnotherAssembly_SuppressesNothingAndIsNotJudged() => VerifyAsync(
        """class Feed { Uri old = new("{|FLD2001:http://feeds.partner.io|}/"); }""",
        BaselineEntry.Create(Key, "FLD2001", "Billing", "F:Feed.old", isSource: true, Written));

    [Fact]
    public Task EntryOfAChangedValue_SuppressesNothingAndIsStale() => VerifyAsync(
        """class Feed { Uri old = new("{|FLD2001:http://rates.partner.io|}/"); }""",
        [Source("F:Feed.old", Written)], stale: [0]);

    [Fact]
    public Task EntryOfAMemberThatIsGone_IsStale() => VerifyAsync("class Feed;", [Source("F:Feed.old", Written)], stale: [0]);

    [Fact]
    public Task SettingInTheBaseline_IsNotReported() => VerifyAsync(
        "",
        [Setting("src/appsettings.json", "Smtp:Password", "hunter2")], stale: [],
        ("/0/src/appsettings.json", """{ "Smtp": { "Password": "hunter2" }, "Mail": { "Password": "{|FLD1008:hunter2|}" } }"""),
        ("/0/appsettings.json", """{ "Smtp": { "Password": "{|FLD1008:hunter2|}" } }"""));

    [Fact]
    public Task SettingThatChangedOrIsGone_IsStale_OnlyWhereItsFileIsSeen() => VerifyAsync(
        "",
        [
            Setting("appsettings.json", "Gone:Password", "hunter2"), Setting("appsettings.json", "Smtp:Password", "hunter2"),
            Setting("other.json", "Smtp:Password", "hunter2"),
        ],
        stale: [0, 1],
        ("/0/appsettings.json", """{ "Smtp": { "Password": "{|FLD1008:hunter3|}" } }"""));

    [Fact]
    public Task UnreadableBaseline_IsReported()
    {
        var test = new SuppressionTest { TestCode = "" };
        test.TestState.AdditionalFiles.Add(("/0/.fairlead/baseline.json", """{ "key": {|FLD0002:"short"|}, "entries": [] }"""));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static BaselineEntry Source(string member, string written) =>
        BaselineEntry.Create(Key, "FLD2001", "TestProject", member, isSource: true, written);

    private static BaselineEntry Setting(string file, string path, string written) =>
        BaselineEntry.Create(Key, "FLD1008", file, path, isSource: false, written);

    private static Task VerifyAsync(string code, params BaselineEntry[] entries) => VerifyAsync(code, entries, stale: []);

    private static Task VerifyAsync(string code, BaselineEntry[] entries, int[] stale, params (string Path, string Text)[] files)
    {
        string baseline = Baseline.Format(Key, entries);
        foreach (int index in stale)
        {
            string hash = string.Create(CultureInfo.InvariantCulture, $"\"hash\": \"{entries[index].Hash}\" }}");
            string line = baseline.Split('\n').Single(text => text.Contains(hash, StringComparison.Ordinal)).Trim().TrimEnd(',');
            baseline = baseline.Replace(line, $"{{|FLD0002:{line}|}}", StringComparison.Ordinal);
        }

        var test = new SuppressionTest { TestCode = code };
        if (code.StartsWith("_ =", StringComparison.Ordinal)) test.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        test.TestState.AdditionalFiles.Add(("/0/.fairlead/baseline.json", baseline));
        test.TestState.AdditionalFiles.AddFiles(files);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
