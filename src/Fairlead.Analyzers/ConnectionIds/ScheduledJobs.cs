using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Types;
using Fairlead.Detection.Workflows;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// The methods that become jobs because an expression given to a job scheduler calls them. They are looked for once, in files that name a
/// method of a scheduler, and only where one is referenced.
/// </summary>
internal sealed class ScheduledJobs(Compilation compilation)
{
    public static readonly TypeNameSet Schedulers = new(WorkflowTypeTable.JobSchedulers);

    private static readonly string[] SchedulingMethods = ["Enqueue", "Schedule", "ContinueJobWith", "ContinueWith", "AddOrUpdate"];

    private readonly Lazy<HashSet<ISymbol>> _methods = new(() => Find(compilation));
    private readonly Lazy<bool> _hasSchedulers = new(() => Schedulers.IsAnyIn(compilation));

    public bool HasSchedulers => _hasSchedulers.Value;

    /// <summary>Determines whether a method is such a job, or implements one.</summary>
    public bool Contains(IMethodSymbol method)
    {
        if (!HasSchedulers || method.MethodKind != MethodKind.Ordinary) return false;
        return _methods.Value.Contains(method.OriginalDefinition) || method.FindImplementedDeclarations().Any(_methods.Value.Contains);
    }

    private static HashSet<ISymbol> Find(Compilation compilation)
    {
        var methods = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            string text = tree.GetText().ToString();
            if (!SchedulingMethods.Any(name => text.IndexOf(name, StringComparison.Ordinal) >= 0)) continue;

            SemanticModel? model = null;
            foreach (InvocationExpressionSyntax call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (!SchedulingMethods.Contains(GetName(call))) continue;
                model ??= Declarations.GetSemanticModel(compilation, tree);
                if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol { ContainingType: var type }
                    || !Schedulers.Contains(type))
                    continue;
                foreach (InvocationExpressionSyntax job in call.ArgumentList.DescendantNodes().OfType<InvocationExpressionSyntax>())
                {
                    if (model.GetSymbolInfo(job).Symbol is IMethodSymbol method) methods.Add(method.OriginalDefinition);
                }
            }
        }
        return methods;
    }

    private static string GetName(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}
