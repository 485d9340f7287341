using System.Collections.Concurrent;
using Fairlead.Detection.Text.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Analyzers.Types;

/// <summary>
/// Judges types that a compilation does not find, before packages are restored or where one file is looked at alone: by their names, and by
/// the namespaces that the code imports. Asked only for such types.
/// </summary>
internal sealed class ImportedNamespaces(Compilation compilation)
{
    private static readonly string[] Platforms = ["System", "Microsoft"];

    private readonly ConcurrentDictionary<SyntaxTree, HashSet<string>> _ofTree = new();
    private readonly Lazy<HashSet<string>> _global = new(() => FindGlobal(compilation));

    /// <summary>Determines whether code that names a type means the one of a table.</summary>
    /// <param name="written">The type's name in the code, qualified or not, without type arguments.</param>
    /// <param name="metadataName">The type in the table.</param>
    /// <param name="tree">The file.</param>
    public bool MayMean(string written, string metadataName, SyntaxTree tree)
    {
        string name = GetPlainName(metadataName);
        int dot = written.LastIndexOf('.');
        if (dot >= 0) return name.EndsWith("." + written, StringComparison.Ordinal) || name == written;
        if (!name.EndsWith("." + written, StringComparison.Ordinal)) return false;

        HashSet<string> imported = GetImported(tree);
        string space = name.Substring(0, name.Length - written.Length - 1);
        if (imported.Contains(space) || _global.Value.Contains(space) || IsDeclaredIn(space, tree)) return true;

        // A name of several words says enough by itself, as long as the file imports no library that may have such a type, too.
        return IdentifierWords.Split(written).Count > 1
            && (GetRoot(space) == Platforms[0] || !imported.Any(static other => Array.IndexOf(Platforms, GetRoot(other)) < 0));
    }

    /// <summary>Determines whether code imports anything of the library that a type of a table is in.</summary>
    public bool IsLibraryImported(string metadataName, SyntaxTree tree)
    {
        string root = GetRoot(metadataName);
        if (Array.IndexOf(Platforms, root) < 0) return GetImported(tree).Concat(_global.Value).Any(imported => GetRoot(imported) == root);
        string space = GetPlainName(metadataName);
        space = space.Substring(0, space.LastIndexOf('.'));
        return GetImported(tree).Contains(space) || _global.Value.Contains(space);
    }

    private HashSet<string> GetImported(SyntaxTree tree) =>
        _ofTree.TryGetValue(tree, out HashSet<string>? found) ? found : _ofTree.GetOrAdd(tree, FindImported);

    private static HashSet<string> FindImported(SyntaxTree tree)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (tree.GetRoot() is not CompilationUnitSyntax unit) return found;
        AddAll(unit.Usings, found);
        foreach (BaseNamespaceDeclarationSyntax space in unit.Members.OfType<BaseNamespaceDeclarationSyntax>()) AddAll(space.Usings, found);
        return found;
    }

    private static void AddAll(SyntaxList<UsingDirectiveSyntax> usings, HashSet<string> found)
    {
        foreach (UsingDirectiveSyntax directive in usings)
        {
            if (directive is { Name: { } name, Alias: null }) found.Add(name.ToString());
        }
    }

    private static HashSet<string> FindGlobal(Compilation compilation)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (tree.GetRoot() is not CompilationUnitSyntax unit) continue;
            foreach (UsingDirectiveSyntax directive in unit.Usings)
            {
                bool isGlobal = directive.GlobalKeyword.RawKind != 0;
                if (isGlobal && directive is { Name: { } name, Alias: null }) found.Add(name.ToString().Replace("global::", ""));
            }
        }
        return found;
    }

    /// <summary>Determines whether the file adds to the namespace or to one below it.</summary>
    private static bool IsDeclaredIn(string space, SyntaxTree tree) =>
        tree.GetRoot() is CompilationUnitSyntax unit && unit.Members.OfType<BaseNamespaceDeclarationSyntax>().Any(declared =>
            (declared.Name + ".").StartsWith(space + ".", StringComparison.Ordinal));

    /// <summary>Without the number of type parameters, and with a dot before nested types.</summary>
    private static string GetPlainName(string metadataName)
    {
        int arity = metadataName.IndexOf('`');
        return (arity < 0 ? metadataName : metadataName.Substring(0, arity)).Replace('+', '.');
    }

    private static string GetRoot(string name) => name.IndexOf('.') is > 0 and var dot ? name.Substring(0, dot) : name;
}
