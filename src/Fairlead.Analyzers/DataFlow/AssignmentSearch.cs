using Fairlead.Detection.Text.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.DataFlow;

/// <summary>
/// Finds the code that assigns symbols: in a type by the names that its text mentions, in a compilation by the places that were
/// noted while it was analyzed. Only what such a place shows is bound, and not without a bound.
/// </summary>
internal sealed class AssignmentSearch
{
    // new(…), : base(…) and : this(…) do not say whose constructor they call.
    private static readonly string[] UnnamedCreations = ["new", "base", "this"];

    // Names that half of a program uses make a search expensive and hardly ever fruitful.
    private const int MostBound = 2_000;

    private readonly Dictionary<ISymbol, List<ISymbol>> _assignables = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly bool _hasConstructors;
    private int _bound;

    public AssignmentSearch(IEnumerable<ISymbol> assignables)
    {
        foreach (ISymbol assignable in assignables)
        {
            foreach (ISymbol equivalent in AssignableSymbols.GetEquivalents(assignable))
            {
                if (!_assignables.TryGetValue(equivalent, out List<ISymbol>? same)) _assignables.Add(equivalent, same = []);
                same.Add(assignable);
                if (equivalent is not IParameterSymbol { ContainingSymbol: IMethodSymbol method })
                {
                    _names.Add(equivalent.Name);
                }
                else if (method.MethodKind == MethodKind.Constructor)
                {
                    _names.Add(method.ContainingType.Name);
                    _hasConstructors = true;
                    const string Attribute = "Attribute";
                    if (method.ContainingType.Name.EndsWith(Attribute, StringComparison.Ordinal))
                        _names.Add(method.ContainingType.Name.Substring(0, method.ContainingType.Name.Length - Attribute.Length));
                }
                else
                {
                    _names.Add(method.MethodKind == MethodKind.ExplicitInterfaceImplementation
                        ? method.Name.Substring(method.Name.LastIndexOf('.') + 1)
                        : method.Name);
                }
            }
        }
    }

    /// <summary>Finds the values that the code of a compilation assigns to the symbols.</summary>
    public IEnumerable<(ISymbol Target, IOperation Value)> FindIndexed(
        AssignmentIndex assignments, Compilation compilation, CancellationToken cancellationToken)
    {
        var targets = new HashSet<ISymbol>(_assignables.Keys.Select(static assignable => assignable is IParameterSymbol
            ? assignable.ContainingSymbol.OriginalDefinition
            : assignable), SymbolEqualityComparer.Default);
        foreach (AssignmentIndex.Entry place in assignments.Find(targets))
        {
            if (++_bound > MostBound) yield break;
            SyntaxNode node = place.Tree.GetRoot(cancellationToken).FindNode(place.Span, getInnermostNodeForTie: true);
            SyntaxNode filler = node.FirstAncestorOrSelf<AttributeSyntax>() ?? node;
            if (Declarations.GetSemanticModel(compilation, place.Tree).GetOperation(filler, cancellationToken) is not { } operation)
                continue;
            foreach ((ISymbol Target, IOperation Value) filled in FindAssigned(operation)) yield return filled;
        }
    }

    /// <summary>Finds the values that a part of a file, which one of its nodes spans, assigns to the symbols.</summary>
    public IEnumerable<(ISymbol Target, IOperation Value)> FindWithin(
        SyntaxTree tree, TextSpan scope, Compilation compilation, CancellationToken cancellationToken)
    {
        List<int> places = FindMentions(tree.GetText(cancellationToken).ToString(), scope);
        if (places.Count == 0) yield break;

        SyntaxNode root = tree.GetRoot(cancellationToken);
        SemanticModel model = Declarations.GetSemanticModel(compilation, tree);
        foreach (int place in places)
        {
            if (FindAssignmentAt(root.FindToken(place)) is not { } filler) continue;
            if (++_bound > MostBound) yield break;
            if (model.GetOperation(filler, cancellationToken) is not { } operation) continue;
            foreach ((ISymbol Target, IOperation Value) filled in FindAssigned(operation)) yield return filled;
        }
    }

    /// <summary>
    /// Finds where a text has one of the names, in their order; and where a text that has one calls constructors without naming them.
    /// </summary>
    private List<int> FindMentions(string source, TextSpan scope)
    {
        var places = new List<int>();
        foreach (string name in _names) AddPlaces(name, isCall: false);
        if (_hasConstructors && places.Count > 0)
            foreach (string keyword in UnnamedCreations) AddPlaces(keyword, isCall: true);
        places.Sort();
        return places;

        void AddPlaces(string word, bool isCall)
        {
            for (int at = scope.Start; (at = IdentifierText.IndexOf(source, word, at, scope.End)) >= 0; at += word.Length)
            {
                if (!isCall || IsCall(source, at + word.Length)) places.Add(at);
            }
        }
    }

    private static bool IsCall(string source, int at)
    {
        while (at < source.Length && char.IsWhiteSpace(source[at])) at++;
        return at < source.Length && source[at] == '(';
    }

    /// <summary>Finds the expression around a token that may assign a symbol; looks at syntax only.</summary>
    private static SyntaxNode? FindAssignmentAt(SyntaxToken token)
    {
        switch (token.Parent)
        {
            case ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax:
                return token.Parent;
            case SimpleNameSyntax name:
                SyntaxNode expression = name;
                while (expression.Parent is MemberAccessExpressionSyntax { Name: var member } access && member == expression
                    || expression.Parent is MemberBindingExpressionSyntax
                    || expression.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax) expression = expression.Parent;
                return expression.Parent switch
                {
                    InvocationExpressionSyntax call when call.Expression == expression => call,
                    ObjectCreationExpressionSyntax creation when creation.Type == expression => creation,
                    AssignmentExpressionSyntax assignment when assignment.Left == expression => assignment,
                    PrimaryConstructorBaseTypeSyntax super when super.Type == expression => super,
                    AttributeSyntax attribute when attribute.Name == expression => attribute,
                    NameEqualsSyntax { Parent: AttributeArgumentSyntax { Parent.Parent: AttributeSyntax attribute } } => attribute,
                    ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } } => assignment,
                    _ => null,
                };
            default:
                return null;
        }
    }

    private IEnumerable<(ISymbol Target, IOperation Value)> FindAssigned(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation call:
                return FindAssigned(call.Arguments);
            case IObjectCreationOperation creation:
                return FindAssigned(creation.Arguments);
            case IAttributeOperation { Operation: IObjectCreationOperation creation }:
                return FindAssigned(creation.Arguments).Concat(creation.Initializer?.Initializers.SelectMany(FindAssigned) ?? []);
            case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member }, Value: var value }:
                return Match(member, value);
            case ICoalesceAssignmentOperation { Target: IMemberReferenceOperation { Member: var member }, Value: var value }:
                return Match(member, value);
            case ICompoundAssignmentOperation { Target: IMemberReferenceOperation { Member: var member }, Value: var value }:
                return Match(member, value);
            case IDeconstructionAssignmentOperation deconstruction:
                return deconstruction.GetReturnedPairs(default)
                    .SelectMany(pair => pair.Target is IMemberReferenceOperation { Member: var member } ? Match(member, pair.Value) : []);
            default:
                return [];
        }
    }

    private IEnumerable<(ISymbol Target, IOperation Value)> FindAssigned(IEnumerable<IArgumentOperation> arguments) =>
        arguments.SelectMany(argument => argument.Parameter is { } parameter && argument.ArgumentKind != ArgumentKind.DefaultValue
            ? Match(parameter, argument.Value)
            : []);

    private IEnumerable<(ISymbol Target, IOperation Value)> Match(ISymbol target, IOperation value) =>
        _assignables.TryGetValue(target.OriginalDefinition, out List<ISymbol>? assignables)
            ? assignables.Select(assignable => (assignable, value))
            : [];
}
