using Fairlead.Analyzers.Manifest;
using Fairlead.CodeFixes.Manifest;
using Fairlead.CodeFixes.Tests.UserSecrets;
using Fairlead.TestFramework;

namespace Fairlead.CodeFixes.Tests.Manifest;

public sealed class UnreadableManifestFixerTests : IDisposable
{
    private const string Password = "correct-" + "horse";

    private const string Export =
        "{|FLD4001:{|}"
            + $$""" "orders_db": { "conn_type": "postgres", "host": "orders.internal", "schema": "orders", "password": "{{Password}}" } }""";

    private readonly TestSecrets _secrets = new();

    public void Dispose() => _secrets.Dispose();

    [Fact]
    public async Task ProjectWithUserSecrets_GetsThePasswordThere()
    {
        CodeFixTest<ManifestAnalyzer, UnreadableManifestFixer> test = NewTest(Export, $"build_property.UserSecretsId = {_secrets.Id}", """
            {
              "connections": {
                "orders_db": {
                  "conn_type": "postgres",
                  "host": "orders.internal",
                  "schema": "orders",
                  "fields": {
                    "password": {
                      "required": true
                    }
                  }
                }
              }
            }

            """);
        test.CodeActionTitle = "Convert to a manifest and move its secrets to user secrets";
        await test.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Password, _secrets.All["Connections:orders_db:password"]);
    }

    [Fact]
    public Task ProjectWithoutUserSecrets_KeepsThePasswordWhereItIsReported()
    {
        CodeFixTest<ManifestAnalyzer, UnreadableManifestFixer> test = NewTest(Export, "", $$"""
            {
              "connections": {
                "orders_db": {
                  "conn_type": "postgres",
                  "host": "orders.internal",
                  "schema": "orders",
                  "password": {|FLD4006:"{{Password}}"|}
                }
              }
            }

            """);
        test.CodeActionTitle = "Convert to a manifest; its secrets stay until you move them";
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void NothingIsConvertedWithoutAPerson() => Assert.Null(new UnreadableManifestFixer().GetFixAllProvider());

    private static CodeFixTest<ManifestAnalyzer, UnreadableManifestFixer> NewTest(string before, string property, string after)
    {
        var test = new CodeFixTest<ManifestAnalyzer, UnreadableManifestFixer> { TestCode = "class Jobs;" };
        test.TestState.AdditionalFiles.Add(("connections.json", before));
        test.FixedState.AdditionalFiles.Add(("connections.json", after));
        test.TestState.AnalyzerConfigFiles.Add((".globalconfig", $"is_global = true\n{property}\n"));
        return test;
    }
}
