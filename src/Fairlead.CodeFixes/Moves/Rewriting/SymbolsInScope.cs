using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>The variables, parameters, fields and properties that an expression can use where a node stands.</summary>
internal sealed class SymbolsInScope
{
    private readonly SemanticModel _model;
    private readonly SyntaxNode _place;
    private readonly List<(ISymbol Symbol, INamedTypeSymbol Type)> _symbols = [];

    public SymbolsInScope(SemanticModel model, SyntaxNode place)
    {
        (_model, _place) = (model, place);
        foreach (ISymbol symbol in model.LookupSymbols(place.SpanStart))
        {
            if (FindType(symbol) is INamedTypeSymbol type) _symbols.Add((symbol, type));
        }
        _symbols.Sort(static (one, other) => GetRank(one.Symbol).CompareTo(GetRank(other.Symbol)));
    }

    /// <summary>Finds the values of wanted types, nearest first, that are there by then and that their names mean.</summary>
    public IEnumerable<(ISymbol Symbol, INamedTypeSymbol Type)> Find(Func<INamedTypeSymbol, bool> isWanted) =>
        _symbols.Where(candidate => isWanted(candidate.Type) && CanBeUsed(candidate.Symbol));

    /// <summary>The name of a symbol as code writes it.</summary>
    public static string GetName(ISymbol symbol) =>
        SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : "@" + symbol.Name;

    public static bool IsPrimaryConstructorParameter(ISymbol symbol) => symbol is IParameterSymbol
        && symbol.ContainingSymbol.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is TypeDeclarationSyntax);

    // A primary constructor's parameter that is kept in a field should not be captured once more.
    private static int GetRank(ISymbol symbol) => symbol switch
    {
        IParameterSymbol parameter when IsPrimaryConstructorParameter(parameter) => 3,
        ILocalSymbol or IParameterSymbol => 0,
        IFieldSymbol => 1,
        _ => 2,
    };

    private static ITypeSymbol? FindType(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol { RefKind: RefKind.None } parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol { GetMethod: not null, Parameters.IsEmpty: true } property => property.Type,
        _ => null,
    };

    private bool CanBeUsed(ISymbol symbol)
    {
        if (symbol is ILocalSymbol local && (!IsDeclaredBefore(local) || IsOfProgram(local))) return false;
        if (IsOutOfReach(symbol)) return false;

        SymbolInfo bound = _model.GetSpeculativeSymbolInfo(
            _place.SpanStart, SyntaxFactory.ParseExpression(GetName(symbol)), SpeculativeBindingOption.BindAsExpression);
        return SymbolEqualityComparer.Default.Equals(bound.Symbol, symbol);
    }

    private bool IsDeclaredBefore(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer: not null } declarator
        && declarator.Span.End <= _place.SpanStart;

    /// <summary>The variables of top-level code have their names everywhere, and can be used only there.</summary>
    private bool IsOfProgram(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences[0].SyntaxTree != _place.SyntaxTree
        || (local.DeclaringSyntaxReferences[0].GetSyntax().FirstAncestorOrSelf<GlobalStatementSyntax>() is not null
            && _place.FirstAncestorOrSelf<GlobalStatementSyntax>() is null);

    /// <summary>
    /// What is static knows no instance, nor does an initialiser; static functions capture nothing, and functions in structs no member.
    /// </summary>
    private bool IsOutOfReach(ISymbol symbol)
    {
        if (symbol.IsStatic) return false;
        bool isMember = symbol is IFieldSymbol or IPropertySymbol;
        bool isOfInstance = isMember || IsPrimaryConstructorParameter(symbol);
        foreach (SyntaxNode node in _place.AncestorsAndSelf())
        {
            SyntaxTokenList modifiers = node switch
            {
                AnonymousFunctionExpressionSyntax function => function.Modifiers,
                LocalFunctionStatementSyntax function => function.Modifiers,
                MemberDeclarationSyntax member and not BaseTypeDeclarationSyntax => member.Modifiers,
                _ => default,
            };
            bool isDeclaredInside = symbol.DeclaringSyntaxReferences.Any(reference => node.SyntaxTree == reference.SyntaxTree
                && node.Span.Contains(reference.Span));
            if (modifiers.Any(SyntaxKind.StaticKeyword) && !isDeclaredInside) return true;
            if (isMember && (node is ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax || IsInitializer(node))) return true;
            if (isOfInstance && (node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) && IsInStruct()) return true;
            if (node is TypeDeclarationSyntax) return false;
        }

        return false;
    }

    private static bool IsInitializer(SyntaxNode node) => node is EqualsValueClauseSyntax
    {
        Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax },
    };

    private bool IsInStruct() =>
        _place.FirstAncestorOrSelf<TypeDeclarationSyntax>() is StructDeclarationSyntax
            or RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: (int)SyntaxKind.StructKeyword };
}
