using Fairlead.Detection.Text.Names;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Types;

/// <summary>
/// A set of types by their metadata names. No type is looked up to ask whether another one is in the set, and an assembly is asked only
/// once whether it declares any.
/// </summary>
internal sealed class TypeNameSet
{
    private readonly NameTable<string> _bySimpleName = new();
    private readonly List<string> _metadataNames = [];
    private readonly WeakCache<IAssemblySymbol, bool> _declares;

    public TypeNameSet(IEnumerable<string> metadataNames)
    {
        foreach (string metadataName in metadataNames)
        {
            _metadataNames.Add(metadataName);
            _bySimpleName.Add(MetadataNames.GetSimpleName(metadataName), metadataName);
        }

        _declares = new WeakCache<IAssemblySymbol, bool>(
            assembly => assembly.TypeNames.Any(_bySimpleName.Has) && Declares(assembly));
    }

    public bool Contains(INamedTypeSymbol type)
    {
        IReadOnlyList<string> candidates = _bySimpleName[type.Name];
        for (int i = 0; i < candidates.Count; i++)
        {
            if (TypeNames.Matches(type, candidates[i])) return true;
        }
        return false;
    }

    /// <summary>Determines whether a compilation declares or references any of the types.</summary>
    public bool IsAnyIn(Compilation compilation) => FindDeclaring(compilation).Any();

    /// <summary>Finds the assemblies that declare any of the types.</summary>
    public IEnumerable<IAssemblySymbol> FindDeclaring(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Where(_declares.Get)
            .Concat(Declares(compilation.Assembly) ? [compilation.Assembly] : []);

    private bool Declares(IAssemblySymbol assembly) =>
        _metadataNames.Exists(metadataName => assembly.GetTypeByMetadataName(metadataName) is not null);
}
