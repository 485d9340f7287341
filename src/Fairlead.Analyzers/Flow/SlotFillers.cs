using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Flow;

/// <summary>
/// Finds the code that gives slots their values. Only what mentions the name of a slot's member is bound, so that a search through a whole
/// compilation costs little more than reading its identifiers.
/// </summary>
internal sealed class SlotFillers
{
    private readonly Dictionary<ISymbol, List<ISymbol>> _slots = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly bool _hasConstructors;

    public SlotFillers(IEnumerable<ISymbol> slots)
    {
        foreach (ISymbol slot in slots)
        {
            foreach (ISymbol one in Slot.WithEquivalents(slot))
            {
                if (!_slots.TryGetValue(one, out List<ISymbol>? same)) _slots.Add(one, same = []);
                same.Add(slot);
                if (one is not IParameterSymbol { ContainingSymbol: IMethodSymbol method })
                {
                    _names.Add(one.Name);
                }
                else if (method.MethodKind == MethodKind.Constructor)
                {
                    _hasConstructors = true;
                    _names.Add(method.ContainingType.Name);
                    const string Attribute = "Attribute";
                    if (method.ContainingType.Name.EndsWith(Attribute, StringComparison.Ordinal))
                        _names.Add(method.ContainingType.Name.Substring(0, method.ContainingType.Name.Length - Attribute.Length));
                }
                else
                {
                    _names.Add(method.MethodKind == MethodKind.ExplicitInterfaceImplementation ? method.Name.Substring(method.Name.LastIndexOf('.') + 1) : method.Name);
                }
            }
        }
    }

    /// <summary>Whether a text has one of the names at all.</summary>
    public bool MayBeIn(SourceText text)
    {
        string source = text.ToString();
        foreach (string name in _names)
        {
            if (source.IndexOf(name, StringComparison.Ordinal) >= 0) return true;
        }
        return false;
    }

    /// <summary>The values that code below a node gives to the slots.</summary>
    public IEnumerable<(ISymbol Slot, IOperation Value)> In(SyntaxNode scope, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (SyntaxNode node in scope.DescendantNodes())
        {
            if (FillerAt(node) is not { } filler || model.GetOperation(filler, cancellationToken) is not { } operation) continue;
            foreach ((ISymbol Slot, IOperation Value) filled in FilledBy(operation)) yield return filled;
        }
    }

    /// <summary>The expression that may fill a slot, of which a node tells; looks at syntax alone.</summary>
    private SyntaxNode? FillerAt(SyntaxNode node)
    {
        switch (node)
        {
            case ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax:
                return _hasConstructors ? node : null;
            case SimpleNameSyntax name when _names.Contains(name.Identifier.ValueText):
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

    private IEnumerable<(ISymbol Slot, IOperation Value)> FilledBy(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation call:
                return FilledBy(call.Arguments);
            case IObjectCreationOperation creation:
                return FilledBy(creation.Arguments);
            case IAttributeOperation { Operation: IObjectCreationOperation creation }:
                return FilledBy(creation.Arguments).Concat(creation.Initializer?.Initializers.SelectMany(FilledBy) ?? []);
            case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member }, Value: var value }:
                return Fill(member, value);
            case ICoalesceAssignmentOperation { Target: IMemberReferenceOperation { Member: var member }, Value: var value }:
                return Fill(member, value);
            case ICompoundAssignmentOperation { Target: IMemberReferenceOperation { Member: var member }, Value: var value }:
                return Fill(member, value);
            case IDeconstructionAssignmentOperation { Target: ITupleOperation targets, Value: var value }:
                while (value is IConversionOperation conversion) value = conversion.Operand;
                return value is ITupleOperation values
                    ? targets.Elements.Zip(values.Elements, static (target, given) => (target, given))
                        .SelectMany(pair => pair.target is IMemberReferenceOperation { Member: var member } ? Fill(member, pair.given) : [])
                    : [];
            default:
                return [];
        }
    }

    private IEnumerable<(ISymbol Slot, IOperation Value)> FilledBy(IEnumerable<IArgumentOperation> arguments) =>
        arguments.SelectMany(argument => argument.Parameter is { } parameter && argument.ArgumentKind != ArgumentKind.DefaultValue
            ? Fill(parameter, argument.Value)
            : []);

    private IEnumerable<(ISymbol Slot, IOperation Value)> Fill(ISymbol target, IOperation value) =>
        _slots.TryGetValue(target.OriginalDefinition, out List<ISymbol>? slots) ? slots.Select(slot => (slot, value)) : [];
}
