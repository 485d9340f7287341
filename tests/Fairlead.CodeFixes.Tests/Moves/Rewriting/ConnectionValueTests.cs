using System.Collections.Immutable;
using Fairlead.CodeFixes.Moves.Rewriting;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;
using Fairlead.Generator;
using Fairlead.TestFramework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Fairlead.CodeFixes.Tests.Moves.Rewriting;

/// <summary>
/// Code that a move writes uses properties that are only generated afterwards, so it must know what the generator will do.
/// </summary>
public sealed class ConnectionValueTests
{
    private static readonly string PlainConnections = string.Join(
        ",\n", ConnectionTypeTable.BuiltIn.Types.Select(static type => $"\"plain_{type.Id}\": {{ \"conn_type\": \"{type.Id}\" }}"));

    private static readonly string Manifest = $$"""
        {
          "connections": {
            {{PlainConnections}},
            "titled": {
              "conn_type": "generic", "host": "a",
              "fields": {
                "connection": { "secret": true }, "host": { "required": true }, "mode": { "enum": ["a", "b"], "default": "a" },
                "mode_option": { "type": "integer" }, "wait": { "type": "duration", "required": true }
              }
            }
          }
        }
        """;

    public static TheoryData<string> Ids =>
        [.. ManifestParser.Parse(Manifest, ConnectionTypeTable.BuiltIn).Manifest.Connections.Select(static connection => connection.Id)];

    private static readonly Lazy<Compilation> Generated = new(Generate);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Properties_AreTheGeneratedOnes(string id)
    {
        ManifestConnection connection = ManifestParser.Parse(Manifest, ConnectionTypeTable.BuiltIn).Manifest.Connections
            .Single(candidate => candidate.Id == id);
        INamedTypeSymbol type = Generated.Value.GetTypeByMetadataName("Acme." + connection.ClassName)!;
        IEnumerable<string> sources = connection.Fields.Select(static field => field.Name)
            .Concat(connection.Extras.Select(static extra => extra.Path));
        Assert.All(sources, source =>
        {
            ConnectionValue value = ConnectionValue.Find(connection, source);
            var property = Assert.IsType<IPropertySymbol>(type.GetMembers(value.Member).Single(), exactMatch: false);
            Assert.Equal(value.IsGuaranteed, !IsNullable(property.Type));
            Assert.Equal(value.Kind, GetKind(property.Type));
        });
    }

    private static bool IsNullable(ITypeSymbol type) =>
        type.NullableAnnotation == NullableAnnotation.Annotated || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static ValueKind GetKind(ITypeSymbol type)
    {
        bool isNullable = type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        if (isNullable) type = ((INamedTypeSymbol)type).TypeArguments[0];
        return type switch
        {
            { SpecialType: SpecialType.System_String } => ValueKind.Text,
            { SpecialType: SpecialType.System_Int32 } => ValueKind.Integer,
            { SpecialType: SpecialType.System_Double } => ValueKind.Number,
            { SpecialType: SpecialType.System_Boolean } => ValueKind.Boolean,
            { TypeKind: TypeKind.Enum } => ValueKind.Enum,
            { Name: "Secret" } => ValueKind.Secret,
            { Name: "TimeSpan" } => ValueKind.Duration,
            { Name: "Uri" } => ValueKind.Uri,
            _ => ValueKind.List,
        };
    }

    private static Compilation Generate()
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Shop",
            [CSharpSyntaxTree.ParseText("", options)],
            [
                .. FrameworkReferences.All, FrameworkReferences.GetAssembly<IServiceCollection>(),
                FrameworkReferences.GetAssembly<Connection>(), FrameworkReferences.GetAssembly<FairleadOptions>(),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        string manifest = "{ \"namespace\": \"Acme\"," + Manifest[1..];
        CSharpGeneratorDriver.Create([new ConnectionsGenerator().AsSourceGenerator()], [new ManifestText(manifest)], options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        return generated;
    }

    private sealed class ManifestText(string text) : AdditionalText
    {
        public override string Path => "/shop/connections.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
