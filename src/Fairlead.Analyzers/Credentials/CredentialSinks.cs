using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Fairlead.Analyzers.Flow;
using Fairlead.Core;
using Fairlead.Detection.Credentials.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// Finds what code hands to credential sinks. A name that no sink has, which is nearly every one, costs a look-up in a dictionary;
/// what a member with such a name is gets remembered for the compilation.
/// </summary>
internal sealed class CredentialSinks(IReadOnlyList<CredentialSink> listed, KnownSymbols symbols)
{
    /// <summary>The ordinal under which a member itself is a sink, rather than one of its parameters.</summary>
    private const int Itself = -1;

    /// <summary>The operations that hand something to something.</summary>
    public static readonly ImmutableArray<OperationKind> Uses =
    [
        OperationKind.Invocation, OperationKind.MethodReference, OperationKind.ObjectCreation, OperationKind.SimpleAssignment,
        OperationKind.CompoundAssignment, OperationKind.CoalesceAssignment, OperationKind.DeconstructionAssignment, OperationKind.FieldInitializer, OperationKind.PropertyInitializer,
    ];

    private readonly SinkIndex? _listed = listed.Count > 0 ? new SinkIndex(listed) : null;
    private readonly Lazy<bool> _canMark = new(() => symbols.CanMarkCredentialSinks);
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _mayMark = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, SinkPosition[]> _sinksOf = new(SymbolEqualityComparer.Default);

    /// <summary>Where a member is a sink.</summary>
    private sealed record SinkPosition(int Ordinal, CredentialSink Sink);

    /// <param name="operation">One of <see cref="Uses"/>.</param>
    /// <param name="receiver">What it gives its value to, if that is one.</param>
    [MethodImpl(HotCode.OptimizedAtOnce)]
    public SinkUse[] In(IOperation operation, Receiver? receiver) => receiver is { } one && !MayBeSink(one) ? [] : In(operation);

    [MethodImpl(HotCode.OptimizedAtOnce)]
    private SinkUse[] In(IOperation operation) => operation.Kind switch
    {
        OperationKind.Invocation when operation is IInvocationOperation call => InArguments(call.TargetMethod, call.Arguments),
        OperationKind.ObjectCreation when operation is IObjectCreationOperation { Constructor: { } constructor } creation => InArguments(constructor, creation.Arguments),
        OperationKind.SimpleAssignment or OperationKind.CoalesceAssignment when operation is IAssignmentOperation assignment => InAssignment(assignment.Target, assignment.Value),
        OperationKind.FieldInitializer when operation is IFieldInitializerOperation initializer => OfMembers(initializer.InitializedFields, initializer.Value),
        OperationKind.PropertyInitializer when operation is IPropertyInitializerOperation initializer => OfMembers(initializer.InitializedProperties, initializer.Value),
        OperationKind.MethodReference when operation is IMethodReferenceOperation reference => InMethodGroup(reference),
        OperationKind.DeconstructionAssignment when operation is IDeconstructionAssignmentOperation deconstruction =>
            [.. deconstruction.Pairs().SelectMany(pair => InAssignment(pair.Target, pair.Value))],
        _ => [],
    };

    private SinkUse[] InArguments(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments) =>
        !arguments.IsEmpty && SinksOf(method) is { Length: > 0 } sinks ? [.. InArguments(method, arguments, sinks)] : [];

    private static IEnumerable<SinkUse> InArguments(
        IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, SinkPosition[] sinks)
    {
        foreach ((int ordinal, CredentialSink sink) in sinks)
        {
            foreach (IArgumentOperation argument in arguments)
            {
                if (argument.Parameter?.Ordinal != ordinal || argument.ArgumentKind == ArgumentKind.DefaultValue) continue;
                if (sink.Condition.AcceptsBeside(ConstantBeside(sink.Condition, argument, arguments))) yield return new SinkUse(sink, method, argument.Value);
            }
        }
    }

    /// <summary>A sink that runs over a collection: <c>Array.ForEach(letters, word.AppendChar)</c>.</summary>
    private SinkUse[] InMethodGroup(IMethodReferenceOperation reference)
    {
        SinkPosition[] sinks = SinksOf(reference.Method);
        IOperation? call = sinks.Length == 0 ? null : reference.Parent;
        while (call is IDelegateCreationOperation or IConversionOperation or IArgumentOperation) call = call.Parent;
        return call is IInvocationOperation invocation && PassThrough.ElementsRunThrough(invocation) is { } collection
            ? Array.ConvertAll(sinks, one => new SinkUse(one.Sink, reference.Method, collection))
            : [];
    }

    private SinkUse[] InAssignment(IOperation target, IOperation value)
    {
        if (target is IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: { Length: > 0 } indices } entry)
        {
            // An indexer is often inherited from a general collection; what counts is the collection at hand.
            ISymbol collection = entry.Instance?.Type as INamedTypeSymbol ?? entry.Property.ContainingType;
            return
            [
                .. SinksOf(collection).Where(one => one.Sink.Condition.AcceptsBeside(ConstantOf(indices[0].Value)))
                    .Select(one => new SinkUse(one.Sink, entry.Property, value)),
            ];
        }
        return target is IMemberReferenceOperation { Member: var member } ? OfMember(member, value) : [];
    }

    private SinkUse[] OfMembers<TMember>(ImmutableArray<TMember> members, IOperation value)
        where TMember : ISymbol => members.Length == 1 ? OfMember(members[0], value) : [.. members.SelectMany(member => OfMember(member, value))];

    private SinkUse[] OfMember(ISymbol member, IOperation value) =>
        SinksOf(member) is { Length: > 0 } sinks ? Array.ConvertAll(sinks, one => new SinkUse(one.Sink, member, value)) : [];

    /// <summary>By the name alone, which nearly none passes.</summary>
    [MethodImpl(HotCode.OptimizedAtOnce)]
    private bool MayBeSink(Receiver receiver) =>
        SinkIndex.BuiltIn.MayHave(receiver.Name) || _listed?.MayHave(receiver.Name) == true || MayBeMarked(receiver.Symbol);

    /// <summary>Of a type, those of its indexer.</summary>
    private SinkPosition[] SinksOf(ISymbol member)
    {
        bool isCandidate = member is ITypeSymbol || HasName(SinkIndex.BuiltIn, member) || (_listed is not null && HasName(_listed, member)) || MayBeMarked(member);
        return isCandidate ? _sinksOf.GetOrAdd(member.OriginalDefinition, Find) : [];
    }

    private bool MayBeMarked(ISymbol member) =>
        _canMark.Value && member.ContainingAssembly is { } assembly && _mayMark.GetOrAdd(assembly, static one => KnownSymbols.MayMarkCredentialSinks(one));

    private static bool HasName(SinkIndex index, ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
            ? index.OfConstructor(constructor.ContainingType.Name).Count > 0 || index.MayBeInNamespace(constructor.ContainingType.Name)
            : index.OfMember(member.Name).Count > 0;

    private SinkPosition[] Find(ISymbol member)
    {
        var found = new List<SinkPosition>();
        Find(SinkIndex.BuiltIn, member, found);
        if (_listed is not null) Find(_listed, member, found);
        if (MayBeMarked(member)) FindMarked(member, found);
        return [.. found];
    }

    private static void Find(SinkIndex index, ISymbol member, List<SinkPosition> found)
    {
        bool isConstructor = member is IMethodSymbol { MethodKind: MethodKind.Constructor };
        IEnumerable<CredentialSink> candidates = isConstructor
            ? index.OfConstructor(member.ContainingType.Name).Concat(index.OfAnyConstructor)
            : index.OfMember(member is ITypeSymbol ? CredentialSink.IndexerName : member.Name);
        foreach (CredentialSink sink in candidates)
        {
            // What a connection string holds is found in the text itself.
            if (sink.Condition is SinkCondition.HoldsSecret or SinkCondition.Public) continue;
            int ordinal = Itself;
            if (sink.ParameterName is not null)
            {
                if ((member as IMethodSymbol)?.FindParameter(sink.ParameterName) is not { } parameter) continue;
                ordinal = parameter.Ordinal;
            }
            else if (member is IMethodSymbol)
            {
                continue;
            }
            if (IsOn(member as INamedTypeSymbol ?? member.ContainingType, sink, isConstructor)) Add(ordinal, sink, found);
        }
    }

    /// <summary>One sink is enough for one value; the first is the most certain.</summary>
    private static void Add(int ordinal, CredentialSink sink, List<SinkPosition> found)
    {
        if (!found.Exists(one => one.Ordinal == ordinal)) found.Add(new SinkPosition(ordinal, sink));
    }

    private static bool IsOn(INamedTypeSymbol? type, CredentialSink sink, bool isConstructor)
    {
        if (type is null) return false;
        if (sink.IsOfNamespace) return TypeNames.IsIn(type, sink.TypeName.Substring(0, sink.TypeName.Length - CredentialSink.AnyTypeSuffix.Length));
        return isConstructor ? TypeNames.Is(type, sink.TypeName) : TypeNames.IsOrDerivesFrom(type, sink.TypeName);
    }

    private static void FindMarked(ISymbol member, List<SinkPosition> found)
    {
        if (member is IMethodSymbol method)
        {
            foreach (IParameterSymbol parameter in method.Parameters)
            {
                if (MarkOf(parameter) is { } mark) Add(parameter.Ordinal, mark, found);
            }
        }
        else if (MarkOf(member) is { } mark)
        {
            Add(Itself, mark, found);
        }
    }

    /// <summary>Marked itself, or in the declaration that it overrides.</summary>
    private static CredentialSink? MarkOf(ISymbol symbol)
    {
        for (ISymbol? declaration = symbol; declaration is not null; declaration = declaration.OverriddenDeclaration())
        {
            if (KnownSymbols.IsMarkedAsCredentialSink(declaration)) return CredentialSink.Property(symbol.Name, SecretKind.Credential);
        }
        return null;
    }

    /// <summary>The name of the header or setting that stands before the value, or what the call says of the parameter.</summary>
    private static object? ConstantBeside(SinkCondition condition, IArgumentOperation argument, ImmutableArray<IArgumentOperation> arguments)
    {
        if (condition is not (SinkCondition.SecretHeader or SinkCondition.SecretSetting or SinkCondition.SecretParameter)) return null;
        foreach (IArgumentOperation other in arguments)
        {
            if (other == argument) continue;
            bool isAsked = condition == SinkCondition.SecretParameter ? other.Parameter?.Name == "secret" : other.Parameter?.Ordinal < argument.Parameter?.Ordinal;
            if (isAsked && ConstantOf(other.Value) is { } constant) return constant;
        }
        return null;
    }

    /// <summary>Names of headers are constants or the fields of a class that lists them.</summary>
    private static object? ConstantOf(IOperation value)
    {
        value = value.WithoutConversions();
        if (value.ConstantValue.HasValue) return value.ConstantValue.Value;
        return value is IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true, ContainingType.Name: "HeaderNames" } field } ? field.Name : null;
    }
}
