using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// The rules about what is written where a connection id belongs: FLD3001 to FLD3006, FLD3011 and FLD3012, and at the end FLD3007
/// about what was
/// written nowhere. One analyzer, since all of them look at the same places. Each kind of operation says which value goes to which target.
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
    protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        var project = new ProjectConnections(ProjectManifests.Of(context));
        if (project.Manifests is null && !symbols.CanMarkConnectionIds && !WorkflowCode.IsPossible(context.Compilation, symbols, context.Options)) return;

        var classes = new GeneratedClasses(
            GeneratedConnections.FindOwn(project, symbols, context.Compilation, context.Options),
            GeneratedConnections.GetThoseOfLibraries(project, symbols));
        var positions = new ConnectionIdPositions(context.Compilation, symbols, context.Options, new WorkflowCode(context.Compilation, symbols, context.Options));
        var check = new ConnectionIdCheck(context.Compilation, context.Options, project, classes, symbols, new Messages());
        var places = new Places(positions, check);

        bool mayBeMembers = positions.MayBeMembers;
        context.RegisterOperationAction(places.Call, OperationKind.Invocation);
        context.RegisterOperationAction(places.Creation, OperationKind.ObjectCreation);
        if (mayBeMembers || check.JudgesAccessors) context.RegisterOperationAction(places.Property, OperationKind.PropertyReference);
        context.RegisterOperationAction(places.Assignment, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
        context.RegisterOperationAction(places.Deconstruction, OperationKind.DeconstructionAssignment);
        context.RegisterOperationAction(places.MemberInitializer, OperationKind.MemberInitializer);
        context.RegisterOperationAction(places.DeclarationInitializer,
            OperationKind.FieldInitializer, OperationKind.PropertyInitializer, OperationKind.ParameterInitializer);
        if (mayBeMembers) context.RegisterOperationAction(places.Return, OperationKind.Return);
        if (project.Own.Count > 0) context.RegisterCompilationEndAction(end => check.ReportUnused(end));
    }

    private sealed class Places(ConnectionIdPositions positions, ConnectionIdCheck check)
    {
        public void Call(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (positions.MayTake(call.TargetMethod, call.Syntax.SyntaxTree)) Arguments(context, call.Arguments);
            check.Instance(context, call);
        }

        public void Creation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (creation.Constructor is not { } constructor) return;
            if (positions.MayTake(constructor, creation.Syntax.SyntaxTree)) Arguments(context, creation.Arguments);
            if (positions.RequiredOf(creation, context.ContainingSymbol) is { IsEmpty: false } required) check.Unset(context, creation, required);
        }

        public void Property(OperationAnalysisContext context)
        {
            var reference = (IPropertyReferenceOperation)context.Operation;
            if (reference.Arguments.IsEmpty) check.Accessor(context, reference);
            else Arguments(context, reference.Arguments);
        }

        public void Assignment(OperationAnalysisContext context)
        {
            var assignment = (IAssignmentOperation)context.Operation;
            Value(context, assignment.Value, TargetOf(assignment.Target));
        }

        public void Deconstruction(OperationAnalysisContext context)
        {
            var assignment = (IDeconstructionAssignmentOperation)context.Operation;
            IOperation value = assignment.Value is IConversionOperation conversion ? conversion.Operand : assignment.Value;
            if (assignment.Target is not ITupleOperation targets || value is not ITupleOperation values) return;
            for (int i = 0; i < Math.Min(targets.Elements.Length, values.Elements.Length); i++)
                Value(context, values.Elements[i], TargetOf(targets.Elements[i]));
        }

        public void MemberInitializer(OperationAnalysisContext context)
        {
            var initializer = (IMemberInitializerOperation)context.Operation;
            Value(context, initializer.Initializer, TargetOf(initializer.InitializedMember));
        }

        public void DeclarationInitializer(OperationAnalysisContext context)
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
            Value(context, initializer.Value, target, isStart: true);
        }

        /// <summary>What the getter of a marked property returns.</summary>
        public void Return(OperationAnalysisContext context)
        {
            if (context.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.PropertyGet } getter) return;
            if (getter.AssociatedSymbol is not IPropertySymbol { IsIndexer: false } property || !positions.MayBe(property)) return;
            for (IOperation? parent = context.Operation.Parent; parent is not null; parent = parent.Parent)
            {
                if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation) return;
            }
            Value(context, ((IReturnOperation)context.Operation).ReturnedValue, property, isStart: true);
        }

        // A default value is checked where it is declared, not at every call that leaves the argument out.
        private void Arguments(OperationAnalysisContext context, ImmutableArray<IArgumentOperation> arguments)
        {
            foreach (IArgumentOperation argument in arguments)
            {
                if (argument.Parameter is not { } parameter || positions.Of(parameter, context.Operation, context.ContainingSymbol) is not { } position) continue;
                if (argument.ArgumentKind != ArgumentKind.DefaultValue) check.Value(context, argument.Value, position, positions);
                else check.Omitted(context, argument, position);
            }
        }

        private void Value(OperationAnalysisContext context, IOperation? value, ISymbol? target, bool isStart = false)
        {
            if (target is not null && value is not null && positions.Of(target, context.Operation, context.ContainingSymbol) is { } position)
                check.Value(context, value, position, positions, isStart);
        }

        private static ISymbol? TargetOf(IOperation target) => target switch
        {
            IPropertyReferenceOperation { Property: { IsIndexer: false } property } => property,
            IFieldReferenceOperation { Field: var field } => field,
            IParameterReferenceOperation { Parameter: var parameter } => parameter,
            IArrayElementReferenceOperation { ArrayReference: var array } => TargetOf(array),
            _ => null,
        };
    }
}
