using Fairlead.Analyzers.Types;
using Fairlead.Core.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// The class that the generator makes of the manifests of one project: an accessor for each connection, and constants of their ids.
/// </summary>
internal sealed class GeneratedConnections
{
    private readonly INamedTypeSymbol _type;
    private readonly INamedTypeSymbol? _ids;
    private readonly Dictionary<string, ManifestConnection> _byMember = new(StringComparer.Ordinal);

    private GeneratedConnections(INamedTypeSymbol type, IEnumerable<ManifestConnection> connections)
    {
        (_type, _ids) = (type, type.GetTypeMembers("Ids").FirstOrDefault());
        foreach (ManifestConnection connection in connections) _byMember[connection.MemberName] = connection;
    }

    /// <summary>The class with its namespace.</summary>
    public string Name => _type.ToDisplayString();

    /// <summary>
    /// Finds the class of the project itself. Returns null if nothing is generated, for the runtime is not referenced or the generator does
    /// not run.
    /// </summary>
    public static GeneratedConnections? FindOwn(
        ProjectConnections project, Compilation compilation, AnalyzerOptions options)
    {
        if (project.Manifests is not { } manifests) return null;
        foreach (string? space in new[] { manifests.Manifest.Namespace, manifests.GetNamespace(options, compilation) })
        {
            if (space is not null && FindClass(compilation, space) is { } type)
                return new GeneratedConnections(type, project.Own);
        }
        return null;
    }

    /// <summary>Gets the classes of the libraries, in the order in which the manifest has them.</summary>
    public static IReadOnlyList<GeneratedConnections> GetLibraries(ProjectConnections project) =>
        project.Manifests is not { } manifests ? [] :
    [
        .. manifests.Libraries.Zip(manifests.Manifest.Libraries,
            (library, manifest) => new GeneratedConnections(library.Connections, manifest.Connections)),
    ];

    public bool Has(string member) => _ids?.GetMembers(member).IsEmpty == false;

    /// <summary>Finds the connection whose accessor or constant a symbol is, by the name of that.</summary>
    public string? FindMember(ISymbol? symbol) =>
        symbol is IPropertySymbol or IFieldSymbol && (IsSame(symbol.ContainingType, _type) || IsSame(symbol.ContainingType, _ids))
            ? symbol.Name
            : null;

    /// <summary>Finds the connection whose accessor or constant a symbol is.</summary>
    public ManifestConnection? Find(ISymbol symbol) =>
        FindMember(symbol) is { } member && _byMember.TryGetValue(member, out ManifestConnection? connection) ? connection : null;

    /// <summary>Finds the template whose generated class a type is.</summary>
    public ManifestConnection? FindTemplate(INamedTypeSymbol type) => IsSame(type.ContainingNamespace, _type.ContainingNamespace)
        ? _byMember.Values.FirstOrDefault(connection => connection.IsTemplate && connection.TemplateClassName == type.Name)
        : null;

    /// <summary>Determines whether a file is one of those that declare the class.</summary>
    public bool IsDeclaredIn(SyntaxTree tree) => _type.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == tree);

    /// <summary>Determines whether a parameter is that of a resolver's method, which an accessor has too.</summary>
    public bool IsResolution(ISymbol target) =>
        target is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary
            or MethodKind.ReducedExtension } method }
        && KnownTypes.IsResolverMethod(method);

    private static INamedTypeSymbol? FindClass(Compilation compilation, string space) =>
        compilation.Assembly.GetTypeByMetadataName((space.Length == 0 ? "" : space + ".") + "Connections")
            is { TypeKind: TypeKind.Class } type
        && type.GetTypeMembers("Ids").Length == 1 ? type : null;

    private static bool IsSame(ISymbol? one, ISymbol? other) => other is not null && SymbolEqualityComparer.Default.Equals(one, other);
}
