using System.Collections.Immutable;
using Fairlead.Generator;
using Fairlead.TestFramework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Fairlead.Analyzers.Tests.ConnectionIds;

/// <summary>A library with a manifest, compiled with the real generator and runtime.</summary>
internal static class LibraryReference
{
    /// <summary>What the library and the projects that use it reference besides.</summary>
    public static ImmutableArray<MetadataReference> Runtime { get; } =
        [FrameworkReferences.GetAssembly<Connection>(), FrameworkReferences.GetAssembly<FairleadOptions>(),
            FrameworkReferences.GetAssembly<IServiceCollection>()];

    public static MetadataReference Create(string assembly, string manifest)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            assembly, [], [.. FrameworkReferences.All, .. Runtime],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(new ConnectionsGenerator()).AddAdditionalTexts([new ManifestText(manifest)])
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        using var image = new MemoryStream();
        Assert.True(generated.Emit(image).Success);
        image.Position = 0;
        return MetadataReference.CreateFromStream(image);
    }

    private sealed class ManifestText(string text) : AdditionalText
    {
        public override string Path => "/library/connections.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
