using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>An argument of a call whose overloads may take a lambda with more parameters.</summary>
/// <param name="Call">The call.</param>
/// <param name="Argument">The argument.</param>
/// <param name="Method">The method as it is declared, not reduced.</param>
/// <param name="Parameter">The parameter that the argument is for.</param>
internal sealed record LambdaArgument(
    InvocationExpressionSyntax Call, ArgumentSyntax Argument, IMethodSymbol Method, IParameterSymbol Parameter)
{
    /// <summary>Finds the call that takes an expression. Returns null if none does.</summary>
    public static LambdaArgument? Find(SemanticModel model, ExpressionSyntax expression)
    {
        if (expression.Parent is not ArgumentSyntax argument) return null;
        if (argument.Parent is not ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list) return null;
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol called) return null;
        IMethodSymbol method = called.ReducedFrom is { } extension
            ? called.TypeArguments.Length > 0 ? extension.Construct(called.TypeArguments.ToArray()) : extension
            : called;
        int index = list.Arguments.IndexOf(argument) + (called.ReducedFrom is null ? 0 : 1);
        IParameterSymbol? parameter = argument.NameColon is { Name.Identifier.ValueText: var name }
            ? method.Parameters.FirstOrDefault(candidate => candidate.Name == name)
            : method.Parameters.ElementAtOrDefault(index);
        return parameter is null ? null : new LambdaArgument(call, argument, method, parameter);
    }

    /// <summary>
    /// Finds an overload whose delegate also gets an <see cref="IServiceProvider"/>. Returns the index at which the lambda gets it, or
    /// null.
    /// </summary>
    public int? FindOverloadWithProvider()
    {
        if (FindInvoke(Parameter.Type) is not { } own) return null;
        foreach (IMethodSymbol overload in FindOverloads())
        {
            if (FindInvoke(overload.Parameters[Parameter.Ordinal].Type) is not { } wider) continue;
            if (wider.Parameters.Length != own.Parameters.Length + 1 || !AreSame(wider.ReturnType, own.ReturnType)) continue;
            for (int i = 0; i < wider.Parameters.Length; i++)
            {
                bool fits = ServiceProviders.IsProvider(wider.Parameters[i].Type)
                    && wider.Parameters.RemoveAt(i).Zip(own.Parameters, static (one, other) => AreSame(one.Type, other.Type))
                        .All(static same => same);
                if (fits) return i;
            }
        }
        return null;
    }

    /// <summary>Determines whether it is the handler of a minimal API, which gets what its parameters ask for.</summary>
    public bool IsHandler() => Parameter.Type is { Name: "Delegate", ContainingNamespace: { Name: "System" } }
        && TypeReferences.GetNamespace(Method.ContainingType).StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);

    /// <summary>Determines whether an overload takes a function from the provider to the value.</summary>
    public bool HasFactoryOverload() => FindInvoke(Parameter.Type) is null && FindOverloads().Any(overload =>
        overload.Parameters[Parameter.Ordinal].Type is INamedTypeSymbol { Name: "Func", Arity: 2 } function
        && ServiceProviders.IsProvider(function.TypeArguments[0]) && AreSame(function.TypeArguments[1], Parameter.Type));

    private IEnumerable<IMethodSymbol> FindOverloads()
    {
        IMethodSymbol definition = Method.OriginalDefinition;
        foreach (IMethodSymbol candidate in Method.ContainingType.GetMembers(Method.Name).OfType<IMethodSymbol>())
        {
            IMethodSymbol other = candidate.OriginalDefinition;
            if (SymbolEqualityComparer.Default.Equals(other, definition)) continue;
            if (other.Parameters.Length != definition.Parameters.Length || other.Arity != definition.Arity) continue;
            IMethodSymbol overload = candidate.Arity > 0 && Method.TypeArguments.Length == candidate.Arity
                ? candidate.Construct(Method.TypeArguments.ToArray())
                : candidate;
            bool othersAreSame = Enumerable.Range(0, Method.Parameters.Length)
                .All(i => i == Parameter.Ordinal || AreSame(overload.Parameters[i].Type, Method.Parameters[i].Type));
            if (othersAreSame) yield return overload;
        }
    }

    private static IMethodSymbol? FindInvoke(ITypeSymbol type) => (type as INamedTypeSymbol)?.DelegateInvokeMethod;

    private static bool AreSame(ITypeSymbol one, ITypeSymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
