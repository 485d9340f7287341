using System.Collections.Concurrent;
using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>The methods of a project that resolve a connection, themselves or through what they call.</summary>
internal sealed class ResolvingMethods(Compilation compilation)
{
    /// <summary>Where a search ends that goes out of bounds.</summary>
    private const int MostMethods = 400;

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) 
    {
        "Get", "GetAsync", "TryGetAsync", "RefreshAsync", "TryRefreshAsync", "OnChange",
    };

    private readonly ConcurrentDictionary<IMethodSymbol, bool> _resolving = new(SymbolEqualityComparer.Default);

    /// <summary>Determines whether a method is one of the runtime's that resolve.</summary>
    public bool IsResolution(IMethodSymbol method)
    {
        if (!Names.Contains(method.Name) || method.ContainingType is not { } type) return false;
        return KnownTypes.IsConnectionAccessor(type.OriginalDefinition) || KnownTypes.IsResolverMethod(method);
    }

    public bool Contains(IMethodSymbol method, CancellationToken cancellationToken) =>
        IsInProject(method) && _resolving.GetOrAdd(method.OriginalDefinition, candidate => Search(candidate, cancellationToken));

    private bool Search(IMethodSymbol start, CancellationToken cancellationToken)
    {
        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default) { start };
        var pending = new Queue<IMethodSymbol>(seen);
        while (pending.Count > 0 && seen.Count < MostMethods)
        {
            cancellationToken.ThrowIfCancellationRequested();
            IMethodSymbol method = pending.Dequeue();
            if (_resolving.TryGetValue(method, out bool isResolving))
            {
                if (isResolving) return true;
                continue;
            }
            foreach (IMethodSymbol body in GetImplementations(method))
            {
                foreach (IMethodSymbol called in FindCalled(body, cancellationToken))
                {
                    if (IsResolution(called)) return true;
                    if (IsInProject(called) && seen.Add(called.OriginalDefinition)) pending.Enqueue(called.OriginalDefinition);
                }
            }
        }
        return false;
    }

    private IEnumerable<IMethodSymbol> FindCalled(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (Declarations.FindBody(method, compilation, cancellationToken) is not { } body) yield break;
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            if (CalledMethods.Find(operation) is { } called && !CalledMethods.IsInExpressionTree(operation)) yield return called;
        }
    }

    /// <summary>The method itself, and what stands for it in the types of the project where it has no body of its own.</summary>
    private IEnumerable<IMethodSymbol> GetImplementations(IMethodSymbol method)
    {
        yield return method;
        if (method is not { IsAbstract: true, ContainingType: { } declaring }) yield break;
        foreach (ISymbol symbol in compilation.GetSymbolsWithName(method.Name, SymbolFilter.Member))
        {
            if (symbol is not IMethodSymbol { ContainingType: { } type } other) continue;
            bool implements = declaring.TypeKind == TypeKind.Interface
                ? type.AllInterfaces.Any(implemented => SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, declaring))
                : SymbolEqualityComparer.Default.Equals(other.OverriddenMethod?.OriginalDefinition, method);
            if (implements && other.Parameters.Length == method.Parameters.Length) yield return other;
        }
    }

    private bool IsInProject(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly);
}
