using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Types;
using Fairlead.Detection.TransportApis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>
/// Finds what code gives to the sinks of the transport rules. A name that no sink has, which is nearly every one, costs a look-up in a
/// dictionary; what a member with such a name is gets remembered for the compilation.
/// </summary>
internal sealed class TransportSinkFinder(Compilation compilation)
{
    /// <summary>The ordinal under which a member itself is a sink, rather than one of its parameters.</summary>
    private const int Itself = -1;

    /// <summary>The operations that give something to something.</summary>
    public static readonly ImmutableArray<OperationKind> OperationKinds =
    [
        OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.SimpleAssignment, OperationKind.CompoundAssignment,
        OperationKind.CoalesceAssignment, OperationKind.DeconstructionAssignment, OperationKind.EventAssignment,
    ];

    private readonly UnresolvedTransportSinks _unresolved = new(compilation);
    private readonly ConcurrentDictionary<ISymbol, SinkPosition[]> _sinksOf = new(SymbolEqualityComparer.Default);

    /// <summary>The parameter by which a member is a sink.</summary>
    private sealed record SinkPosition(int Ordinal, TransportSink Sink);

    public TransportSinkUse[] FindUses(IOperation operation) => operation.Kind switch
    {
        OperationKind.Invocation
            when operation is IInvocationOperation { TargetMethod: var method } call => FindInArguments(method, call, call.Arguments),
        OperationKind.ObjectCreation when operation is IObjectCreationOperation { Constructor: { } constructor } creation =>
            FindInArguments(constructor, creation, creation.Arguments),
        OperationKind.EventAssignment =>
            operation is IEventAssignmentOperation { Adds: true, EventReference: IEventReferenceOperation { Event: var target } } assignment
            ? FindInMember(target, assignment, assignment.HandlerValue)
            : [],
        OperationKind.DeconstructionAssignment when operation is IDeconstructionAssignmentOperation deconstruction =>
            [.. deconstruction.GetPairs().SelectMany(pair => FindInAssignment(pair.Target, deconstruction, pair.Value))],
        _ => operation is IAssignmentOperation assignment ? FindInAssignment(assignment.Target, assignment, assignment.Value) : [],
    };

    private TransportSinkUse[] FindInArguments(IMethodSymbol method, IOperation call, ImmutableArray<IArgumentOperation> arguments) =>
        FindSinks(method) is { Length: > 0 } sinks ? [.. FindInArguments(method, call, arguments, sinks)] : [];

    private static IEnumerable<TransportSinkUse> FindInArguments(
        IMethodSymbol method, IOperation call, ImmutableArray<IArgumentOperation> arguments, SinkPosition[] sinks)
    {
        foreach ((int ordinal, TransportSink sink) in sinks)
        {
            if (ordinal == Itself)
            {
                yield return new TransportSinkUse(sink, method, call, value: null);
                continue;
            }
            foreach (IArgumentOperation argument in arguments)
            {
                // What a constructor leaves to a default is judged with everything else that is done with the object.
                bool isLeftOut = argument.ArgumentKind == ArgumentKind.DefaultValue && method.MethodKind == MethodKind.Constructor;
                if (argument.Parameter?.Ordinal == ordinal && !isLeftOut)
                    yield return new TransportSinkUse(sink, method, call, argument.Value);
            }
        }
    }

    private TransportSinkUse[] FindInAssignment(IOperation target, IOperation assignment, IOperation value) =>
        target switch
        {
            IMemberReferenceOperation { Member: var member } => FindInMember(member, assignment, value),
            IInvalidOperation => [.. _unresolved.Find(target, assignment, value)],
            _ => [],
        };

    private TransportSinkUse[] FindInMember(ISymbol member, IOperation operation, IOperation value) =>
        Array.ConvertAll(FindSinks(member), sinkPosition => new TransportSinkUse(sinkPosition.Sink, member, operation, value));

    private SinkPosition[] FindSinks(ISymbol member) =>
        TransportSinkIndex.MayHave(AssignmentTarget.GetName(member)) && FindCandidates(member).Count > 0
            ? _sinksOf.GetOrAdd(member.OriginalDefinition, LookUp)
            : [];

    private static IReadOnlyList<TransportSink> FindCandidates(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        ? TransportSinkIndex.FindByConstructor(constructor.ContainingType.Name)
        : TransportSinkIndex.FindByMember(member.Name);

    private static SinkPosition[] LookUp(ISymbol member)
    {
        var found = new List<SinkPosition>();
        foreach (TransportSink sink in FindCandidates(member))
        {
            int ordinal = Itself;
            if (sink.ParameterName is not null)
            {
                if ((member as IMethodSymbol)?.FindParameter(sink.ParameterName) is not { } parameter) continue;
                ordinal = parameter.Ordinal;
            }
            else if (member is IMethodSymbol != (sink.Insecure.Kind == InsecureValueKind.Use))
            {
                continue;
            }
            bool isOther = !found.Exists(sinkPosition => sinkPosition.Ordinal == ordinal
                && sinkPosition.Sink.Weakness == sink.Weakness
                && sinkPosition.Sink.Insecure.Kind == sink.Insecure.Kind);
            if (isOther && member.ContainingType is { } type && TypeNames.IsOrDerivesFrom(type, sink.TypeName))
                found.Add(new SinkPosition(ordinal, sink));
        }
        return [.. found];
    }
}
