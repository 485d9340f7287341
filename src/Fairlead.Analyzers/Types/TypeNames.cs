using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Types;

/// <summary>
/// Compares a type with a metadata name, such as <c>Acme.Client+Builder`1</c>, without looking any type up: tables name hundreds of types
/// of which a compilation knows a few. The number of type parameters may be left out, and a dot may stand for the plus.
/// </summary>
internal static class TypeNames
{
    public static bool Matches(INamedTypeSymbol type, string metadataName) =>
        EndsWith(metadataName, metadataName.Length, type.OriginalDefinition, out int rest) && rest == 0;

    /// <summary>Determines whether a type or a class that it inherits from has that name.</summary>
    public static bool IsOrInherits(INamedTypeSymbol? type, string metadataName)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (Matches(type, metadataName)) return true;
        }
        return false;
    }

    /// <summary>The same, or whether an interface that it implements has that name.</summary>
    public static bool IsOrDerivesFrom(INamedTypeSymbol type, string metadataName)
    {
        if (IsOrInherits(type, metadataName)) return true;
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (Matches(implemented, metadataName)) return true;
        }
        return false;
    }

    /// <summary>Determines whether a type lies in a namespace or below it.</summary>
    public static bool IsInNamespace(INamedTypeSymbol type, string space)
    {
        for (INamespaceSymbol? one = type.ContainingNamespace; one is { IsGlobalNamespace: false }; one = one.ContainingNamespace)
        {
            if (MatchNamespace(one, space, space.Length) == 0) return true;
        }
        return false;
    }

    private static bool EndsWith(string name, int end, INamedTypeSymbol type, out int rest)
    {
        rest = -1;
        string own = end > 0 && char.IsDigit(name[end - 1]) ? type.MetadataName : type.Name;
        int start = end - own.Length;
        if (start < 0 || string.CompareOrdinal(name, start, own, 0, own.Length) != 0) return false;
        if (type.ContainingType is { } outer)
            return start > 0 && name[start - 1] is '+' or '.' && EndsWith(name, start - 1, outer, out rest);
        if (type.ContainingNamespace is not { IsGlobalNamespace: false } space)
        {
            rest = start;
            return true;
        }
        if (start == 0 || name[start - 1] != '.') return false;
        rest = MatchNamespace(space, name, start - 1);
        return true;
    }

    /// <summary>What is left in front of a namespace's name, whose end is given. Returns -1 if it differs.</summary>
    private static int MatchNamespace(INamespaceSymbol space, string name, int end)
    {
        for (INamespaceSymbol one = space; !one.IsGlobalNamespace; one = one.ContainingNamespace)
        {
            int start = end - one.Name.Length;
            if (start < 0 || string.CompareOrdinal(name, start, one.Name, 0, one.Name.Length) != 0) return -1;
            if (one.ContainingNamespace.IsGlobalNamespace) return start;
            if (start == 0 || name[start - 1] != '.') return -1;
            end = start - 1;
        }
        return end;
    }
}
