using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;

namespace Fairlead.Generator.Tests;

/// <summary>Every connection type that a manifest may name, with nothing set and with everything set.</summary>
public class AllTypesTests
{
    private static string Bare(ConnectionType type) => $$"""  "{{type.Id}}_bare": { "conn_type": "{{type.Id}}" } """;

    private static string Full(ConnectionType type)
    {
        IEnumerable<string> fields = type.Fields.Where(static field => !field.Secret)
            .Select(static field => field.Name == "port" ? "\"port\": 1234"
                : field.Title == "Scheme" ? "\"schema\": \"https\""
                : $"\"{field.Name}\": \"{field.Name}.example\"");
        IEnumerable<string> extras = type.Extras.Where(static extra => !extra.Secret)
            .Select(static extra => $"{JsonWriter.WriteString(extra.Name)}: {WriteValue(extra)}");
        string members = string.Join(", ", [$"\"conn_type\": \"{type.Id}\"", .. fields, $"\"extra\": {{ {string.Join(", ", extras)} }}"]);
        return $$"""  "{{type.Id}}_full": { {{members}} } """;
    }

    private static string WriteValue(ExtraDeclaration extra) => extra.Type switch
    {
        ExtraType.Integer or ExtraType.Number => "7",
        ExtraType.Boolean => "true",
        ExtraType.Duration => "\"00:00:30\"",
        ExtraType.Uri => "\"https://extra.example/\"",
        ExtraType.Array => "[\"a\", \"b\"]",
        _ => JsonWriter.WriteString(extra.Enum.Count > 0 ? extra.Enum[^1] : extra.Name + ".text"),
    };

    private static string Manifest(Func<ConnectionType, IEnumerable<string>> connections) =>
        $$"""
        { "namespace": "Acme", "connections": { {{string.Join(",\n", ConnectionTypeTable.BuiltIn.Types.SelectMany(connections))}} } }
        """;

    [Fact]
    public void EveryType_CompilesWithoutAWarning()
    {
        IReadOnlyDictionary<string, string> files = new GeneratorProject(Manifest(static type => [Bare(type), Full(type)])).Generate();

        Assert.Equal((ConnectionTypeTable.BuiltIn.Types.Count * 2) + 2, files.Count);
    }

    /// <summary>
    /// Writes each type's connections when the manifest sets everything and the test sets the secrets. The baseline reads like the
    /// driver's own documentation.
    /// </summary>
    [Fact]
    public void EveryRecipe_GivesWhatItsClientReads()
    {
        IEnumerable<string> lines = ConnectionTypeTable.BuiltIn.Types.SelectMany(static type => Shapes(type));

        var texts = Assert.IsType<string[]>(new GeneratorProject(Manifest(static type => [Full(type)]))
        {
            Source = $$"""
                using System.Linq;
                using Acme;

                internal static class Program
                {
                    public static object Run(Fairlead.IConnectionResolver resolver)
                    {
                        var fake = new Connections.Fake();
                        return new[]
                        {
                            {{string.Join("\n", lines)}}
                        };
                    }
                }
                """,
        }.Run(new FakeResolver(new Connection { Id = "unused", ConnType = "generic" })));

        BaselineFiles.Check("tests/Fairlead.Generator.Tests/Baselines/Recipes.txt", string.Join('\n', texts) + "\n");
    }

    private static IEnumerable<string> Shapes(ConnectionType type)
    {
        string member = Core.Text.MemberNames.ToPascalCase(type.Id + "_full");
        string secrets = string.Concat(type.Fields.Where(static field => field.Secret).Select(static field => field.Name)
            .Concat(type.Extras.Where(static extra => extra.Secret && extra.Name != "connection_string").Select(static extra => extra.Path))
            .Select(field => $"fake.{member}.SetField(\"{field}\", \"s3 cret\"); "));
        string With(string expression) => $$"""((System.Func<string>)(() => { {{secrets}} return {{expression}}; }))(),""";

        bool hasText = type.ConnectionString.Count > 0 && type.ConnectionStringFormat != ConnectionStringFormat.Configuration
            || type.ConnectionStringFormat == ConnectionStringFormat.Uri;
        if (hasText) yield return With($"\"{type.Id}: \" + fake.{member}.Value.ToConnectionString()");
        if (type.ConnectionStringFormat == ConnectionStringFormat.Configuration)
        {
            string pairs = $"fake.{member}.Value.ToConfiguration().Select(pair => pair.Key + \"=\" + pair.Value)";
            yield return With($"\"{type.Id}: \" + string.Join(\" \", {pairs})");
        }
        if (type.Shapes.HasFlag(ConnectionShapes.Uri)) yield return With($"\"{type.Id}: \" + fake.{member}.Value.ToUri().AbsoluteUri");
    }
}
