using System.Collections.Immutable;
using Fairlead.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// Finds what a position may be given: literals and compositions of them, through constants, variables, fields, properties and methods that
/// always say the same. Unlike the walk for secrets it follows nothing that changes the text, since an id is compared character by
/// character.
/// </summary>
/// <param name="isPosition">Whether a parameter, property or field that is read is a position itself.</param>
/// <param name="cancellationToken">Ends the search.</param>
internal sealed class ConnectionIdValueFinder(Func<ISymbol, IOperation, bool> isPosition, CancellationToken cancellationToken)
{
    private const int DeepestNesting = 40;

    private readonly ValueSourceFinder _sources = new(cancellationToken);
    private readonly HashSet<IOperation> _open = [];

    /// <summary>Finds what a value may be, item by item for a collection; what a collection cannot tell is left out.</summary>
    public IReadOnlyList<ConnectionIdValue> Find(IOperation? value)
    {
        var values = new List<ConnectionIdValue>();
        if (value is not null) Visit(value, at: null, values);
        return values;
    }

    /// <param name="operation">The value.</param>
    /// <param name="at">The variable through which the value was reached; it stands for what other files say.</param>
    /// <param name="values">Where to add what is found.</param>
    private void Visit(IOperation operation, SyntaxNode? at, List<ConnectionIdValue> values)
    {
        cancellationToken.ThrowIfCancellationRequested();
        operation = operation.WithoutConversions();
        if (_open.Count > DeepestNesting || !_open.Add(operation)) return;
        if (operation.ConstantValue is { HasValue: true, Value: var constant }) AddConstant(constant, operation, at, values);
        else VisitKind(operation, at, values);
        _open.Remove(operation);
    }

    private void VisitKind(IOperation operation, SyntaxNode? at, List<ConnectionIdValue> values)
    {
        switch (operation)
        {
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                Visit(conditional.WhenTrue, at, values);
                Visit(whenFalse, at, values);
                break;
            case ICoalesceOperation coalesce:
                int before = values.Count;
                Visit(coalesce.Value, at, values);
                for (int i = values.Count - 1; i >= before; i--) if (values[i] is MissingId { IsNull: true }) values.RemoveAt(i);
                Visit(coalesce.WhenNull, at, values);
                break;
            case ISwitchExpressionOperation choice:
                foreach (ISwitchExpressionArmOperation arm in choice.Arms) Visit(arm.Value, at, values);
                break;
            case ISimpleAssignmentOperation assignment:
                Visit(assignment.Value, at, values);
                break;
            case IParenthesizedOperation parenthesized:
                Visit(parenthesized.Operand, at, values);
                break;
            case ISymbolInitializerOperation initializer:
                Visit(initializer.Value, at, values);
                break;
            case IThrowOperation:
                break;
            case IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } }:
                values.Add(new MissingId(at ?? operation.Syntax, IsNull: false));
                break;
            case IArrayCreationOperation array:
                VisitAll(array.Initializer?.ElementValues, at, values);
                break;
            case ICollectionExpressionOperation collection:
                VisitAll(collection.Elements, at, values);
                break;
            case ISpreadOperation spread:
                Visit(spread.Operand, at, values);
                break;
            case IObjectCreationOperation { Initializer: { } initializer }:
                Visit(initializer, at, values);
                break;
            case IObjectOrCollectionInitializerOperation initializer:
                foreach (IInvocationOperation add in initializer.Initializers.OfType<IInvocationOperation>())
                    foreach (IArgumentOperation item in add.Arguments) Visit(item.Value, at, values);
                break;
            default:
                if (FindComposed(operation, at) is { } composed) values.Add(composed);
                else if (FindSources(operation) is { } followed) VisitFollowed(operation, followed, at ?? operation.Syntax, values);
                else if (FindForwardedSource(operation) is { } source) values.Add(new ForwardedId(source, at ?? operation.Syntax));
                else if (operation.Type?.SpecialType == SpecialType.System_String) values.Add(new DynamicId(at ?? operation.Syntax));
                break;
        }
    }

    private void VisitAll(ImmutableArray<IOperation>? items, SyntaxNode? at, List<ConnectionIdValue> values)
    {
        foreach (IOperation item in items ?? []) Visit(item, at, values);
    }

    private void VisitFollowed(IOperation operation, IReadOnlyList<IOperation> sources, SyntaxNode at, List<ConnectionIdValue> values)
    {
        foreach (IOperation source in sources)
        {
            int before = values.Count;
            if (source != operation) Visit(source, at, values);
            if (values.Count == before && operation.Type?.SpecialType == SpecialType.System_String) values.Add(new DynamicId(at));
        }
    }

    private static void AddConstant(object? constant, IOperation operation, SyntaxNode? at, List<ConnectionIdValue> values)
    {
        if (constant is not null and not string) return;
        SyntaxNode spelled = GetConstantSyntax(operation);
        SyntaxNode expression = at is not null && at.SyntaxTree != spelled.SyntaxTree ? at : spelled;
        values.Add(string.IsNullOrWhiteSpace((string?)constant)
            ? new MissingId(expression, constant is null)
            : new ConstantId((string)constant!, expression));
    }

    /// <summary>
    /// A constant of this file is spelled where it is declared. One of another file is reported where it is used: an editor shows
    /// what is wrong with the open file, and expects an analyzer to stay within the file that it was asked about.
    /// </summary>
    private static SyntaxNode GetConstantSyntax(IOperation value)
    {
        ISymbol? constant = value switch
        {
            IFieldReferenceOperation reference => reference.Field,
            ILocalReferenceOperation reference => reference.Local,
            _ => null,
        };
        var declarator = constant?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as VariableDeclaratorSyntax;
        return declarator?.Initializer?.Value is { } initializer && initializer.SyntaxTree == value.Syntax.SyntaxTree
            ? initializer
            : value.Syntax;
    }

    /// <summary>
    /// Finds the text that parts make up, each of which can be only one. Returns null if something else is among them, or they can be
    /// several texts.
    /// </summary>
    private ConnectionIdValue? FindComposed(IOperation operation, SyntaxNode? at)
    {
        IEnumerable<IOperation>? parts = operation switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, LeftOperand: var left, RightOperand: var right }
                when IsString(operation) => [left, right],
            IInterpolatedStringOperation { Parts: var pieces }
                when pieces.All(static piece => piece is not IInterpolationOperation { FormatString: not null }
                    and not IInterpolationOperation { Alignment: not null }) =>
                pieces.Select(static piece => piece is IInterpolationOperation hole
                    ? hole.Expression
                    : ((IInterpolatedStringTextOperation)piece).Text),
            IInvocationOperation { TargetMethod: { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String },
                Arguments: var arguments } =>
                arguments.Select(static argument => argument.Value),
            _ => null,
        };
        if (parts is null) return null;

        string text = "";
        foreach (IOperation part in parts)
        {
            var values = new List<ConnectionIdValue>();
            Visit(part, at, values);
            if (values.Count != 1 || values[0] is not (ConstantId or MissingId)) return new DynamicId(at ?? operation.Syntax);
            text += GetText(part, values[0]);
        }
        SyntaxNode expression = at is not null && at.SyntaxTree != operation.Syntax.SyntaxTree ? at : operation.Syntax;
        return string.IsNullOrWhiteSpace(text) ? new MissingId(expression, IsNull: false) : new ConstantId(text, expression);
    }

    // A blank part is a value of its own and yet text.
    private static string GetText(IOperation part, ConnectionIdValue value) =>
        value is ConstantId known ? known.Text : part.WithoutConversions().ConstantValue.Value as string ?? "";

    private static bool IsString(IOperation operation) => operation.Type?.SpecialType == SpecialType.System_String;

    private ISymbol? FindForwardedSource(IOperation operation) => operation switch
    {
        IParameterReferenceOperation { Parameter: var parameter } => isPosition(parameter, operation) ? parameter : null,
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference =>
            isPosition(reference.Member, operation) || IsConnectionIdMember(reference.Member) ? reference.Member : null,
        _ => null,
    };

    /// <summary>The <c>Id</c> of an accessor, a connection or a definition, which the manifest has or a backend has found.</summary>
    private static bool IsConnectionIdMember(ISymbol member) =>
        member.Name == "Id"
            && member.ContainingType is { ContainingNamespace: { Name: "Fairlead", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>
    /// Finds where the value of a variable comes from; the variable itself stands for what is not known. Returns null for what is no
    /// variable, and for one of which nothing is known.
    /// </summary>
    private IReadOnlyList<IOperation>? FindSources(IOperation operation)
    {
        if (operation.SemanticModel?.Compilation is not { } compilation) return null;
        switch (operation)
        {
            case ILocalReferenceOperation { Local: var local }:
                return FindAssigned(local, operation, mayHaveMore: false);
            case IParameterReferenceOperation { Parameter: var parameter } when !isPosition(parameter, operation):
                return FindElements(parameter, operation) ?? FindAssigned(parameter, operation, mayHaveMore: true);
            case IFieldReferenceOperation { Field: { IsReadOnly: true } field } when !IsSetInConstructor(field):
                return ToList(Declarations.FindInitialValue(field.OriginalDefinition, compilation, cancellationToken));
            case IPropertyReferenceOperation { Property: { SetMethod: null, IsIndexer: false, IsAbstract: false, IsVirtual: false,
                IsOverride: false } property }
                when !isPosition(property, operation) && !IsSetInConstructor(property):
                return ToList(Declarations.FindInitialValue(property.OriginalDefinition, compilation, cancellationToken))
                    ?? FindReturned(property.GetMethod, compilation);
            case IInvocationOperation { TargetMethod: { IsAbstract: false, IsVirtual: false, IsOverride: false, IsAsync: false } method }:
                return FindReturned(method, compilation);
            default:
                return null;
        }
    }

    private IReadOnlyList<IOperation>? FindAssigned(ISymbol variable, IOperation use, bool mayHaveMore)
    {
        IReadOnlyList<VariableAssignment> assignments = _sources.GetAssignments(use)
            .FindReaching(variable, use, instance: null, out bool isReplaced);
        if (assignments.Count == 0) return null;
        bool isKnown = assignments.All(static assignment => !assignment.IsAddition
            && assignment.Element is null
            && assignment.Value is not IArgumentOperation);
        if (!isKnown) return [use];
        IEnumerable<IOperation> values = assignments.Select(static assignment => assignment.Value);
        return [.. mayHaveMore && !isReplaced ? values.Append(use) : values];
    }

    /// <summary>Finds what a lambda's parameter is when a method of a collection runs the lambda over the elements.</summary>
    private static IReadOnlyList<IOperation>? FindElements(IParameterSymbol parameter, IOperation use)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } function) return null;
        IOperation? holder = use.Parent;
        while (holder is not null
            && !(holder is IAnonymousFunctionOperation one && SymbolEqualityComparer.Default.Equals(one.Symbol, function)))
            holder = holder.Parent;
        holder = holder?.Parent;
        while (holder is IDelegateCreationOperation or IConversionOperation) holder = holder.Parent;
        return holder is IArgumentOperation { Parent: IInvocationOperation call } && PassThroughCalls.FindEnumerated(call) is { } collection
            && collection is IArrayCreationOperation
            or ICollectionExpressionOperation
            or ILocalReferenceOperation
            or IFieldReferenceOperation
            ? [collection]
            : null;
    }

    private IReadOnlyList<IOperation>? FindReturned(IMethodSymbol? method, Compilation compilation) =>
        method is not null && Declarations.FindBody(method.OriginalDefinition, compilation, cancellationToken) is { } body
            && Declarations.FindReturnedValues(body).ToList() is { Count: > 0 } values ? values : null;

    private static IReadOnlyList<IOperation>? ToList(IOperation? operation) => operation is null ? null : [operation];

    /// <summary>Determines whether a constructor may give a read-only member another value than the one it is declared with.</summary>
    private bool IsSetInConstructor(ISymbol member) => member.ContainingType.DeclaringSyntaxReferences
        .SelectMany(reference => reference.GetSyntax(cancellationToken)
            .DescendantNodes(static node => node is not BaseMethodDeclarationSyntax or ConstructorDeclarationSyntax))
        .OfType<AssignmentExpressionSyntax>()
        .Any(assignment => AssignedMembers.FindName(assignment.Left) == member.Name);
}
