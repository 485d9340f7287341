using Fairlead.Core.Json;
using Fairlead.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Fairlead.Generator.Tests;

/// <summary>
/// Roslyn compares the values of the pipeline to see what changed, and keeps them for long. They are records of strings, numbers and
/// equatable arrays, all the way down.
/// </summary>
public class PipelineValueTests
{
    private static readonly GeneratorProject Program = new(ExampleManifest.Text, TemplateManifest.Text)
    {
        ConnectionTypes = """{ "connection_types": { "acme": { "extras": { "mode": { "enum": ["a", "b"], "default": "a" } } } } }""",
        References = [LibraryTests.Shared],
        Properties = new Dictionary<string, string> { ["FairleadLockFile"] = "true", ["FairleadEnvironmentExample"] = "true" },
    };

    private static readonly GeneratorProject ProgramWithoutManifest = new() { Source = "class Job { Connections connections; }" };

    [Fact]
    public void ValuesOfAllSteps_ArePlain()
    {
        IReadOnlySet<Type> types = PipelineValues.FindTypes([.. FindValues(Program), .. FindValues(ProgramWithoutManifest)]);

        string[] defects = [.. types.Select(PipelineValues.FindDefect).OfType<string>()];
        Assert.True(defects.Length == 0, $"""
            Values of the generator's pipeline are sealed records of strings, numbers, {nameof(EquatableArray<>)} and other such records.
            {string.Join("\n", defects)}
            """);
    }

    [Fact]
    public void ValuesOfAllModels_AreSeen()
    {
        IReadOnlySet<Type> types = PipelineValues.FindTypes([.. FindValues(Program), .. FindValues(ProgramWithoutManifest)]);

        IEnumerable<Type> models = typeof(ConnectionModel).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(ConnectionModel).Namespace && !type.IsNested && type != typeof(EquatableArray<>));
        string[] unseen = [.. models.Except(types).Select(model => model.Name)];
        Assert.True(unseen.Length == 0,
            $"Give {nameof(Program)} a manifest or a property with which the pipeline creates {string.Join(", ", unseen)}.");
    }

    [Theory]
    [InlineData("a lazy member", typeof(WithLazyMember))]
    [InlineData("a property that can be set", typeof(WithSetter))]
    [InlineData("a parse tree", typeof(WithTree))]
    [InlineData("a Roslyn type", typeof(WithSymbol))]
    [InlineData("an array", typeof(WithArray))]
    [InlineData("a bad type in an array", typeof(WithTrees))]
    [InlineData("an equality of its own", typeof(WithEquality))]
    [InlineData("a class", typeof(NoRecord))]
    [InlineData("a record that others may extend", typeof(Extensible))]
    public void OtherValues_AreFound(string what, Type type)
    {
        Assert.NotNull(what);
        object value = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);

        Assert.Contains(PipelineValues.FindTypes([value]), found => PipelineValues.FindDefect(found) is not null);
    }

    private static IEnumerable<object> FindValues(GeneratorProject project)
    {
        GeneratorDriver driver = project.CreateDriver().RunGenerators(project.CreateCompilation(), TestContext.Current.CancellationToken);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return PipelineValues.Find(result);
    }

    private sealed record WithLazyMember(string Name)
    {
        private string? _upper;

        public string Upper => _upper ??= Name.ToUpperInvariant();
    }

    private sealed record WithSetter
    {
        public string Name { get; set; } = "";
    }

    private sealed record WithTree(JsonValue Value);

    private sealed record WithSymbol(INamedTypeSymbol Type);

    private sealed record WithArray(string[] Names);

    private sealed record Tree(JsonMember Member);

    private sealed record WithTrees(EquatableArray<Tree> Trees);

    private sealed record WithEquality(string Name, string Text)
    {
        public bool Equals(WithEquality? other) => other?.Name == Name;

        public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
    }

    private sealed class NoRecord;

    private record Extensible(string Name);
}
