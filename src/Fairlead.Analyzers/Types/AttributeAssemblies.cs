using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Types;

/// <summary>The assemblies of a compilation that can have used an attribute: they declare it, or reference one that does.</summary>
internal sealed class AttributeAssemblies(Compilation compilation, TypeNameSet attribute)
{
    private readonly HashSet<string> _declaring =
        new(attribute.FindDeclaring(compilation).Select(static assembly => assembly.Name), StringComparer.Ordinal);

    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _mayUse = new(SymbolEqualityComparer.Default);

    /// <summary>True if the attribute is the runtime's, or a library brings its own copy.</summary>
    public bool HasAttribute => _declaring.Count > 0;

    /// <summary>Determines whether anything of an assembly can have the attribute.</summary>
    public bool MayUse(IAssemblySymbol assembly) =>
        _mayUse.TryGetValue(assembly, out bool may) ? may : _mayUse.GetOrAdd(assembly, DeclaresOrReferences);

    /// <summary>Determines whether anything in the references can have the attribute, apart from the runtime itself.</summary>
    public bool MayBeUsedByReferences() => HasAttribute
        && compilation.SourceModule.ReferencedAssemblySymbols.Any(assembly => !KnownTypes.IsRuntime(assembly) && MayUse(assembly));

    private bool DeclaresOrReferences(IAssemblySymbol assembly) => _declaring.Contains(assembly.Name)
        || assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => _declaring.Contains(reference.Name)));
}
