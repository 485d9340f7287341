using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>Writes the names of types and extension methods so that they mean the right one, with the using directives they need.</summary>
internal static class TypeReferences
{
    /// <summary>Gets the shortest name that means a type at a place. The type need not exist yet.</summary>
    public static string Write(CodePlace place, PlannedEdits edits, string space, string name)
    {
        IReadOnlyList<ISymbol> found = place.Model.LookupNamespacesAndTypes(place.Position, name: name);
        if (found.Any(symbol => Unwrap(symbol) is INamedTypeSymbol type && type.Name == name && GetNamespace(type) == space)) return name;
        if (found.Count > 0) return space.Length == 0 ? "global::" + name : $"global::{space}.{name}";

        if (space.Length > 0 && !IsInNamespace(place, space)) edits.AddUsing(place.Document.Id, space);
        return name;
    }

    /// <summary>Adds the using directive of extension methods where they can't be called yet.</summary>
    /// <param name="place">Where they are called.</param>
    /// <param name="edits">Gets the directive.</param>
    /// <param name="space">Their namespace.</param>
    /// <param name="className">The class that declares them.</param>
    public static void AddExtensions(CodePlace place, PlannedEdits edits, string space, string className)
    {
        bool isInScope = place.Model.LookupNamespacesAndTypes(place.Position, name: className)
            .Any(symbol => symbol is INamedTypeSymbol type && GetNamespace(type) == space);
        if (!isInScope) edits.AddUsing(place.Document.Id, space);
    }

    private static ISymbol Unwrap(ISymbol symbol) => symbol is IAliasSymbol alias ? alias.Target : symbol;

    public static string GetNamespace(ITypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "";

    private static bool IsInNamespace(CodePlace place, string space)
    {
        string? own = place.Node.AncestorsAndSelf().OfType<BaseNamespaceDeclarationSyntax>()
            .Select(static declaration => declaration.Name.ToString()).Reverse()
            .Aggregate((string?)null, static (outer, inner) => outer is null ? inner : outer + "." + inner);
        return own is not null && (own == space || own.StartsWith(space + ".", StringComparison.Ordinal));
    }
}
