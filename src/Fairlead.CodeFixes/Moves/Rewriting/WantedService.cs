using Fairlead.Analyzers.Types;
using Fairlead.Core.Text;
using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>The service that code asks for values: a generated <c>Connections</c>, or <c>IConfiguration</c>.</summary>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="TypeName">Its name there.</param>
internal sealed record WantedService(string Namespace, string TypeName)
{
    private const string GeneratedName = "Connections";

    public static readonly WantedService Configuration = new("Microsoft.Extensions.Configuration", "IConfiguration");

    public bool IsConfiguration => this == Configuration;

    /// <summary>False for a class that is only generated afterwards.</summary>
    public bool Exists { get; init; } = true;

    /// <summary>What variables and parameters are called.</summary>
    public string Variable => IsConfiguration ? "configuration" : "connections";

    public string FullName => Namespace.Length == 0 ? TypeName : $"{Namespace}.{TypeName}";

    /// <summary>Finds the service that a project's code asks for the values of a move.</summary>
    public static WantedService Find(MoveTarget target, Project project, Compilation compilation, CancellationToken cancellationToken)
    {
        if (target.Connection is null) return Configuration;
        if (target.LibraryType is { } library)
        {
            int dot = library.LastIndexOf('.');
            return new WantedService(dot < 0 ? "" : library.Substring(0, dot), library.Substring(dot + 1));
        }

        INamedTypeSymbol? existing = compilation
            .GetSymbolsWithName(static name => name == GeneratedName, SymbolFilter.Type, cancellationToken)
            .OfType<INamedTypeSymbol>().FirstOrDefault(IsGenerated);
        string space = existing is null ? FindNamespace(project, compilation) : TypeReferences.GetNamespace(existing);
        return new WantedService(space, GeneratedName) { Exists = existing is not null };
    }

    /// <summary>
    /// Finds why a type that is not generated yet would change the meaning of code: its name stands for another type where the code is
    /// written. Returns null if it does not.
    /// </summary>
    public string? FindOtherMeaning(CodePlace place)
    {
        if (IsConfiguration || Exists) return null;
        return place.Model.LookupNamespacesAndTypes(place.Position, name: TypeName)
            .Any(static symbol => symbol is IAliasSymbol or INamedTypeSymbol { ContainingType: null })
            ? $"'{TypeName}' means another type here, which the generated one would hide"
            : null;
    }

    public bool IsMetBy(INamedTypeSymbol type) => IsConfiguration
        ? TypeNames.IsOrDerivesFrom(type, FullName)
        : type.Name == TypeName && TypeReferences.GetNamespace(type) == Namespace && IsGenerated(type);

    /// <summary>Determines whether a class looks like one that is generated from a manifest.</summary>
    public static bool IsGenerated(INamedTypeSymbol type) =>
        type is { Name: GeneratedName, TypeKind: TypeKind.Class }
        && type.InstanceConstructors.Any(static constructor =>
            constructor.Parameters.Length == 1
                && constructor.Parameters[0].Type is INamedTypeSymbol parameter
                && KnownTypes.IsConnectionResolver(parameter));

    /// <summary>Finds the namespace that the generator will choose for the first manifest of a project.</summary>
    private static string FindNamespace(Project project, Compilation compilation)
    {
        project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(
            "build_property.RootNamespace", out string? written);
        string root = MemberNames.ToNamespace(written ?? "");
        var namesakes = new TypeNameSet([root.Length == 0 ? GeneratedName : $"{root}.{GeneratedName}"]);
        return namesakes.IsAnyIn(compilation) ? MemberNames.ToNamespace(compilation.AssemblyName ?? "") : root;
    }
}
