using Fairlead.Analyzers.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.DataFlow;

/// <content>Texts that several statements put together: builders, handlers, and variables with <c>+=</c>.</content>
internal sealed partial class StringExpansion
{
    private readonly HashSet<ISymbol> _building = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// Finds what a text is appended to: a builder, the variable before <c>+=</c>, or the one that begins with it. Returns null if it
    /// stands for itself.
    /// </summary>
    public static IOperation? FindBuilder(IOperation text)
    {
        IOperation user = text;
        while (user.Parent is IConversionOperation or IArgumentOperation or IInterpolatedStringHandlerCreationOperation
            or IParenthesizedOperation)
            user = user.Parent;
        switch (user.Parent)
        {
            case ICompoundAssignmentOperation { Target: var target } assignment when assignment.Value == user:
                return target;
            case IInvocationOperation call when PassThroughCalls.IsAddition(call.TargetMethod) && call.Instance is not null:
                return FindRoot(call);
            case IObjectCreationOperation { Type.Name: "StringBuilder" } creation:
                return FindRoot(creation);
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsConst: false } declarator }:
                return declarator;
            default:
                return null;
        }
    }

    /// <summary>
    /// Determines whether other code may append to a text: to what it is appended to, or to the symbol that begins with it.
    /// </summary>
    public static bool MayGoOn(IOperation text) =>
        text.Parent is ISymbolInitializerOperation || FindBuilder(text) is not null;

    /// <summary>Finds the variable of a builder, or else the whole chain of calls on it.</summary>
    private static IOperation FindRoot(IOperation built)
    {
        while (built.Parent is IInvocationOperation next && PassThroughCalls.IsAddition(next.TargetMethod)) built = next;
        if (built.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }) return declarator;
        IOperation root = built;
        while (root is IInvocationOperation { Instance: { } inner }) root = inner;
        return root is ILocalReferenceOperation or IFieldReferenceOperation or IParameterReferenceOperation ? root : built;
    }

    /// <summary>All that is appended to a builder or a variable, from its beginning on.</summary>
    private void AppendBuilt(IOperation? builder, List<StringPiece> pieces)
    {
        switch (builder.WithoutConversions())
        {
            case IObjectCreationOperation creation:
                if (PassThroughCalls.FindInput(creation) is { } beginning) Append(beginning, pieces);
                break;
            case IInvocationOperation call when PassThroughCalls.IsAddition(call.TargetMethod):
                AppendBuilt(call.Instance, pieces);
                AppendAddition(call, pieces);
                break;
            case IVariableDeclaratorOperation { Symbol: var declared } declarator:
                AppendVariable(declared, declarator, pieces);
                break;
            case ILocalReferenceOperation { Local: var local } reference:
                AppendVariable(local, reference, pieces);
                break;
            case IParameterReferenceOperation { Parameter: var parameter } reference:
                AppendVariable(parameter, reference, pieces);
                break;
            case IFieldReferenceOperation { Field: var field } reference:
                if (FindInitialValue(field, reference) is { } initial) AppendBuilt(GetInitializer(initial), pieces);
                AppendVariable(field, reference, pieces);
                break;
            case IPropertyReferenceOperation { Property: var property } reference:
                AppendVariable(property, reference, pieces);
                break;
            case { } other:
                Append(other, pieces);
                break;
        }
    }

    private void AppendVariable(ISymbol variable, IOperation use, List<StringPiece> pieces)
    {
        if (!_building.Add(variable)) return;
        foreach (VariableAssignment assignment in sources.GetAssignments(use).GetAll(variable))
        {
            if (assignment.IsAppended) AppendAddition((IInvocationOperation)assignment.Site, pieces);
            else if (assignment.Value is ICompoundAssignmentOperation addition) Append(addition.Value, pieces);
            else if (!assignment.IsAddition) AppendBuilt(assignment.Value, pieces);
        }
        _building.Remove(variable);
    }

    private void AppendAddition(IInvocationOperation call, List<StringPiece> pieces)
    {
        if (call.Arguments.IsEmpty) return;
        if (call.TargetMethod.Name == "AppendFormat")
        {
            if (StringCompositions.FindFormatPieces(call) is { } format) AppendAll(format, pieces);
            return;
        }
        Append(call.Arguments[call.TargetMethod.Name == "Insert" ? call.Arguments.Length - 1 : 0].Value, pieces);
        if (call.TargetMethod.Name == "AppendLine") pieces.Add(StringPiece.CreateDeclared(call, "\n"));
    }
}
