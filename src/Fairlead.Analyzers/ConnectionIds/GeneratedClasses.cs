using Fairlead.Core.Manifest;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>The generated classes that code of a project can use: its own, and those of the libraries that it references.</summary>
/// <param name="own">The project's own; null where nothing is generated.</param>
/// <param name="libraries">Those of the libraries, in the order in which the manifest has them.</param>
internal sealed class GeneratedClasses(GeneratedConnections? own, IReadOnlyList<GeneratedConnections> libraries)
{
    public GeneratedConnections? Own => own;

    public bool IsEmpty => own is null && libraries.Count == 0;

    /// <summary>Gets the class that has a connection's accessor. Returns null if nothing is generated for it.</summary>
    public GeneratedConnections? GetClass(ManifestConnection connection) => connection.File < 0 ? libraries[-1 - connection.File] : own;

    /// <summary>Finds the connection whose accessor or constant a symbol is.</summary>
    public ManifestConnection? Find(ISymbol symbol) =>
        own?.Find(symbol) ?? libraries.Select(library => library.Find(symbol)).FirstOrDefault(static connection => connection is not null);

    /// <summary>Finds the template whose generated class a type is.</summary>
    public ManifestConnection? FindTemplate(INamedTypeSymbol type) =>
        own?.FindTemplate(type)
        ?? libraries.Select(library => library.FindTemplate(type)).FirstOrDefault(static connection => connection is not null);
}
