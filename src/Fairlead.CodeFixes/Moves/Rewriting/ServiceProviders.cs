using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>Finds what a service can be asked from where code stands: a service provider, or something that has one.</summary>
internal static class ServiceProviders
{
    public const string Namespace = "Microsoft.Extensions.DependencyInjection";

    private const string Provider = "System.IServiceProvider";

    private static readonly string[] ProviderProperties =
        ["Services", "ServiceProvider", "RequestServices", "ApplicationServices", "InstanceServices"];

    /// <summary>Finds the service at hand: the program's own configuration, or a provider. Returns null if there is neither.</summary>
    public static ConnectionSource? Find(CodePlace place, SymbolsInScope symbols, WantedService service, PlannedEdits edits)
    {
        if (service.IsConfiguration && FindConfiguration(symbols) is { } configuration)
            return new ConnectionSource(configuration, SourceKind.Configuration);
        string? provider = symbols.Find(CanProvide).Where(IsNear)
            .Select(found => GetProvider(place, found.Symbol, found.Type, edits)).FirstOrDefault();
        return provider is null ? null : Ask(place, provider, service, edits);
    }

    /// <summary>Creates the source that asks a provider.</summary>
    /// <param name="place">The place.</param>
    /// <param name="provider">An expression for the provider.</param>
    /// <param name="service">The service.</param>
    /// <param name="edits">Get the using directives.</param>
    public static ConnectionSource Ask(CodePlace place, string provider, WantedService service, PlannedEdits edits)
    {
        TypeReferences.AddExtensions(place, edits, Namespace, "ServiceProviderServiceExtensions");
        string type = TypeReferences.Write(place, edits, service.Namespace, service.TypeName);
        return ConnectionSource.From(service, $"{provider}.GetRequiredService<{type}>()");
    }

    public static bool IsProvider(ITypeSymbol type) => type is INamedTypeSymbol named && TypeNames.IsOrDerivesFrom(named, Provider);

    private static bool CanProvide(INamedTypeSymbol type) =>
        IsProvider(type) || FindProperty(type, ProviderProperties, IsProvider) is not null;

    // What a base class of a framework has is less than what a class can ask for in its constructor.
    private static bool IsNear((ISymbol Symbol, INamedTypeSymbol Type) found) =>
        // The type of a variable that is declared with var always may be null.
        (found.Symbol is ILocalSymbol || found.Type.NullableAnnotation != NullableAnnotation.Annotated)
        && (found.Symbol is ILocalSymbol or IParameterSymbol
            || (found.Symbol.ContainingType.Locations.Any(static location => location.IsInSource) && IsProvider(found.Type)));

    private static string GetProvider(CodePlace place, ISymbol symbol, INamedTypeSymbol type, PlannedEdits edits)
    {
        string name = symbol.Name == "_" ? Rename(place, symbol, edits) : SymbolsInScope.GetName(symbol);
        return IsProvider(type) ? name : $"{name}.{FindProperty(type, ProviderProperties, IsProvider)}";
    }

    /// <summary>Gives a parameter a name that nobody has used so far.</summary>
    private static string Rename(CodePlace place, ISymbol symbol, PlannedEdits edits)
    {
        if (symbol.DeclaringSyntaxReferences[0].GetSyntax() is not ParameterSyntax { Parent: { } function } parameter) return symbol.Name;
        string name = FreeNames.Find(place.MoveTo(function), function, "services", "provider", "serviceProvider");
        return edits.TryAdd(place.Document.Id, new TextChange(parameter.Identifier.Span, name)) ? name : symbol.Name;
    }

    private static string? FindConfiguration(SymbolsInScope symbols) => symbols
        .Find(static type => FindProperty(type, ["Configuration"], IsConfiguration) is not null)
        .Where(static found => found.Symbol is ILocalSymbol or IParameterSymbol)
        .Select(static found => SymbolsInScope.GetName(found.Symbol) + ".Configuration")
        .FirstOrDefault();

    private static bool IsConfiguration(ITypeSymbol type) => type is INamedTypeSymbol named && WantedService.Configuration.IsMetBy(named);

    private static string? FindProperty(INamedTypeSymbol type, IReadOnlyList<string> names, Func<ITypeSymbol, bool> isWanted)
    {
        IEnumerable<INamedTypeSymbol> owners = type.TypeKind == TypeKind.Interface
            ? type.AllInterfaces.Prepend(type)
            : type.GetSelfAndBaseTypes();
        foreach (INamedTypeSymbol owner in owners)
        {
            foreach (string name in names)
            {
                bool hasProperty = owner.GetMembers(name).Any(member =>
                    member is IPropertySymbol { IsStatic: false, GetMethod: not null, DeclaredAccessibility: Accessibility.Public } property
                    && isWanted(property.Type));
                if (hasProperty) return name;
            }
        }
        return null;
    }
}
