using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Fairlead.TestFramework;

/// <summary>The framework that the tests run on, as references for the code under test. Nothing is downloaded.</summary>
public static class FrameworkReferences
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> Loaded = new(Load);

    public static ImmutableArray<MetadataReference> All => Loaded.Value;

    /// <summary>The assembly that defines a type, for <see cref="SolutionState.AdditionalReferences"/>.</summary>
    public static MetadataReference GetAssembly<T>() => Defining<T>.Assembly;

    // The trusted platform assemblies also hold the test program's own; the framework's lie beside the core library.
    private static ImmutableArray<MetadataReference> Load()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return [.. trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Select(path => MetadataReference.CreateFromFile(path))];
    }

    // Compilations with the very same references share the symbols that are read from them.
    private static class Defining<T>
    {
        public static readonly MetadataReference Assembly = MetadataReference.CreateFromFile(typeof(T).Assembly.Location);
    }
}
