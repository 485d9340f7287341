using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Fairlead.Core;
using Fairlead.Detection.Credentials.Leaks;
using Fairlead.Detection.Workflows;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers;

/// <summary>
/// The types that rules ask about, and the only place where types are looked up by name. A type is null when it is not referenced.
/// The compilation remembers what it was asked for, so a property may be read as often as is convenient.
/// </summary>
internal sealed class KnownSymbols(Compilation compilation)
{
    /// <summary>The assembly of Fairlead's own runtime.</summary>
    private const string RuntimeAssembly = "Fairlead";

    /// <summary>Holds the attributes, so that a library need not reference the runtime.</summary>
    private const string ContractAssembly = "Fairlead.Abstractions";

    private readonly Lazy<HashSet<INamedTypeSymbol>> _workflowTypes =
        new(() => FindAll(compilation, WorkflowTypeTable.All.Select(static workflowType => workflowType.MetadataName)));

    private readonly Lazy<HashSet<INamedTypeSymbol>> _deterministicTypes =
        new(() => FindAll(compilation, WorkflowTypeTable.All.Where(static workflowType => workflowType.IsDeterministic)
            .Select(static workflowType => workflowType.MetadataName)));

    private readonly Lazy<HashSet<INamedTypeSymbol>> _deterministicContexts =
        new(() => FindAll(compilation, WorkflowTypeTable.DeterministicContexts));

    private readonly Lazy<HashSet<INamedTypeSymbol>> _jobSchedulers = new(() => FindAll(compilation, WorkflowTypeTable.JobSchedulers));

    private readonly Lazy<HashSet<string>> _connectionIdMarkers = new(() =>
        new(FindEach(compilation, "Fairlead.ConnectionIdAttribute")
            .Select(static type => type.ContainingAssembly.Name), StringComparer.Ordinal));

    /// <summary>Types that mark workflow code.</summary>
    public HashSet<INamedTypeSymbol> WorkflowTypes => _workflowTypes.Value;

    /// <summary>Those of them that mark code which must do the same each time it runs.</summary>
    public HashSet<INamedTypeSymbol> DeterministicTypes => _deterministicTypes.Value;

    /// <summary>Types of a parameter that only such code has.</summary>
    public HashSet<INamedTypeSymbol> DeterministicContexts => _deterministicContexts.Value;

    /// <summary>Types whose methods take the call that a job makes as an expression.</summary>
    public HashSet<INamedTypeSymbol> JobSchedulers => _jobSchedulers.Value;

    /// <summary>True if handlers are found by the names of their classes and methods.</summary>
    public bool HasHandlersByName => Find("Wolverine.IMessageBus") is not null;

    /// <summary>
    /// True if anything can be marked as a connection id: the attribute is the runtime's, or a library brings its own copy.
    /// </summary>
    public bool CanMarkConnectionIds => _connectionIdMarkers.Value.Count > 0;

    public INamedTypeSymbol? ConnectionResolver => Find("Fairlead.IConnectionResolver");

    public INamedTypeSymbol? ConnectionAccessor => Find("Fairlead.ConnectionAccessor`1");

    public INamedTypeSymbol? ConnectionTemplate => Find("Fairlead.ConnectionTemplate`1");

    public INamedTypeSymbol? HttpClient => Find("System.Net.Http.HttpClient");

    public INamedTypeSymbol? DbConnection => Find("System.Data.Common.DbConnection");

    public INamedTypeSymbol? DbDataSource => Find("System.Data.Common.DbDataSource");

    /// <summary>True if a framework is referenced that stores what it is given to work on.</summary>
    public bool PersistsPayloads => PersistedPayload.TypeNames.Any(IsReferenced);

    /// <summary>
    /// True if anything can be marked as a sink: the attribute is the runtime's, or a library brings its own copy, and the code names it or
    /// a library may have used it.
    /// </summary>
    public bool CanMarkCredentialSinks => IsReferenced("Fairlead.CredentialSinkAttribute")
        && (compilation.SourceModule.ReferencedAssemblySymbols.Any(static symbol => !IsRuntime(symbol) && MayMarkCredentialSinks(symbol))
            || compilation.SyntaxTrees.Any(static tree => tree.GetText().ToString()
                .IndexOf("CredentialSink", StringComparison.Ordinal) >= 0));

    public INamedTypeSymbol? Exception => Find("System.Exception");

    public INamedTypeSymbol? StringBuilder => Find("System.Text.StringBuilder");

    public INamedTypeSymbol? Uri => Find("System.Uri");

    public INamedTypeSymbol? UriBuilder => Find("System.UriBuilder");

    public INamedTypeSymbol? XName => Find("System.Xml.Linq.XName");

    public INamedTypeSymbol? XNamespace => Find("System.Xml.Linq.XNamespace");

    /// <summary>Determines whether a type is a known one, which is referenced.</summary>
    public static bool Matches(ITypeSymbol? type, INamedTypeSymbol? known) =>
        known is not null && SymbolEqualityComparer.Default.Equals(type, known);

    /// <summary>Determines whether a type is a known one, which is referenced, or inherits from it.</summary>
    [MethodImpl(HotCode.OptimizedAtOnce)]
    public static bool IsOrInherits(ITypeSymbol? type, INamedTypeSymbol? known)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (Matches(type, known)) return true;
        }

        return false;
    }

    /// <summary>By name, so that a library may bring its own copy instead of depending on the runtime.</summary>
    public static bool IsConnectionIdAttribute(INamedTypeSymbol? type) => IsFairleadType(type, "ConnectionIdAttribute");

    /// <summary>
    /// Finds the class with the accessors that the generator makes of a manifest, by its namespace. Returns null if there is none.
    /// </summary>
    public INamedTypeSymbol? FindGeneratedConnections(string space) =>
        compilation.Assembly.GetTypeByMetadataName((space.Length == 0 ? "" : space + ".") + "Connections")
            is { TypeKind: TypeKind.Class } type
        && type.GetTypeMembers("Ids").Length == 1 ? type : null;

    /// <summary>By the attribute's name, likewise.</summary>
    public static bool IsMarkedAsCredentialSink(ISymbol symbol) =>
        symbol.GetAttributes().Any(static attribute => IsFairleadType(attribute.AttributeClass, "CredentialSinkAttribute"));

    /// <summary>
    /// Determines whether an assembly can have marked anything as a sink: it uses the runtime's attribute or has a copy of its own.
    /// </summary>
    public static bool MayMarkCredentialSinks(IAssemblySymbol assembly) =>
        assembly.GetTypeByMetadataName("Fairlead.CredentialSinkAttribute") is not null
        || assembly.Modules.Any(
            static module => module.ReferencedAssemblies.Any(static candidate => candidate.Name is RuntimeAssembly or ContractAssembly));

    /// <summary>Determines whether an assembly is one of the runtime's own.</summary>
    public static bool IsRuntime(IAssemblySymbol assembly) => assembly.Name is RuntimeAssembly or ContractAssembly;

    /// <summary>
    /// Determines whether an assembly can have marked anything as a connection id: it has an attribute for that, or references one that
    /// has.
    /// </summary>
    public bool MayMarkConnectionIds(IAssemblySymbol assembly) =>
        _connectionIdMarkers.Value.Contains(assembly.Name)
        || assembly.Modules.Any(
            module => module.ReferencedAssemblies.Any(candidate => _connectionIdMarkers.Value.Contains(candidate.Name)));

    /// <summary>Determines whether a method is one of a resolver: its own, or an extension method of the runtime.</summary>
    public bool IsResolverMethod(IMethodSymbol method) =>
        Matches(method.ContainingType, ConnectionResolver)
        || IsFairleadType(method.ContainingType, "ConnectionResolverExtensions")
        || method.ContainingType?.AllInterfaces.Any(type => Matches(type, ConnectionResolver)) == true;

    /// <summary>By name, which is enough for what a fix only proposes.</summary>
    public static bool IsConnectionResolver(INamedTypeSymbol? type) => IsFairleadType(type, "IConnectionResolver");

    private static bool IsFairleadType(INamedTypeSymbol? type, string name) =>
        type is { ContainingType: null, ContainingNamespace: { Name: "Fairlead" } space } && type.Name == name
        && space.ContainingNamespace.IsGlobalNamespace;

    /// <summary>Finds the type of that name; where several references define it, the one of this compilation or else the first.</summary>
    private INamedTypeSymbol? Find(string metadataName) =>
        compilation.GetTypeByMetadataName(metadataName) ?? compilation.GetTypesByMetadataName(metadataName).FirstOrDefault();

    /// <summary>Determines whether a type of that name is declared or referenced.</summary>
    private bool IsReferenced(string metadataName) => !FindEach(compilation, metadataName).IsEmpty;

    private static HashSet<INamedTypeSymbol> FindAll(Compilation compilation, IEnumerable<string> metadataNames) =>
        new(metadataNames.SelectMany(name => FindEach(compilation, name)), SymbolEqualityComparer.Default);

    /// <summary>
    /// Finds the types of that name in all references. Hardly any has even its outermost namespace, which is much cheaper to ask.
    /// </summary>
    private static ImmutableArray<INamedTypeSymbol> FindEach(Compilation compilation, string metadataName)
    {
        string space = metadataName.Substring(0, Math.Max(metadataName.IndexOf('.'), 0));
        return space.Length == 0 || compilation.GlobalNamespace.GetMembers(space).Any()
            ? compilation.GetTypesByMetadataName(metadataName)
            : [];
    }
}
