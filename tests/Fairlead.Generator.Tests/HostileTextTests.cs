using System.Text.Json;

namespace Fairlead.Generator.Tests;

/// <summary>Names and texts that would end a literal, a comment or a line, or that mean something to C#.</summary>
public class HostileTextTests
{
    public static TheoryData<string> Texts =>
    [
        "*/ } /* \" \\ ' {0} {{ }} $",
        "</summary><script>&amp;&lt;",
        "line\r\nline\n// line\u2028line\u2029line\u0085line",
        "\0\u0001\u001b\u007f\t",
        "a pair \ud83d\ude00 of surrogates, \uffff",
        "\"\"\"\"\"\"\"\"",
        "\\u0022; System.Environment.Exit(1); //",
        "",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_CompilesAndComesBackAsItWas(string text)
    {
        string json = JsonSerializer.Serialize(text);
        string manifest = $$"""
            { "connections": { "x": { "conn_type": "generic", "description": {{json}}, "host": {{json}}, "schema": {{json}},
                "login": {{json}},
                "fields": { "e": { "enum": [{{json}}, "other"], "description": {{json}} },
                    {{json}}: { "description": {{json}}, "required": true } },
                "extra": { "free": { {{json}}: {{json}} } } } },
              "deployments": { "d": { "description": {{json}},
                  "overrides": { "x": { "host": {{json}}, "extra": { "other": {{json}} } } } } } }
            """;

        object? result = new GeneratorProject(manifest)
        {
            Source = """
                internal static class Program
                {
                    public static object Run(Fairlead.IConnectionResolver resolver)
                    {
                        var definition = Acme.Connections.Manifest.Connections[0];
                        return new[] { definition.Host, definition.Deployments["d"].Host, definition.Extra,
                            definition.Deployments["d"].Extra };
                    }
                }
                """,
        }.Run(new FakeResolver(new Connection { Id = "x", ConnType = "generic" }));

        string wellFormed = JsonSerializer.Deserialize<string>(json)!;
        var texts = Assert.IsType<string[]>(result);
        Assert.Equal([wellFormed, wellFormed], texts[..2]);
        Assert.Equal(wellFormed, JsonDocument.Parse(texts[2]).RootElement.GetProperty("free").EnumerateObject().Single().Value.GetString());
        Assert.Equal(wellFormed, JsonDocument.Parse(texts[3]).RootElement.GetProperty("other").GetString());
    }

    [Fact]
    public void HalfACharacter_ComesBackAsItWas()
    {
        object? result = new GeneratorProject(
            """{ "connections": { "x": { "conn_type": "generic", "description": "\ud800", "host": "a\udc00\ud800b" } } }""")
        {
            Source = """
                internal static class Program
                {
                    public static object? Run(Fairlead.IConnectionResolver r) => Acme.Connections.Manifest.Connections[0].Host;
                }
                """,
        }.Run(new FakeResolver(new Connection { Id = "x", ConnType = "generic" }));

        Assert.Equal("a\udc00\ud800b", result);
    }

    [Fact]
    public void IdsAndNamesThatMeanSomethingToCSharp_Compile()
    {
        string[] names =
        [
            "class", "event", "ids", "connections", "deployments", "to_string", "equals", "get_type", "get_hash_code", "finalize",
            "memberwise_clone",
            "manifest", "3pl", "system", "fairlead", "microsoft", "object", "string", "connection", "definition", "not_set", "to_uri",
            "value__", "a.b-c_d",
            "ordersDb", "ORDERSDB_1", "x_connection", "host", "resolver", "global", "record", "field", "nameof", "int32", "OrdersDB",
        ];
        string extras = string.Join(", ", names.Select(name =>
            $$""" "{{name}}": { "enum": ["{{name}}", "ToString", "Equals", "", "+", "-", "1", "tier_option"] }, "{{name}}_option": {} """));
        string connections = string.Join(",\n", names.Select((name, i) =>
            $$"""  "{{name}}": { "conn_type": "{{(i % 2 == 0 ? "http" : "postgres")}}", "fields": { {{extras}} } }"""));
        string deployments = string.Join(", ", names.Select(name => $$""" "{{name}}": {} """));

        IReadOnlyDictionary<string, string> files =
            new GeneratorProject($$"""{ "connections": { {{connections}} }, "deployments": { {{deployments}} } }""").Generate();

        Assert.Equal(names.Length + 2, files.Count);
    }
}
