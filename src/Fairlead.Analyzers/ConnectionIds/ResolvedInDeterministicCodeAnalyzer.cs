using Fairlead.Analyzers.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// FLD3010: workflow code that a replay runs again and that resolves a connection, itself or by a method that it calls. Looks at no
/// operation where no framework with such code is referenced.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ResolvedInDeterministicCodeAnalyzer() : FairleadAnalyzer(Descriptors.ResolvedInDeterministicCode)
{
    private static readonly TypeNameSet Resolvers = new([KnownTypes.ConnectionResolver]);

    protected override void Register(RuleContext context)
    {
        if (!Resolvers.IsAnyIn(context.Compilation) || !WorkflowCode.CanBeDeterministic(context.Compilation)) return;

        var workflowCode = new WorkflowCode(context.Compilation, context.Options);
        var resolving = new ResolvingMethods(context.Compilation);
        context.RegisterOperationAction(
            c =>
            {
                if (CalledMethods.Find(c.Operation) is not { } method || !workflowCode.IsDeterministic(c.Operation, c.ContainingSymbol))
                    return;
                if (CalledMethods.IsInExpressionTree(c.Operation)) return;

                // What is deterministic code itself is reported where it resolves.
                bool isFound = resolving.IsResolution(method)
                    || (!workflowCode.IsDeterministic(method) && resolving.Contains(method, c.CancellationToken));
                if (!isFound) return;
                string name = method.AssociatedSymbol?.Name
                    ?? (method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name);
                c.ReportDiagnostic(Diagnostic.Create(Descriptors.ResolvedInDeterministicCode, c.Operation.Syntax.GetLocation(), name));
            },
            OperationKind.Invocation, OperationKind.MethodReference, OperationKind.ObjectCreation, OperationKind.PropertyReference);
    }
}
