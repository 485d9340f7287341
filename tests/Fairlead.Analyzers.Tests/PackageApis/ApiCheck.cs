using Fairlead.Analyzers.DataFlow;
using Fairlead.Detection.CredentialApis;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Tests.PackageApis;

/// <summary>Looks for the entries of tables in the real assemblies.</summary>
internal static class ApiCheck
{
    /// <summary>Determines whether some assembly has the type of an entry.</summary>
    public static bool HasType(ApiEntry entry) => FindTypes(entry.TypeName).Any();

    /// <summary>Determines whether the type has the member and the parameter, or one of several.</summary>
    public static bool HasMember(ApiEntry entry) => entry.Member is null || FindPlaces(entry).Any();

    /// <summary>Finds the values that the enumeration at the place of an entry does not have.</summary>
    public static IEnumerable<string> FindUnknownValues(ApiEntry entry)
    {
        if (entry.Values.Count == 0) return [];
        ISymbol[] places = [.. FindPlaces(entry)];
        return entry.Values.Where(value => !places.Any(place => MayHave(GetType(place), value)));
    }

    /// <summary>Gets the names of all types, members and parameters in the assemblies that have a type.</summary>
    public static HashSet<string> GetNames(string typeName) =>
    [
        .. FindTypes(typeName).SelectMany(type => GetTypes(type.ContainingAssembly.GlobalNamespace))
            .SelectMany(type => type.GetMembers().SelectMany(GetNames).Append(type.Name)),
    ];

    private static IEnumerable<string> GetNames(ISymbol member) =>
        member is IMethodSymbol method ? method.Parameters.Select(parameter => parameter.Name).Append(member.Name) : [member.Name];

    private static IEnumerable<INamedTypeSymbol> FindTypes(string name)
    {
        if (!name.EndsWith(CredentialSink.AnyTypeSuffix, StringComparison.Ordinal)) return RealAssemblies.FindTypes(name);
        INamespaceSymbol? family = RealAssemblies.FindNamespace(name[..^CredentialSink.AnyTypeSuffix.Length]);
        return family is null ? [] : GetTypes(family);
    }

    private static IEnumerable<INamedTypeSymbol> GetTypes(INamespaceSymbol container) =>
        container.GetTypeMembers().Concat(container.GetNamespaceMembers().SelectMany(GetTypes));

    /// <summary>Finds the member itself, or those of its parameters that have one of the names.</summary>
    private static IEnumerable<ISymbol> FindPlaces(ApiEntry entry)
    {
        IEnumerable<ISymbol> members = FindTypes(entry.TypeName)
            .SelectMany(type => entry.MayBeInherited ? type.GetSelfAndBaseTypes().Concat(type.AllInterfaces) : [type])
            .SelectMany(declaring => declaring.GetMembers(entry.Member!));
        return entry.Parameters.Count == 0
            ? members
            : members.OfType<IMethodSymbol>()
                .SelectMany(method => entry.Parameters.Select(name => method.FindParameter(name)).OfType<ISymbol>());
    }

    /// <summary>Any text may have any value.</summary>
    private static bool MayHave(ITypeSymbol type, string value) =>
        type.SpecialType == SpecialType.System_String || type.GetMembers(value).Any();

    private static ITypeSymbol GetType(ISymbol place)
    {
        ITypeSymbol type = place switch
        {
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            IParameterSymbol parameter => parameter.Type,
            _ => throw new InvalidOperationException($"{place} takes no value."),
        };
        return type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] }
            ? inner
            : type;
    }
}
