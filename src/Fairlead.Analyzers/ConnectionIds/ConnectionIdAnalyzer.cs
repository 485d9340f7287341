using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// The rules about what is written where a connection id belongs: FLD3001 to FLD3006, FLD3011 and FLD3012, and at the end FLD3007 about
/// what was written nowhere. One analyzer, since all of them look at the same places. Each kind of operation says which value goes to which
/// target.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ConnectionIdAnalyzer() : FairleadAnalyzer(
    Descriptors.UnknownConnectionId,
    Descriptors.MissingConnectionId,
    Descriptors.DynamicConnectionId,
    Descriptors.LiteralConnectionId,
    Descriptors.WrongConnectionType,
    Descriptors.RestrictedConnection,
    Descriptors.DisallowedConnection,
    Descriptors.InvalidInstance,
    Descriptors.UnusedConnection)
{
    protected override void Register(RuleContext context)
    {
        var project = new ProjectConnections(AdditionalManifests.Find(context));
        if (project.Manifests is null
            && !ConnectionIdAttributes.CanBeUsed(context.Compilation)
            && !WorkflowCode.IsPossible(context.Compilation, context.Options))
            return;

        var classes = new GeneratedClasses(
            GeneratedConnections.FindOwn(project, context.Compilation, context.Options),
            GeneratedConnections.GetLibraries(project));
        var positions = new ConnectionIdPositionFinder(
            context.Compilation, context.Options, new WorkflowCode(context.Compilation, context.Options));
        var check = new ConnectionIdCheck(context.Compilation, context.Options, project, classes, new DiagnosticFactory());
        var places = new PositionVisitor(positions, check);

        bool mayBeMembers = positions.MayBeMembers;
        context.RegisterOperationAction(places.VisitCall, OperationKind.Invocation);
        context.RegisterOperationAction(places.VisitCreation, OperationKind.ObjectCreation);
        if (mayBeMembers || check.JudgesAccessors) context.RegisterOperationAction(places.VisitProperty, OperationKind.PropertyReference);
        context.RegisterOperationAction(places.VisitAssignment, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
        context.RegisterOperationAction(places.VisitDeconstruction, OperationKind.DeconstructionAssignment);
        context.RegisterOperationAction(places.VisitMemberInitializer, OperationKind.MemberInitializer);
        context.RegisterOperationAction(places.VisitDeclarationInitializer,
            OperationKind.FieldInitializer, OperationKind.PropertyInitializer, OperationKind.ParameterInitializer);
        if (mayBeMembers) context.RegisterOperationAction(places.VisitReturn, OperationKind.Return);
        if (project.Own.Count > 0) context.RegisterCompilationEndAction(end => check.ReportUnused(end));
    }

    private sealed class PositionVisitor(ConnectionIdPositionFinder positions, ConnectionIdCheck check)
    {
        public void VisitCall(OperationContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (positions.MayTake(call.TargetMethod, call.Syntax.SyntaxTree)) VisitArguments(context, call.Arguments);
            check.CheckInstance(context, call);
        }

        public void VisitCreation(OperationContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (creation.Constructor is not { } constructor) return;
            if (positions.MayTake(constructor, creation.Syntax.SyntaxTree)) VisitArguments(context, creation.Arguments);
            if (positions.FindRequired(creation, context.ContainingSymbol) is { IsEmpty: false } required)
                check.CheckUnset(context, creation, required);
        }

        public void VisitProperty(OperationContext context)
        {
            var reference = (IPropertyReferenceOperation)context.Operation;
            if (reference.Arguments.IsEmpty) check.CheckAccessor(context, reference);
            else VisitArguments(context, reference.Arguments);
        }

        public void VisitAssignment(OperationContext context)
        {
            var assignment = (IAssignmentOperation)context.Operation;
            VisitValue(context, assignment.Value, FindTarget(assignment.Target));
        }

        public void VisitDeconstruction(OperationContext context)
        {
            var assignment = (IDeconstructionAssignmentOperation)context.Operation;
            IOperation value = assignment.Value is IConversionOperation conversion ? conversion.Operand : assignment.Value;
            if (assignment.Target is not ITupleOperation targets || value is not ITupleOperation values) return;
            for (int i = 0; i < Math.Min(targets.Elements.Length, values.Elements.Length); i++)
                VisitValue(context, values.Elements[i], FindTarget(targets.Elements[i]));
        }

        public void VisitMemberInitializer(OperationContext context)
        {
            var initializer = (IMemberInitializerOperation)context.Operation;
            VisitValue(context, initializer.Initializer, FindTarget(initializer.InitializedMember));
        }

        public void VisitDeclarationInitializer(OperationContext context)
        {
            var initializer = (ISymbolInitializerOperation)context.Operation;
            ISymbol? target = initializer switch
            {
                IFieldInitializerOperation field => field.InitializedFields[0],
                IPropertyInitializerOperation property => property.InitializedProperties[0],
                IParameterInitializerOperation parameter => parameter.Parameter,
                _ => null,
            };

            // Nothing is what a place starts with until it is given an id; where that is never done, the creation or the call is reported.
            VisitValue(context, initializer.Value, target, isStart: true);
        }

        /// <summary>What the getter of a marked property returns.</summary>
        public void VisitReturn(OperationContext context)
        {
            if (context.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.PropertyGet } getter) return;
            if (getter.AssociatedSymbol is not IPropertySymbol { IsIndexer: false } property || !positions.MayBe(property)) return;
            for (IOperation? parent = context.Operation.Parent; parent is not null; parent = parent.Parent)
            {
                if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation) return;
            }
            VisitValue(context, ((IReturnOperation)context.Operation).ReturnedValue, property, isStart: true);
        }

        // A default value is checked where it is declared, not at every call that leaves the argument out.
        private void VisitArguments(OperationContext context, ImmutableArray<IArgumentOperation> arguments)
        {
            foreach (IArgumentOperation argument in arguments)
            {
                if (argument.Parameter is not { } parameter
                    || positions.Find(parameter, context.Operation, context.ContainingSymbol) is not { } position)
                    continue;
                if (argument.ArgumentKind != ArgumentKind.DefaultValue) check.CheckValue(context, argument.Value, position, positions);
                else check.CheckOmitted(context, argument, position);
            }
        }

        private void VisitValue(OperationContext context, IOperation? value, ISymbol? target, bool isStart = false)
        {
            if (target is not null
                && value is not null
                && positions.Find(target, context.Operation, context.ContainingSymbol) is { } position)
                check.CheckValue(context, value, position, positions, isStart);
        }

        private static ISymbol? FindTarget(IOperation target) => target switch
        {
            IPropertyReferenceOperation { Property: { IsIndexer: false } property } => property,
            IFieldReferenceOperation { Field: var field } => field,
            IParameterReferenceOperation { Parameter: var parameter } => parameter,
            IArrayElementReferenceOperation { ArrayReference: var array } => FindTarget(array),
            _ => null,
        };
    }
}
