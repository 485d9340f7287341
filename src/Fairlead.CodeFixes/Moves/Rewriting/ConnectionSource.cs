using Fairlead.Analyzers.Types;
using Fairlead.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>
/// Something in scope that connections can be had from: a name for the generated <c>Connections</c>, or for the resolver.
/// </summary>
internal sealed record ConnectionSource(string Name, bool IsGenerated)
{
    /// <summary>What the resolver's extension methods need where it stands.</summary>
    public const string Namespace = "Fairlead";

    /// <summary>True if a using directive has to be added before the resolver can be asked.</summary>
    public bool NeedsUsing { get; init; }

    /// <summary>
    /// Finds the best source that an expression can use where a literal stands. Returns null if there is none, or only a constant may
    /// stand.
    /// </summary>
    /// <param name="model">The meaning of the file.</param>
    /// <param name="literal">The literal.</param>
    /// <param name="generatedType">The generated class that has the connection, with its namespace; the project's own when left
    /// out.</param>
    public static ConnectionSource? FindInScope(SemanticModel model, ExpressionSyntax literal, string? generatedType = null)
    {
        if (MustBeConstant(literal)) return null;
        ConnectionSource? best = null;
        foreach (ISymbol symbol in model.LookupSymbols(literal.SpanStart).OrderBy(GetRank))
        {
            if (FindType(symbol) is not INamedTypeSymbol type) continue;
            bool isGenerated = IsGeneratedConnections(type, model.Compilation, generatedType);
            if (!isGenerated && !KnownTypes.IsConnectionResolver(type)) continue;
            if (best is not null && !isGenerated) continue;
            if (!CanBeUsed(symbol, literal, model)) continue;

            best = new ConnectionSource(
                Escape(symbol.Name), isGenerated) { NeedsUsing = !isGenerated && !HasGet(type, literal.SpanStart, model) };
            if (isGenerated) return best;
        }

        return best;
    }

    private static bool HasGet(INamedTypeSymbol resolver, int position, SemanticModel model) =>
        model.LookupSymbols(position, resolver, "Get", includeReducedExtensionMethods: true).Length > 0;

    // A primary constructor's parameter that is kept in a field should not be captured once more.
    private static int GetRank(ISymbol symbol) => symbol switch
    {
        IParameterSymbol parameter when IsPrimaryConstructorParameter(parameter) => 3,
        ILocalSymbol or IParameterSymbol => 0,
        IFieldSymbol => 1,
        _ => 2,
    };

    private static bool IsPrimaryConstructorParameter(IParameterSymbol parameter) =>
        parameter.ContainingSymbol.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is TypeDeclarationSyntax);

    private static ITypeSymbol? FindType(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol { RefKind: RefKind.None } parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol { GetMethod: not null, Parameters.IsEmpty: true } property => property.Type,
        _ => null,
    };

    // The manifest of this project adds an accessor only to the class of this project.
    private static bool IsGeneratedConnections(INamedTypeSymbol type, Compilation compilation, string? generatedType) =>
        type is { Name: "Connections", TypeKind: TypeKind.Class }
        && (generatedType is null
            ? SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)
            : type.ToDisplayString() == generatedType)
        && type.InstanceConstructors.Any(static constructor =>
            constructor.Parameters.Length == 1
                && constructor.Parameters[0].Type is INamedTypeSymbol parameter
                && KnownTypes.IsConnectionResolver(parameter));

    /// <summary>Determines whether its name means the symbol here, and a value is there by then.</summary>
    private static bool CanBeUsed(ISymbol symbol, ExpressionSyntax literal, SemanticModel model)
    {
        if (symbol is ILocalSymbol local && !IsDeclaredBefore(local, literal)) return false;
        if (IsOutOfReach(symbol, literal)) return false;

        SymbolInfo bound = model.GetSpeculativeSymbolInfo(
            literal.SpanStart, SyntaxFactory.ParseExpression(Escape(symbol.Name)), SpeculativeBindingOption.BindAsExpression);
        return SymbolEqualityComparer.Default.Equals(bound.Symbol, symbol);
    }

    private static bool IsDeclaredBefore(ILocalSymbol local, ExpressionSyntax literal) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer: not null } declarator
        && declarator.Span.End <= literal.SpanStart;

    /// <summary>
    /// What is static knows no instance, nor does an initialiser; static functions capture nothing, and functions in structs no member.
    /// </summary>
    private static bool IsOutOfReach(ISymbol symbol, ExpressionSyntax literal)
    {
        if (symbol.IsStatic) return false;
        bool isMember = symbol is IFieldSymbol or IPropertySymbol;
        bool isOfInstance = isMember || (symbol is IParameterSymbol parameter && IsPrimaryConstructorParameter(parameter));
        foreach (SyntaxNode node in literal.Ancestors())
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
            if (isOfInstance && (node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) && IsInStruct(literal))
                return true;
            if (node is TypeDeclarationSyntax) return false;
        }

        return false;
    }

    private static bool IsInitializer(SyntaxNode node) => node is EqualsValueClauseSyntax
    {
        Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax },
    };

    private static bool IsInStruct(ExpressionSyntax literal) =>
        literal.FirstAncestorOrSelf<TypeDeclarationSyntax>() is StructDeclarationSyntax
            or RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: (int)SyntaxKind.StructKeyword };

    private static bool MustBeConstant(ExpressionSyntax literal)
    {
        foreach (SyntaxNode node in literal.Ancestors())
        {
            switch (node)
            {
                case AttributeSyntax or PatternSyntax or CaseSwitchLabelSyntax or GotoStatementSyntax or ParameterSyntax:
                case LocalDeclarationStatementSyntax { IsConst: true }:
                case FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword):
                    return true;
                case AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    private static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
