using Fairlead.Analyzers.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>Finds why the constructors of a class can't have one more parameter: somebody calls them who knows nothing of it.</summary>
internal static class ClassObstacles
{
    private const int ParameterlessOnly = 1;
    private const int AnyPublic = 3;

    private static readonly HashSet<string> TestAttributes = new(StringComparer.Ordinal)
    {
        "Fact", "Theory", "Test", "TestCase", "TestMethod", "DataTestMethod", "TestFixture", "TestClass", "SetUp", "OneTimeSetUp",
        "Benchmark", "GlobalSetup",
    };

    // Methods that create what they return, as the names of their type arguments don't say.
    private static readonly HashSet<string> Creators = new(StringComparer.Ordinal)
    {
        "Get", "Bind", "Deserialize", "DeserializeAsync", "DeserializeObject", "ReadFromJsonAsync", "GetFromJsonAsync", "CreateInstance",
        "AddDbContextPool", "AddPooledDbContextFactory", "Configure", "ConfigureAll", "PostConfigure", "AddOptions",
        "AddOptionsWithValidateOnStart",
    };

    /// <summary>Finds what can be seen at the class itself.</summary>
    public static string? Find(INamedTypeSymbol type, TypeDeclarationSyntax declaration)
    {
        if (type.TypeKind == TypeKind.Interface) return $"'{type.Name}' is an interface";
        if (type.IsRecord) return $"'{type.Name}' is a record, which should only hold values; read them where it is created";
        if (type.TypeKind == TypeKind.Struct)
            return $"'{type.Name}' is a struct, which can be created without its constructors; read the values where it is created";
        if (TypeNames.IsOrInherits(type, "System.Attribute")) return $"'{type.Name}' is an attribute, which only takes constants";
        if (FindFrameworkThatCreates(type) is { } framework)
            return $"{framework} creates '{type.Name}' without arguments; read the values in a service that it uses";
        return IsTestClass(declaration) ? $"the test framework creates '{type.Name}'" : null;
    }

    /// <summary>Finds who creates the class through a type parameter.</summary>
    public static async Task<string?> FindCreatorAsync(
        INamedTypeSymbol type, IReadOnlyList<(Document Document, SyntaxToken Token)> uses, CancellationToken cancellationToken)
    {
        foreach ((Document document, SyntaxToken token) in uses)
        {
            if (token.Parent is not SimpleNameSyntax name) continue;
            TypeSyntax argument = name.AncestorsAndSelf().OfType<TypeSyntax>()
                .TakeWhile(static node => node is not GenericNameSyntax).LastOrDefault() ?? name;
            if (argument.Parent is not TypeArgumentListSyntax { Parent: GenericNameSyntax generic } list) continue;
            if (await CodePlace.FindAsync(document, generic, cancellationToken).ConfigureAwait(false) is not { } place) continue;
            if (!SymbolUses.AreSame(place.Model.GetTypeInfo(argument).Type, type)) continue;

            int index = list.Arguments.IndexOf(argument);
            SymbolInfo bound = place.Model.GetSymbolInfo(generic);
            ISymbol? owner = bound.Symbol ?? bound.CandidateSymbols.FirstOrDefault();
            if (IsCreator(owner, index))
                return $"'{owner!.Name}' creates '{type.Name}' without arguments; read the values where they are used";
        }
        return null;
    }

    private static string? FindFrameworkThatCreates(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            string space = TypeReferences.GetNamespace(parent);
            if (space == "System.Windows" || space.StartsWith("System.Windows.Controls", StringComparison.Ordinal)) return "XAML";
            if (parent.Name == "ComponentBase" && parent.ContainingAssembly.Identity.Version.Major is > 0 and < 9) return "Blazor";
            if (parent.Name is "HttpApplication" or "Page" && space.StartsWith("System.Web", StringComparison.Ordinal)) return "ASP.NET";
        }
        return null;
    }

    private static bool IsCreator(ISymbol? owner, int index)
    {
        ITypeParameterSymbol? parameter = owner?.OriginalDefinition switch
        {
            IMethodSymbol method => method.TypeParameters.ElementAtOrDefault(index),
            INamedTypeSymbol type => type.TypeParameters.ElementAtOrDefault(index),
            _ => null,
        };
        if (parameter is null) return false;
        if (parameter.HasConstructorConstraint) return true;
        if (owner is IMethodSymbol { Name: var name } && Creators.Contains(name) && !IsContainer(owner.ContainingType)) return true;
        return parameter.GetAttributes().Any(static attribute =>
            attribute.AttributeClass?.Name == "DynamicallyAccessedMembersAttribute"
            && attribute.ConstructorArguments.FirstOrDefault().Value is int members
            && (members & AnyPublic) == ParameterlessOnly);
    }

    private static bool IsContainer(INamedTypeSymbol type) => type.Name is "ActivatorUtilities";

    private static bool IsTestClass(TypeDeclarationSyntax declaration) => declaration.AttributeLists
        .Concat(declaration.Members.SelectMany(static member => member.AttributeLists))
        .SelectMany(static list => list.Attributes)
        .Any(static attribute => TestAttributes.Contains(attribute.Name.ToString()));
}
