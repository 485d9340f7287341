using Fairlead.Analyzers.Tests.Cases;

namespace Fairlead.Analyzers.Tests.Credentials;

/// <summary>
/// Values that several rules are about: by what they hold, by what they reach and by what they are called. Each is reported once, by
/// whatever rule is the most certain, and never left to a rule that is silent.
/// </summary>
public class OneFindingTests
{
    private static readonly (string What, string Text)[] Secrets =
    [
        ("a password", "hunter2"),
        ("a strong password", "Tr0ub4dor&3x"),
        ("a random key", "q1Zs9vR7xK2mW8tY5nB3"),
        ("a connection string", "Server=db;User Id=app;Password=hunter2"),
        ("a part of a connection string", "User Id=app;Password=hunter2;"),
        ("a URI", "postgres://app:s3cr3t@db/orders"),
        ("a header", "Bearer q1Zs9vR7xK2mW8tY5nB3"),
        ("a login and a host", "app:s3cr3t@db/orders"),
    ];

    private static readonly string[] Names = ["Password", "ApiKey", "DatabaseSecret", "AccessToken", "Third"];

    private static readonly (string What, string Code)[] Uses =
    [
        ("a login", "object Use() => new System.Net.NetworkCredential(\"app\", {0});"),
        ("a connection string", "string Use() => $\"Server=db;User Id=app;Password={{{0}}};Encrypt=True\";"),
        ("a URI", "string Use() => \"postgres://\" + {0};"),
        ("the password of a URI", "string Use() => $\"amqp://app:{{{0}}}@mq\";"),
        ("a login and a connection string",
            "object Login() => new System.Net.NetworkCredential(\"app\", {0}); string Use() => \"Server=db;Uid=app;Pwd=\" + {0};"),
        ("a text that goes on", "string Use() => {0} + \";Encrypt=True\";"),
    ];

    private static readonly (string What, string Code)[] Holders =
    [
        ("a constant", "class Case {{ private const string {0} = \"{1}\"; {2} }}"),
        ("a field", "class Case {{ private string {0} = \"{1}\"; {2} }}"),
        ("a property", "class Case {{ private static string {0} => \"{1}\"; {2} }}"),
        ("a constant of another class", "static class Other {{ public const string {0} = \"{1}\"; }} class Case {{ {3} }}"),
    ];

    /// <summary>What makes a secret of a value whatever it is called and looks like.</summary>
    private static readonly string[] TakesAny = ["a login", "the password of a URI", "a login and a connection string"];

    public static TheoryData<string, string> Situations =>
        [.. from secret in Secrets from use in Uses select new TheoryDataRow<string, string>(secret.What, use.What)];

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task Value_IsReportedOnce(string secret, string use)
    {
        string text = Secrets.Single(candidate => candidate.What == secret).Text;
        string code = Uses.Single(candidate => candidate.What == use).Code;
        foreach ((string what, string holder) in Holders)
        {
            foreach (string name in Names)
            {
                string program = string.Format(
                    null, holder, name, text, string.Format(null, code, name), string.Format(null, code, "Other." + name));
                IReadOnlyList<string> found =
                    await RuleCaseTest.ReportedIdsAsync("Credentials", [program], TestContext.Current.CancellationToken);
                bool isSecret = HoldsSecret(secret) || TakesAny.Contains(use)
                    || (use == "a URI" && secret == "a login and a host") || use == "a connection string";
                Assert.True(found.Count == 1 || (!isSecret && found.Count == 0),
                    $"{what} called {name} with {secret} that reaches {use}: [{string.Join(", ", found)}]");
            }
        }
    }

    private static bool HoldsSecret(string secret) =>
        secret is "a connection string" or "a part of a connection string" or "a URI" or "a header";
}
