using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Fairlead.Analyzers.Flow;
using Fairlead.Core;
using Fairlead.Detection.Transport.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>
/// Finds what code gives to the sinks of the transport rules. A name that no sink has, which is nearly every one, costs a look-up in a dictionary;
/// what a member with such a name is gets remembered for the compilation.
/// </summary>
internal sealed class TransportSinks
{
    /// <summary>The ordinal under which a member itself is a sink, rather than one of its parameters.</summary>
    private const int Itself = -1;

    /// <summary>The operations that give something to something.</summary>
    public static readonly ImmutableArray<OperationKind> Uses =
    [
        OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.SimpleAssignment, OperationKind.CompoundAssignment,
        OperationKind.CoalesceAssignment, OperationKind.DeconstructionAssignment, OperationKind.EventAssignment,
    ];

    private readonly ConcurrentDictionary<ISymbol, SinkPosition[]> _sinksOf = new(SymbolEqualityComparer.Default);

    /// <summary>Where a member is a sink.</summary>
    private sealed record SinkPosition(int Ordinal, TransportSink Sink);

    [MethodImpl(HotCode.OptimizedAtOnce)]
    public TransportUse[] In(IOperation operation) => operation.Kind switch
    {
        OperationKind.Invocation when operation is IInvocationOperation { TargetMethod: var method } call => InArguments(method, call, call.Arguments),
        OperationKind.ObjectCreation when operation is IObjectCreationOperation { Constructor: { } constructor } creation =>
            InArguments(constructor, creation, creation.Arguments),
        OperationKind.EventAssignment => operation is IEventAssignmentOperation { Adds: true, EventReference: IEventReferenceOperation { Event: var target } } assignment
            ? OfMember(target, assignment, assignment.HandlerValue)
            : [],
        OperationKind.DeconstructionAssignment when operation is IDeconstructionAssignmentOperation deconstruction =>
            [.. deconstruction.Pairs().SelectMany(pair => InAssignment(pair.Target, deconstruction, pair.Value))],
        _ => operation is IAssignmentOperation assignment ? InAssignment(assignment.Target, assignment, assignment.Value) : [],
    };

    private TransportUse[] InArguments(IMethodSymbol method, IOperation call, ImmutableArray<IArgumentOperation> arguments) =>
        SinksOf(method) is { Length: > 0 } sinks ? [.. InArguments(method, call, arguments, sinks)] : [];

    private static IEnumerable<TransportUse> InArguments(
        IMethodSymbol method, IOperation call, ImmutableArray<IArgumentOperation> arguments, SinkPosition[] sinks)
    {
        foreach ((int ordinal, TransportSink sink) in sinks)
        {
            if (ordinal == Itself)
            {
                yield return new TransportUse(sink, method, call, Value: null);
                continue;
            }
            foreach (IArgumentOperation argument in arguments)
            {
                // What a constructor leaves to a default is judged with everything else that is done with the object.
                bool isLeftOut = argument.ArgumentKind == ArgumentKind.DefaultValue && method.MethodKind == MethodKind.Constructor;
                if (argument.Parameter?.Ordinal == ordinal && !isLeftOut) yield return new TransportUse(sink, method, call, argument.Value);
            }
        }
    }

    private TransportUse[] InAssignment(IOperation target, IOperation assignment, IOperation value) =>
        target is IMemberReferenceOperation { Member: var member } ? OfMember(member, assignment, value) : [];

    private TransportUse[] OfMember(ISymbol member, IOperation operation, IOperation value) =>
        Array.ConvertAll(SinksOf(member), one => new TransportUse(one.Sink, member, operation, value));

    [MethodImpl(HotCode.OptimizedAtOnce)]
    private SinkPosition[] SinksOf(ISymbol member) =>
        TransportSinkIndex.MayHave(Receiver.NameOf(member)) && CandidatesFor(member).Count > 0 ? _sinksOf.GetOrAdd(member.OriginalDefinition, Find) : [];

    private static IReadOnlyList<TransportSink> CandidatesFor(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        ? TransportSinkIndex.OfConstructor(constructor.ContainingType.Name)
        : TransportSinkIndex.OfMember(member.Name);

    private static SinkPosition[] Find(ISymbol member)
    {
        var found = new List<SinkPosition>();
        foreach (TransportSink sink in CandidatesFor(member))
        {
            int ordinal = Itself;
            if (sink.ParameterName is not null)
            {
                if ((member as IMethodSymbol)?.FindParameter(sink.ParameterName) is not { } parameter) continue;
                ordinal = parameter.Ordinal;
            }
            else if (member is IMethodSymbol != (sink.Weak.Kind == WeakValueKind.Use))
            {
                continue;
            }
            bool isOther = !found.Exists(one => one.Ordinal == ordinal && one.Sink.Weakness == sink.Weakness && one.Sink.Weak.Kind == sink.Weak.Kind);
            if (isOther && member.ContainingType is { } type && TypeNames.IsOrDerivesFrom(type, sink.TypeName)) found.Add(new SinkPosition(ordinal, sink));
        }
        return [.. found];
    }
}
