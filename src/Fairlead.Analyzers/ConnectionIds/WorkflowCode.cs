using System.Collections.Concurrent;
using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Types;
using Fairlead.Detection.Workflows;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>Tells jobs, workflows, activities and message handlers of known frameworks from other code.</summary>
internal sealed class WorkflowCode(Compilation compilation, AnalyzerOptions options)
{
    /// <summary>Attributes, base classes and interfaces that mark workflow code, each as <c>Namespace.Type</c>.</summary>
    public static readonly FairleadOption<IReadOnlyList<string>> TypesOption = FairleadOption.List("workflow_types");

    private static readonly TypeNameSet WorkflowTypes =
        new(WorkflowTypeTable.All.Select(static workflowType => workflowType.MetadataName));

    private static readonly TypeNameSet DeterministicTypes = new(WorkflowTypeTable.All
        .Where(static workflowType => workflowType.IsDeterministic).Select(static workflowType => workflowType.MetadataName));

    private static readonly TypeNameSet DeterministicContexts = new(WorkflowTypeTable.DeterministicContexts);

    /// <summary>Where this is referenced, handlers are found by the names of their classes and methods.</summary>
    private static readonly TypeNameSet MessageBuses = new(["Wolverine.IMessageBus"]);

    private static readonly HashSet<string> HandlerMethods =
        new(StringComparer.Ordinal) { "Handle", "HandleAsync", "Handles", "HandlesAsync", "Consume", "ConsumeAsync", "Consumes",
            "ConsumesAsync" };

    private readonly ConcurrentDictionary<ISymbol, bool> _isWorkflow = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _isDeterministic = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxTree, IReadOnlyList<string>> _listed = new();
    private readonly ScheduledJobs _jobs = new(compilation);
    private readonly Lazy<bool> _hasHandlersByName = new(() => MessageBuses.IsAnyIn(compilation));

    /// <summary>Determines whether there can be workflow code: a framework is referenced, or the project lists types of its own.</summary>
    public static bool IsPossible(Compilation compilation, AnalyzerOptions options) =>
        WorkflowTypes.IsAnyIn(compilation) || ScheduledJobs.Schedulers.IsAnyIn(compilation) || MessageBuses.IsAnyIn(compilation)
        || compilation.SyntaxTrees.Any(tree => TypesOption.Read(options, tree).Count > 0);

    /// <summary>Determines whether there can be code that a replay runs again.</summary>
    public static bool CanBeDeterministic(Compilation compilation) =>
        DeterministicTypes.IsAnyIn(compilation) || DeterministicContexts.IsAnyIn(compilation);

    /// <summary>Determines whether an operation in a member belongs to workflow code, or to a call given to a job scheduler.</summary>
    public bool Contains(IOperation operation, ISymbol? member)
    {
        IReadOnlyList<string> listed = _listed.GetOrAdd(operation.Syntax.SyntaxTree, tree => TypesOption.Read(options, tree));
        for (ISymbol? symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (_isWorkflow.GetOrAdd(symbol, IsWorkflow)) return true;
            if (listed.Count > 0 && IsMarked(symbol, type => IsListed(type, listed))) return true;
        }
        return IsScheduledCall(operation);
    }

    /// <summary>
    /// Determines whether an operation is run again to rebuild a workflow's state. A type inside of a workflow is none itself, nor is an
    /// activity.
    /// </summary>
    public bool IsDeterministic(IOperation operation, ISymbol? member)
    {
        for (ISymbol? symbol = member; symbol is not null; symbol = symbol.ContainingSymbol)
        {
            if (_isDeterministic.GetOrAdd(symbol, IsDeterministic)) return true;
            if (symbol is INamedTypeSymbol || IsMarked(symbol, WorkflowTypes.Contains)) break;
        }
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation { Symbol.Parameters: var parameters } && parameters.Any(HasDeterministicContext))
                return true;
        }
        return false;
    }

    /// <summary>Determines whether a method as a whole is such code.</summary>
    public bool IsDeterministic(IMethodSymbol method) =>
        _isDeterministic.GetOrAdd(method, IsDeterministic)
        || (!IsMarked(method, WorkflowTypes.Contains) && _isDeterministic.GetOrAdd(method.ContainingType, IsDeterministic));

    private bool IsDeterministic(ISymbol symbol) =>
        IsMarked(symbol, DeterministicTypes.Contains)
            || (symbol is IMethodSymbol method && method.Parameters.Any(HasDeterministicContext));

    private bool HasDeterministicContext(IParameterSymbol parameter) =>
        parameter.Type is INamedTypeSymbol type
        && type.GetSelfAndBaseTypes().Any(DeterministicContexts.Contains);

    private bool IsWorkflow(ISymbol symbol) =>
        IsMarked(symbol, WorkflowTypes.Contains)
            || (symbol is IMethodSymbol method && (IsHandlerByName(method) || _jobs.Contains(method)));

    /// <summary>Wolverine finds the handlers of its messages so, without any type that marks them.</summary>
    private bool IsHandlerByName(IMethodSymbol method) =>
        HandlerMethods.Contains(method.Name) && _hasHandlersByName.Value && method.ContainingType is { Name: var name }
        && (name.EndsWith("Handler", StringComparison.Ordinal) || name.EndsWith("Consumer", StringComparison.Ordinal));

    private bool IsScheduledCall(IOperation operation)
    {
        if (!_jobs.HasSchedulers) return false;
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation && FindCallTaking(parent) is { TargetMethod.ContainingType: var type }
                && ScheduledJobs.Schedulers.Contains(type))
            {
                return true;
            }
        }
        return false;
    }

    private static IInvocationOperation? FindCallTaking(IOperation lambda)
    {
        IOperation? parent = lambda.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation or IArgumentOperation) parent = parent.Parent;
        return parent as IInvocationOperation;
    }

    /// <summary>Determines whether a symbol has an attribute, base class, interface or type of a parameter that counts.</summary>
    private static bool IsMarked(ISymbol symbol, Func<INamedTypeSymbol, bool> isMark) => HasAttribute(symbol, isMark) || symbol switch
    {
        INamedTypeSymbol type =>
            type.AllInterfaces.Any(implemented => isMark(implemented.OriginalDefinition))
                || type.BaseType.GetSelfAndBaseTypes().Any(candidate => isMark(candidate.OriginalDefinition)),
        IMethodSymbol method =>
            method.Parameters.Any(parameter => HasAttribute(parameter, isMark)
                || (parameter.Type is INamedTypeSymbol type && isMark(type.OriginalDefinition))),
        _ => false,
    };

    private static bool HasAttribute(ISymbol symbol, Func<INamedTypeSymbol, bool> isMark) =>
        symbol.GetAttributes()
            .Any(attribute => attribute.AttributeClass.GetSelfAndBaseTypes().Any(type => isMark(type.OriginalDefinition)));

    private static bool IsListed(INamedTypeSymbol type, IReadOnlyList<string> listed)
    {
        foreach (string name in listed)
        {
            if (TypeNames.Matches(type, name)
                || (type.Name.EndsWith("Attribute", StringComparison.Ordinal) && TypeNames.Matches(type, name + "Attribute")))
                return true;
        }
        return false;
    }
}
