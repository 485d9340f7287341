using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.DataFlow;

/// <summary>
/// The values that the variables of one body are given, and which of them reach a use. This is no full flow analysis: a write replaces the
/// earlier ones where it is sure to run before the use, on its own or in both branches of an <c>if</c>; otherwise all of them count.
/// </summary>
internal sealed class BodyAssignments
{
    private static readonly IReadOnlyList<VariableAssignment> None = [];

    private readonly Dictionary<ISymbol, List<VariableAssignment>> _assignments = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<IInvocationOperation>> _calls = new(SymbolEqualityComparer.Default);

    public BodyAssignments(IOperation body)
    {
        foreach (IOperation operation in body.DescendantsAndSelf()) Add(operation);
    }

    /// <summary>Gets the calls of a local function, or of the delegate in a local.</summary>
    public IReadOnlyList<IInvocationOperation> GetCalls(ISymbol function) =>
        _calls.TryGetValue(function, out List<IInvocationOperation>? calls) ? calls : [];

    /// <summary>Finds the writes that reach a use; <paramref name="isReplaced"/> when none from before the body is left.</summary>
    public IReadOnlyList<VariableAssignment> FindReaching(ISymbol variable, IOperation use, IOperation? instance, out bool isReplaced)
    {
        isReplaced = false;
        if (!_assignments.TryGetValue(variable.OriginalDefinition, out List<VariableAssignment>? all)) return None;
        List<VariableAssignment> assignments = instance is null ? all : all.FindAll(assignment => IsSame(assignment.Instance, instance));

        int start = use.Syntax.SpanStart;
        int replacedFrom = -1;
        VariableAssignment? replacing = null;
        foreach (VariableAssignment assignment in assignments)
        {
            if (assignment.End > start || assignment.IsAddition) continue;
            int from = GetReplacementStart(assignment, use, assignments);
            if (from < replacedFrom || from < 0) continue;
            (replacedFrom, replacing) = (from, assignment);
        }

        isReplaced = replacing is not null;
        bool isDeferred = FindEnclosingFunction(use) is not null;
        return assignments.FindAll(assignment => assignment.Start >= replacedFrom
            && (assignment.End <= start
                || isDeferred
                || FindEnclosingFunction(assignment.Site) is not null
                || IsRepeated(assignment, use, replacing)));
    }

    /// <summary>Gets all that the body gives to a variable, in the order in which it runs where nothing branches.</summary>
    public IReadOnlyList<VariableAssignment> GetAll(ISymbol variable) =>
        _assignments.TryGetValue(variable.OriginalDefinition, out List<VariableAssignment>? assignments)
            ? [.. assignments.OrderBy(static assignment => assignment.End)]
            : None;

    /// <summary>Finds the constant that is appended first to the text or secure string that a call appends to.</summary>
    public IOperation? FindFirstAddition(IInvocationOperation call) =>
        FindReceiver(call) is { } variable
            && _assignments.TryGetValue(variable.OriginalDefinition, out List<VariableAssignment>? assignments)
            ? assignments.Where(static assignment => assignment.IsAddition)
                .Select(static assignment => assignment.Value.WithoutConversions()).OfType<ILiteralOperation>()
                .OrderBy(static literal => literal.Syntax.SpanStart).FirstOrDefault()
            : null;

    /// <summary>Determines whether two references to a member mean the same object, as far as the code shows.</summary>
    public static bool IsSame(IOperation? left, IOperation? right) => (left.WithoutConversions(), right.WithoutConversions()) switch
    {
        (null, null) => true,
        (IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance },
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }) => true,
        (ILocalReferenceOperation one, ILocalReferenceOperation other) => IsSame(one.Local, other.Local),
        (IParameterReferenceOperation one, IParameterReferenceOperation other) => IsSame(one.Parameter, other.Parameter),
        (IMemberReferenceOperation one, IMemberReferenceOperation other) =>
            IsSame(one.Member, other.Member) && IsSame(one.Instance, other.Instance),
        _ => false,
    };

    private static bool IsSame(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);

    private void Add(IOperation operation)
    {
        switch (operation.Kind)
        {
            case OperationKind.VariableDeclarator:
                var declarator = (IVariableDeclaratorOperation)operation;
                IVariableInitializerOperation? initializer = declarator.Initializer
                    ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
                if (initializer is not null) Add(declarator.Symbol, new VariableAssignment(declarator, initializer.Value));
                break;
            case OperationKind.SimpleAssignment:
                var assignment = (ISimpleAssignmentOperation)operation;
                AddAssignment(assignment.Target, assignment, assignment.Value);
                break;
            case OperationKind.CompoundAssignment or OperationKind.CoalesceAssignment:
                AddAssignment(((IAssignmentOperation)operation).Target, operation, operation);
                break;
            case OperationKind.DeconstructionAssignment:
                var deconstruction = (IDeconstructionAssignmentOperation)operation;
                AddDeconstruction(deconstruction.Target, deconstruction, deconstruction.Value);
                break;
            case OperationKind.Loop:
                if (operation
                    is IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var element } variable } loop)
                    Add(element, new VariableAssignment(variable, loop.Collection));
                break;
            case OperationKind.DeclarationPattern:
                if (operation
                    is IDeclarationPatternOperation { DeclaredSymbol: { } declared, Parent: IIsPatternOperation { Value: var matched } })
                    Add(declared, new VariableAssignment(operation, matched));
                break;
            case OperationKind.Argument:
                if (operation is IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument
                    && FindVariable(argument.Value) is { } passed)
                    Add(passed, new VariableAssignment(argument, argument, IsAddition: argument.Parameter.RefKind == RefKind.Ref));
                break;
            case OperationKind.Invocation:
                AddCall((IInvocationOperation)operation);
                break;
        }
    }

    private void AddCall(IInvocationOperation call)
    {
        if (call.TargetMethod.MethodKind == MethodKind.LocalFunction) AddCall(call.TargetMethod.OriginalDefinition, call);
        if (call is { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: ILocalReferenceOperation { Local: var function } })
            AddCall(function, call);
        if (PassThroughCalls.IsCollectionAddition(call.TargetMethod) && FindVariable(call.Instance) is { } collection)
            Add(collection, new VariableAssignment(call, call.Arguments[call.Arguments.Length - 1].Value, IsAddition: true));
        if (BufferWrites.Find(call) is { } write && FindVariable(write.Buffer) is { } buffer)
            Add(buffer, new VariableAssignment(call, write.Value, IsAddition: true));
        if (PassThroughCalls.IsAddition(call.TargetMethod) && FindReceiver(call) is { } receiver)
            Add(receiver,
                new VariableAssignment(
                    call, call.Arguments.Length > 0 ? call.Arguments[call.Arguments.Length - 1].Value : call, IsAddition: true));
    }

    private void AddCall(ISymbol function, IInvocationOperation call)
    {
        if (!_calls.TryGetValue(function, out List<IInvocationOperation>? calls)) _calls.Add(function, calls = []);
        calls.Add(call);
    }

    /// <summary>Finds the variable at the beginning of a chain such as <c>builder.Append(a).Append(b)</c>.</summary>
    private static ISymbol? FindReceiver(IInvocationOperation call)
    {
        IOperation? receiver = call.Instance;
        while (receiver is IInvocationOperation { Instance: { } next }) receiver = next;
        return FindVariable(receiver);
    }

    private void AddAssignment(IOperation target, IOperation site, IOperation value)
    {
        switch (target)
        {
            case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { IsIndexer: false } } member:
                Add(member.Member, new VariableAssignment(site, value, member.Instance));
                break;
            case IArrayElementReferenceOperation { ArrayReference: var array } when FindVariable(array) is { } variable:
                Add(variable, new VariableAssignment(site, site, IsAddition: true));
                break;
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: var collection }
                when FindVariable(collection) is { } variable:
                Add(variable, new VariableAssignment(site, site, IsAddition: true));
                break;
            default:
                if (FindVariable(target) is { } written) Add(written, new VariableAssignment(site, value));
                break;
        }
    }

    private void AddDeconstruction(IOperation target, IOperation site, IOperation value)
    {
        if (target is IDeclarationExpressionOperation declaration) target = declaration.Expression;
        if (target is not ITupleOperation targets) return;
        for (int i = 0; i < targets.Elements.Length; i++)
        {
            IOperation element = targets.Elements[i];
            if (element is IDeclarationExpressionOperation { Expression: var declared }) element = declared;
            if (value.WithoutConversions() is ITupleOperation values && i < values.Elements.Length)
            {
                if (element is ITupleOperation) AddDeconstruction(element, site, values.Elements[i]);
                else AddAssignment(element, site, values.Elements[i]);
            }
            else if (FindVariable(element) is { } variable)
            {
                Add(variable, new VariableAssignment(site, value, Element: i));
            }
            else if (element is IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member)
            {
                Add(member.Member, new VariableAssignment(site, value, member.Instance, i));
            }
        }
    }

    private static ISymbol? FindVariable(IOperation? operation) => operation.WithoutConversions() switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        IFieldReferenceOperation { Field: var field } => field,
        IPropertyReferenceOperation { Property: { IsIndexer: false } property } => property,
        IDeclarationExpressionOperation { Expression: var expression } => FindVariable(expression),
        _ => null,
    };

    private void Add(ISymbol variable, VariableAssignment assignment)
    {
        variable = variable.OriginalDefinition;
        if (!_assignments.TryGetValue(variable, out List<VariableAssignment>? assignments)) _assignments.Add(variable, assignments = []);
        assignments.Add(assignment);
    }

    /// <summary>
    /// Gets the position from which on writes count for a use that this write is sure to run before. Returns -1 if it may not run.
    /// </summary>
    private static int GetReplacementStart(VariableAssignment assignment, IOperation use, List<VariableAssignment> assignments)
    {
        int from = assignment.Start;
        for (IOperation child = assignment.Site; child.Parent is { } parent; child = parent)
        {
            switch (parent)
            {
                case IBlockOperation or IMethodBodyBaseOperation or ISwitchCaseOperation when parent.Syntax.Span.Contains(use.Syntax.Span):
                    return FindEnclosingFunction(assignment.Site) == FindEnclosingFunction(use)
                        || FindEnclosingFunction(assignment.Site) is null ? from : -1;
                case IConditionalOperation branches when child != branches.Condition:
                    IOperation? other = child == branches.WhenTrue ? branches.WhenFalse : branches.WhenTrue;
                    if (other is null || !assignments.Exists(candidate => IsIn(candidate, other) && !candidate.IsAddition)) return -1;
                    from = Math.Min(from, branches.Syntax.SpanStart);
                    break;
                case ILoopOperation or ITryOperation or ICatchClauseOperation or ISwitchCaseOperation or ISwitchExpressionArmOperation
                    or IAnonymousFunctionOperation or ILocalFunctionOperation or IConditionalAccessOperation:
                case ICoalesceOperation { WhenNull: var whenNull } when child == whenNull:
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr,
                    RightOperand: var right }
                    when child == right:
                    return -1;
            }
        }
        return -1;
    }

    private static bool IsIn(VariableAssignment assignment, IOperation branch)
    {
        IOperation? parent = assignment.Site.Parent;
        while (parent is not null && parent != branch && parent is IExpressionStatementOperation or IBlockOperation) parent = parent.Parent;
        return branch.Syntax.Span.Contains(assignment.Site.Syntax.Span) && (parent == branch || parent == branch.Parent);
    }

    private static IOperation? FindEnclosingFunction(IOperation operation)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation) return parent;
        }
        return null;
    }

    /// <summary>Determines whether a later write is seen when the loop around both runs again.</summary>
    private static bool IsRepeated(VariableAssignment assignment, IOperation use, VariableAssignment? replacing)
    {
        for (IOperation? parent = use.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is ILoopOperation && parent.Syntax.Span.Contains(assignment.Site.Syntax.Span))
                return replacing is null || !parent.Syntax.Span.Contains(replacing.Site.Syntax.Span);
        }
        return false;
    }
}
