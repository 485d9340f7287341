using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fairlead.Core.Manifest;
using Fairlead.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>FLD3001: a constant at a connection-id position that no manifest of the project declares.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnknownConnectionIdAnalyzer() : FairleadAnalyzer(Descriptors.UnknownConnectionId)
{
    public static readonly FairleadOption<IReadOnlyList<string>> ConnectionIdParameters = FairleadOption.List("connection_id_parameters");

    protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        // Without a manifest nothing is known to be wrong, and a broken one may declare more than can be read of it.
        if (ProjectManifests.Of(context) is not { IsComplete: true } manifests) return;

        ImmutableArray<string> declared = [.. manifests.Manifest.Connections.Select(static connection => connection.Id)];
        var check = new Check(declared, new ConnectionIdPositions(symbols, context.Options));

        context.RegisterOperationAction(check.Argument, OperationKind.Argument);
        context.RegisterOperationAction(check.Assignment, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
        context.RegisterOperationAction(check.Deconstruction, OperationKind.DeconstructionAssignment);
        context.RegisterOperationAction(check.MemberInitializer, OperationKind.MemberInitializer);
        context.RegisterOperationAction(check.DeclarationInitializer,
            OperationKind.FieldInitializer, OperationKind.PropertyInitializer, OperationKind.ParameterInitializer);
        context.RegisterOperationAction(check.Return, OperationKind.Return);
    }

    /// <summary>One compilation's check: each kind of operation says which value goes to which target.</summary>
    private sealed class Check(ImmutableArray<string> declared, ConnectionIdPositions positions)
    {
        private readonly HashSet<string> _known = new(declared, StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, Finding> _findings = new(StringComparer.Ordinal);

        // A default value is checked where it is declared, not at every call that leaves the argument out.
        public void Argument(OperationAnalysisContext context)
        {
            var argument = (IArgumentOperation)context.Operation;
            if (argument.ArgumentKind != ArgumentKind.DefaultValue) CheckValue(context, argument.Value, argument.Parameter);
        }

        public void Assignment(OperationAnalysisContext context)
        {
            var assignment = (IAssignmentOperation)context.Operation;
            CheckValue(context, assignment.Value, TargetOf(assignment.Target));
        }

        public void Deconstruction(OperationAnalysisContext context)
        {
            var assignment = (IDeconstructionAssignmentOperation)context.Operation;
            IOperation value = assignment.Value is IConversionOperation conversion ? conversion.Operand : assignment.Value;
            if (assignment.Target is not ITupleOperation targets || value is not ITupleOperation values) return;
            for (int i = 0; i < Math.Min(targets.Elements.Length, values.Elements.Length); i++)
                CheckValue(context, values.Elements[i], TargetOf(targets.Elements[i]));
        }

        public void MemberInitializer(OperationAnalysisContext context)
        {
            var initializer = (IMemberInitializerOperation)context.Operation;
            CheckValue(context, initializer.Initializer, TargetOf(initializer.InitializedMember));
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
            CheckValue(context, initializer.Value, target);
        }

        /// <summary>What the getter of a marked property returns.</summary>
        public void Return(OperationAnalysisContext context)
        {
            if (context.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.PropertyGet } getter) return;
            if (getter.AssociatedSymbol is not IPropertySymbol { IsIndexer: false } property) return;
            for (IOperation? parent = context.Operation.Parent; parent is not null; parent = parent.Parent)
            {
                if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation) return;
            }
            CheckValue(context, ((IReturnOperation)context.Operation).ReturnedValue, property);
        }

        private static ISymbol? TargetOf(IOperation target) => target switch
        {
            IPropertyReferenceOperation { Property: { IsIndexer: false } property } => property,
            IFieldReferenceOperation { Field: var field } => field,
            IParameterReferenceOperation { Parameter: var parameter } => parameter,
            IArrayElementReferenceOperation { ArrayReference: var array } => TargetOf(array),
            _ => null,
        };

        // Most values are no constants, and most constants are no ids of a place that takes them: ask in the cheaper order.
        private void CheckValue(OperationAnalysisContext context, IOperation? value, ISymbol? target)
        {
            if (target is null) return;
            bool? takesIds = null;
            foreach (ConnectionIdLiteral literal in ConnectionIdLiterals.In(value))
            {
                if (_known.Contains(literal.Id)) continue;
                takesIds ??= target is IParameterSymbol parameter
                    ? positions.Takes(parameter, context.Operation, context.ContainingSymbol)
                    : positions.Takes(target, context.Operation);
                if (takesIds == false) return;
                Report(context, literal);
            }
        }

        // A constant that is used twice is reported twice at the same place. Compilers show equal diagnostics once, if their arguments are
        // the same objects. Remembering what was reported would lose it in editors, which analyze a compilation again and again.
        private void Report(OperationAnalysisContext context, ConnectionIdLiteral literal)
        {
            Finding finding = _findings.GetOrAdd(literal.Id, Find);
            Location location = literal.Expression.GetLocation();
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.UnknownConnectionId, location, finding.Fix?.ToProperties(), finding.Name, finding.Phrase));
        }

        // What is no name might be a secret that was pasted here.
        private Finding Find(string id) => new(
            QuotedName.LooksLikeName(id) ? id : "…",
            Suggestion.Phrase(id, declared),
            Suggestion.For(id, declared) is { } suggestion ? new ReplaceConnectionId(suggestion) : null);

        private sealed record Finding(string Name, string Phrase, ReplaceConnectionId? Fix);
    }
}
