using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Types;

/// <summary>
/// The types that rules ask about. They are known by their names: a compilation looks none of them up, and a library may bring its own copy
/// of an attribute instead of depending on the runtime.
/// </summary>
internal static class KnownTypes
{
    public const string ConnectionIdAttribute = "Fairlead.ConnectionIdAttribute";

    public const string CredentialSinkAttribute = "Fairlead.CredentialSinkAttribute";

    public const string ConnectionResolver = "Fairlead.IConnectionResolver";

    public static bool IsUri(ITypeSymbol? type) => Is(type, "System.Uri");

    public static bool IsUriBuilder(ITypeSymbol? type) => Is(type, "System.UriBuilder");

    public static bool IsStringBuilder(ITypeSymbol? type) => Is(type, "System.Text.StringBuilder");

    /// <summary>Determines whether a type is a name or namespace of LINQ to XML.</summary>
    public static bool IsXmlName(ITypeSymbol? type) => Is(type, "System.Xml.Linq.XName") || Is(type, "System.Xml.Linq.XNamespace");

    public static bool IsException(ITypeSymbol? type) => TypeNames.IsOrInherits(type as INamedTypeSymbol, "System.Exception");

    public static bool IsConnectionIdAttribute(INamedTypeSymbol? type) => Is(type, ConnectionIdAttribute);

    public static bool IsMarkedAsCredentialSink(ISymbol symbol) =>
        symbol.GetAttributes().Any(static attribute => Is(attribute.AttributeClass, CredentialSinkAttribute));

    public static bool IsConnectionResolver(ITypeSymbol? type) => Is(type, ConnectionResolver);

    /// <summary>Determines whether a method is one of a resolver: its own, or an extension method of the runtime.</summary>
    public static bool IsResolverMethod(IMethodSymbol method) =>
        IsConnectionResolver(method.ContainingType)
        || Is(method.ContainingType, "Fairlead.ConnectionResolverExtensions")
        || method.ContainingType?.AllInterfaces.Any(IsConnectionResolver) == true;

    public static bool IsConnectionAccessor(ITypeSymbol? type) => Is(type, "Fairlead.ConnectionAccessor`1");

    public static bool IsConnectionTemplate(ITypeSymbol? type) =>
        TypeNames.IsOrInherits(type as INamedTypeSymbol, "Fairlead.ConnectionTemplate`1");

    /// <summary>Determines whether an assembly is one of the runtime's own.</summary>
    public static bool IsRuntime(IAssemblySymbol assembly) => assembly.Name is "Fairlead" or "Fairlead.Abstractions";

    private static bool Is(ITypeSymbol? type, string metadataName) =>
        type is INamedTypeSymbol named && TypeNames.Matches(named, metadataName);
}
