using Fairlead.Analyzers.ConnectionIds;
using Fairlead.CodeFixes.ConnectionIds;
using Fairlead.TestFramework;

namespace Fairlead.CodeFixes.Tests.ConnectionIds;

public class UnusedConnectionFixerTests
{
    [Fact]
    public Task Connection_IsRemovedWithItsLine() => VerifyAsync(
        """
        {
          // ours
          "connections": {
            "used_db": { "conn_type": "postgres" }, // the oldest
            "[|old_db|]": { "conn_type": "postgres" }
          }
        }
        """,
        """
        {
          // ours
          "connections": {
            "used_db": { "conn_type": "postgres" } // the oldest
          }
        }
        """);

    [Fact]
    public Task WhatDeploymentsSayOfIt_GoesToo() => VerifyAsync(
        """
        {
          "connections": {
            "[|old_db|]": { "conn_type": "postgres", "sharing": "restricted" },
            "used_db": { "conn_type": "postgres" }
          },
          "deployments": {
            "development": { "links": ["old_db"], "overrides": { "used_db": { "port": 5 }, "old_db": { "port": 6 } } },
            "production": { "excludes": ["used_db", "old_db"] }
          }
        }
        """,
        """
        {
          "connections": {
            "used_db": { "conn_type": "postgres" }
          },
          "deployments": {
            "development": { "links": [], "overrides": { "used_db": { "port": 5 } } },
            "production": { "excludes": ["used_db"] }
          }
        }
        """);

    [Fact]
    public Task SeveralConnections_AreRemovedOneByOne() => VerifyAsync(
        """{ "connections": { "[|a_db|]": { "conn_type": "postgres" }, "used_db": { "conn_type": "postgres" }, "[|b_db|]": { "conn_type": "postgres" } } }""",
        """{ "connections": { "used_db": { "conn_type": "postgres" } } }""");

    [Theory]
    [InlineData("in the connection",
        """{ "connections": { "[|old_db|]": { "conn_type": "postgres", "password": "correct-horse" }, "used_db": { "conn_type": "postgres" } } }""")]
    [InlineData("in an override of it",
        """
        {
          "connections": { "[|old_db|]": { "conn_type": "postgres" }, "used_db": { "conn_type": "postgres" } },
          "deployments": { "production": { "overrides": { "old_db": { "password": "correct-horse" } } } }
        }
        """)]
    public Task ConnectionWithASecret_IsNotRemoved(string where, string manifest)
    {
        Assert.NotEmpty(where);
        return VerifyAsync(manifest, null);
    }

    private static Task VerifyAsync(string manifest, string? changed)
    {
        var test = new CodeFixTest<ConnectionIdAnalyzer, UnusedConnectionFixer>
        {
            OnlyRule = "FLD3007",
            TestCode = """class C { string M() => "used_db"; }""",
        };
        test.TestState.AdditionalFiles.Add(("connections.json", manifest));
        if (changed is not null) test.FixedState.AdditionalFiles.Add(("connections.json", changed));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
