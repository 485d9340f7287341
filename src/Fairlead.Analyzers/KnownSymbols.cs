using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers;

/// <summary>
/// The types that rules ask about, and the only place where types are looked up by name. A type is null when it is not referenced.
/// The compilation remembers what it was asked for, so a property may be read as often as is convenient.
/// </summary>
internal sealed class KnownSymbols(Compilation compilation)
{
    public INamedTypeSymbol? ConnectionIdAttribute => Find("Fairlead.ConnectionIdAttribute");

    /// <summary>The type of that name; where several references define it, the one of this compilation or else the first.</summary>
    private INamedTypeSymbol? Find(string metadataName) =>
        compilation.GetTypeByMetadataName(metadataName) ?? compilation.GetTypesByMetadataName(metadataName).FirstOrDefault();
}
