using Fairlead.Core.Manifest;
using Microsoft.CodeAnalysis;

namespace Fairlead.Roslyn;

/// <summary>The manifest of a referenced library and the class that the generator wrote for it there.</summary>
internal sealed record ReferencedManifest(PublishedManifest Published, INamedTypeSymbol Connections);

/// <summary>
/// Finds the manifests of a compilation's references by the attribute of their assemblies. Only assemblies that reference the runtime's
/// contract are searched for it. The file is linked into the analyzers and the generator, as neither references the other.
/// </summary>
internal static class ReferencedManifests
{
    private const string ContractAssembly = "Fairlead.Abstractions";
    private const string AttributeNamespace = "Fairlead.CompilerServices";
    private const string AttributeName = "ConnectionsManifestAttribute";

    private static readonly SymbolDisplayFormat QualifiedName =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>Finds the manifests, each before those of the libraries that its own library references.</summary>
    public static IReadOnlyList<ReferencedManifest> Find(Compilation compilation)
    {
        List<(IAssemblySymbol Assembly, ReferencedManifest Manifest)>? found = null;
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (!HasReference(assembly, ContractAssembly) || !IsInGlobalNamespace(compilation, assembly)) continue;
            if (FindManifest(assembly) is { } manifest) (found ??= []).Add((assembly, manifest));
        }
        return found is null ? [] : Order(found);
    }

    /// <summary>
    /// Determines whether other projects may use the connections of a compilation: it is a library, and its generated code has the
    /// attribute.
    /// </summary>
    public static bool IsShared(Compilation compilation) =>
        compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.WindowsRuntimeMetadata
        && compilation.Assembly.GetAttributes().Any(IsPublication);

    private static ReferencedManifest? FindManifest(IAssemblySymbol assembly)
    {
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (IsPublication(attribute)
                && attribute.ConstructorArguments is { Length: 2 } arguments
                && arguments[0].Value is INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } type
                && arguments[1].Value is string json)
            {
                return new ReferencedManifest(new PublishedManifest(assembly.Name, type.ToDisplayString(QualifiedName), json), type);
            }
        }
        return null;
    }

    private static bool IsPublication(AttributeData attribute) =>
        attribute.AttributeClass is { Name: AttributeName } type && type.ContainingNamespace.ToDisplayString() == AttributeNamespace;

    private static bool HasReference(IAssemblySymbol assembly, string name)
    {
        foreach (IModuleSymbol module in assembly.Modules)
        {
            foreach (AssemblyIdentity reference in module.ReferencedAssemblies)
            {
                if (reference.Name == name) return true;
            }
        }
        return false;
    }

    /// <summary>Returns false for a reference that code can only name by an extern alias.</summary>
    private static bool IsInGlobalNamespace(Compilation compilation, IAssemblySymbol assembly) =>
        compilation.GetMetadataReference(assembly)?.Properties.Aliases is not { IsDefaultOrEmpty: false } aliases
        || aliases.Contains(MetadataReferenceProperties.GlobalAlias);

    private static List<ReferencedManifest> Order(List<(IAssemblySymbol Assembly, ReferencedManifest Manifest)> found)
    {
        found.Sort(static (left, right) => string.CompareOrdinal(right.Assembly.Name, left.Assembly.Name));
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var ordered = new List<ReferencedManifest>();
        foreach ((IAssemblySymbol assembly, ReferencedManifest manifest) in found) Visit(assembly, manifest);
        ordered.Reverse();
        return ordered;

        void Visit(IAssemblySymbol assembly, ReferencedManifest manifest)
        {
            if (!seen.Add(assembly.Name)) return;
            foreach ((IAssemblySymbol other, ReferencedManifest otherManifest) in found)
            {
                if (HasReference(assembly, other.Name)) Visit(other, otherManifest);
            }
            ordered.Add(manifest);
        }
    }
}
