using System.Collections.Immutable;
using Fairlead.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// Finds what a position may be given: literals and compositions of them, through constants, variables, fields, properties and methods that always say
/// the same. Unlike the walk for secrets it follows nothing that changes the text, since an id is compared character by character.
/// </summary>
/// <param name="isPosition">Whether a parameter, property or field that is read is a position itself.</param>
/// <param name="cancellationToken">Ends the search.</param>
internal sealed class ConnectionIdValues(Func<ISymbol, IOperation, bool> isPosition, CancellationToken cancellationToken)
{
    private const int DeepestNesting = 40;

    private readonly ValueOrigins _origins = new(cancellationToken);
    private readonly HashSet<IOperation> _open = [];

    /// <summary>What a value may be, item by item for a collection; what a collection cannot tell is left out.</summary>
    public IReadOnlyList<ConnectionIdValue> In(IOperation? value)
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
                if (Composed(operation, at) is { } composed) values.Add(composed);
                else if (Followed(operation) is { } followed) VisitFollowed(operation, followed, at ?? operation.Syntax, values);
                else if (PassedFrom(operation) is { } source) values.Add(new PassedId(source, at ?? operation.Syntax));
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
        SyntaxNode spelled = SpelledAt(operation);
        SyntaxNode expression = at is not null && at.SyntaxTree != spelled.SyntaxTree ? at : spelled;
        values.Add(string.IsNullOrWhiteSpace((string?)constant)
            ? new MissingId(expression, constant is null)
            : new SpelledId((string)constant!, expression));
    }

    /// <summary>
    /// A constant of this file is spelled where it is declared. One of another file is reported where it is used: an editor shows
    /// what is wrong with the open file, and expects an analyzer to stay within the file that it was asked about.
    /// </summary>
    private static SyntaxNode SpelledAt(IOperation value)
    {
        ISymbol? constant = value switch
        {
            IFieldReferenceOperation reference => reference.Field,
            ILocalReferenceOperation reference => reference.Local,
            _ => null,
        };
        var declarator = constant?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as VariableDeclaratorSyntax;
        return declarator?.Initializer?.Value is { } initializer && initializer.SyntaxTree == value.Syntax.SyntaxTree ? initializer : value.Syntax;
    }

    /// <summary>The text that parts make up, each of which can be only one; null where something is no composition, or can be several.</summary>
    private ConnectionIdValue? Composed(IOperation operation, SyntaxNode? at)
    {
        IEnumerable<IOperation>? parts = operation switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, LeftOperand: var left, RightOperand: var right } when IsString(operation) => [left, right],
            IInterpolatedStringOperation { Parts: var pieces } when pieces.All(static piece => piece is not IInterpolationOperation { FormatString: not null } and not IInterpolationOperation { Alignment: not null }) =>
                pieces.Select(static piece => piece is IInterpolationOperation hole ? hole.Expression : ((IInterpolatedStringTextOperation)piece).Text),
            IInvocationOperation { TargetMethod: { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String }, Arguments: var arguments } =>
                arguments.Select(static argument => argument.Value),
            _ => null,
        };
        if (parts is null) return null;

        string text = "";
        foreach (IOperation part in parts)
        {
            var values = new List<ConnectionIdValue>();
            Visit(part, at, values);
            if (values.Count != 1 || values[0] is not (SpelledId or MissingId)) return new DynamicId(at ?? operation.Syntax);
            text += TextOf(part, values[0]);
        }
        SyntaxNode expression = at is not null && at.SyntaxTree != operation.Syntax.SyntaxTree ? at : operation.Syntax;
        return string.IsNullOrWhiteSpace(text) ? new MissingId(expression, IsNull: false) : new SpelledId(text, expression);
    }

    // A blank part is a value of its own and yet text.
    private static string TextOf(IOperation part, ConnectionIdValue value) =>
        value is SpelledId known ? known.Text : part.WithoutConversions().ConstantValue.Value as string ?? "";

    private static bool IsString(IOperation operation) => operation.Type?.SpecialType == SpecialType.System_String;

    private ISymbol? PassedFrom(IOperation operation) => operation switch
    {
        IParameterReferenceOperation { Parameter: var parameter } => isPosition(parameter, operation) ? parameter : null,
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference =>
            isPosition(reference.Member, operation) || IsIdOfConnection(reference.Member) ? reference.Member : null,
        _ => null,
    };

    /// <summary>The <c>Id</c> of an accessor, a connection or a definition, which the manifest has or a backend has found.</summary>
    private static bool IsIdOfConnection(ISymbol member) =>
        member.Name == "Id" && member.ContainingType is { ContainingNamespace: { Name: "Fairlead", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>
    /// Where the value of a variable comes from; the variable itself stands for what is not known. Null for what is no variable, and for one of which
    /// nothing is known.
    /// </summary>
    private IReadOnlyList<IOperation>? Followed(IOperation operation)
    {
        if (operation.SemanticModel?.Compilation is not { } compilation) return null;
        switch (operation)
        {
            case ILocalReferenceOperation { Local: var local }:
                return Written(local, operation, mayHaveMore: false);
            case IParameterReferenceOperation { Parameter: var parameter } when !isPosition(parameter, operation):
                return ElementsGivenTo(parameter, operation) ?? Written(parameter, operation, mayHaveMore: true);
            case IFieldReferenceOperation { Field: { IsReadOnly: true } field } when !IsSetInConstructor(field):
                return ToList(Declarations.InitialValue(field.OriginalDefinition, compilation, cancellationToken));
            case IPropertyReferenceOperation { Property: { SetMethod: null, IsIndexer: false, IsAbstract: false, IsVirtual: false, IsOverride: false } property }
                when !isPosition(property, operation) && !IsSetInConstructor(property):
                return ToList(Declarations.InitialValue(property.OriginalDefinition, compilation, cancellationToken))
                    ?? Returned(property.GetMethod, compilation);
            case IInvocationOperation { TargetMethod: { IsAbstract: false, IsVirtual: false, IsOverride: false, IsAsync: false } method }:
                return Returned(method, compilation);
            default:
                return null;
        }
    }

    private IReadOnlyList<IOperation>? Written(ISymbol variable, IOperation use, bool mayHaveMore)
    {
        IReadOnlyList<VariableWrite> writes = _origins.WritesAround(use).Reaching(variable, use, instance: null, out bool isReplaced);
        if (writes.Count == 0) return null;
        bool isKnown = writes.All(static write => !write.IsAddition && write.Element is null && write.Value is not IArgumentOperation);
        if (!isKnown) return [use];
        IEnumerable<IOperation> values = writes.Select(static write => write.Value);
        return [.. mayHaveMore && !isReplaced ? values.Append(use) : values];
    }

    /// <summary>What a lambda's parameter is when a method of a collection runs the lambda over the elements.</summary>
    private static IReadOnlyList<IOperation>? ElementsGivenTo(IParameterSymbol parameter, IOperation use)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } function) return null;
        IOperation? holder = use.Parent;
        while (holder is not null && !(holder is IAnonymousFunctionOperation one && SymbolEqualityComparer.Default.Equals(one.Symbol, function))) holder = holder.Parent;
        holder = holder?.Parent;
        while (holder is IDelegateCreationOperation or IConversionOperation) holder = holder.Parent;
        return holder is IArgumentOperation { Parent: IInvocationOperation call } && PassThrough.ElementsRunThrough(call) is { } collection
            && collection is IArrayCreationOperation or ICollectionExpressionOperation or ILocalReferenceOperation or IFieldReferenceOperation
            ? [collection]
            : null;
    }

    private IReadOnlyList<IOperation>? Returned(IMethodSymbol? method, Compilation compilation) =>
        method is not null && Declarations.Body(method.OriginalDefinition, compilation, cancellationToken) is { } body
            && Declarations.ReturnedValues(body).ToList() is { Count: > 0 } values ? values : null;

    private static IReadOnlyList<IOperation>? ToList(IOperation? operation) => operation is null ? null : [operation];

    /// <summary>Whether a constructor may give a read-only member another value than the one it is declared with.</summary>
    private bool IsSetInConstructor(ISymbol member) => member.ContainingType.DeclaringSyntaxReferences
        .SelectMany(reference => reference.GetSyntax(cancellationToken).DescendantNodes(static node => node is not BaseMethodDeclarationSyntax or ConstructorDeclarationSyntax))
        .OfType<AssignmentExpressionSyntax>()
        .Any(assignment => WrittenMember.NameOf(assignment.Left) == member.Name);
}
