using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Types;
using Fairlead.Detection.CredentialApis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// Finds what code hands to credential sinks. A name that no sink has, which is nearly every one, costs a look-up in a dictionary;
/// what a member with such a name is gets remembered for the compilation.
/// </summary>
internal sealed class CredentialSinkFinder(IReadOnlyList<CredentialSink> listed, Compilation compilation)
{
    /// <summary>The ordinal under which a member itself is a sink, rather than one of its parameters.</summary>
    private const int Itself = -1;

    /// <summary>The operations that hand something to something.</summary>
    public static readonly ImmutableArray<OperationKind> OperationKinds =
    [
        OperationKind.Invocation, OperationKind.MethodReference, OperationKind.ObjectCreation, OperationKind.SimpleAssignment,
        OperationKind.CompoundAssignment, OperationKind.CoalesceAssignment, OperationKind.DeconstructionAssignment,
        OperationKind.FieldInitializer, OperationKind.PropertyInitializer, OperationKind.Invalid,
    ];

    private readonly CredentialSinkIndex? _listed = listed.Count > 0 ? new CredentialSinkIndex(listed) : null;
    private readonly CredentialSinkAttributes _marks = new(compilation);
    private readonly UnresolvedSinks _unresolved = new(listed.Count > 0 ? new CredentialSinkIndex(listed) : null, compilation);
    private readonly ConcurrentDictionary<ISymbol, SinkPosition[]> _sinksOf = new(SymbolEqualityComparer.Default);

    /// <summary>The parameter by which a member is a sink.</summary>
    private sealed record SinkPosition(int Ordinal, CredentialSink Sink);

    /// <param name="operation">One of <see cref="OperationKinds"/>.</param>
    /// <param name="target">What it gives its value to, if that is one.</param>
    public CredentialSinkUse[] FindUses(IOperation operation, AssignmentTarget? target) =>
        target is { } one && !MayBeSink(one) ? [] : FindUses(operation);

    private CredentialSinkUse[] FindUses(IOperation operation) => operation.Kind switch
    {
        OperationKind.Invocation when operation is IInvocationOperation call => FindInArguments(call.TargetMethod, call.Arguments),
        OperationKind.ObjectCreation
            when operation is IObjectCreationOperation { Constructor: { } constructor } creation =>
                FindInArguments(constructor, creation.Arguments),
        OperationKind.SimpleAssignment or OperationKind.CoalesceAssignment
            when operation is IAssignmentOperation assignment => FindInAssignment(assignment.Target, assignment.Value),
        OperationKind.FieldInitializer
            when operation is IFieldInitializerOperation initializer => FindInMembers(initializer.InitializedFields, initializer.Value),
        OperationKind.PropertyInitializer
            when operation is IPropertyInitializerOperation initializer =>
                FindInMembers(initializer.InitializedProperties, initializer.Value),
        OperationKind.MethodReference when operation is IMethodReferenceOperation reference => FindInMethodGroup(reference),
        OperationKind.DeconstructionAssignment when operation is IDeconstructionAssignmentOperation deconstruction =>
            [.. deconstruction.GetPairs().SelectMany(pair => FindInAssignment(pair.Target, pair.Value))],
        OperationKind.Invalid => [.. _unresolved.FindInCall(operation)],
        _ => [],
    };

    private CredentialSinkUse[] FindInArguments(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments) =>
        !arguments.IsEmpty && FindSinks(method) is { Length: > 0 } sinks ? [.. FindInArguments(method, arguments, sinks)] : [];

    private static IEnumerable<CredentialSinkUse> FindInArguments(
        IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, SinkPosition[] sinks)
    {
        foreach ((int ordinal, CredentialSink sink) in sinks)
        {
            foreach (IArgumentOperation argument in arguments)
            {
                if (argument.Parameter?.Ordinal != ordinal || argument.ArgumentKind == ArgumentKind.DefaultValue) continue;
                if (sink.Condition.AcceptsBeside(FindConstantBeside(sink.Condition, argument, arguments)))
                    yield return new CredentialSinkUse(sink, method, argument.Value);
            }
        }
    }

    /// <summary>Finds a sink that runs over a collection: <c>Array.ForEach(letters, word.AppendChar)</c>.</summary>
    private CredentialSinkUse[] FindInMethodGroup(IMethodReferenceOperation reference)
    {
        SinkPosition[] sinks = FindSinks(reference.Method);
        IOperation? call = sinks.Length == 0 ? null : reference.Parent;
        while (call is IDelegateCreationOperation or IConversionOperation or IArgumentOperation) call = call.Parent;
        return call is IInvocationOperation invocation && PassThroughCalls.FindEnumerated(invocation) is { } collection
            ? Array.ConvertAll(sinks, sinkPosition => new CredentialSinkUse(sinkPosition.Sink, reference.Method, collection))
            : [];
    }

    private CredentialSinkUse[] FindInAssignment(IOperation target, IOperation value)
    {
        if (target is IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: { Length: > 0 } indices } entry)
        {
            // An indexer is often inherited from a general collection; what counts is the collection at hand.
            ISymbol collection = entry.Instance?.Type as INamedTypeSymbol ?? entry.Property.ContainingType;
            return
            [
                .. FindSinks(collection).Where(sink => sink.Sink.Condition.AcceptsBeside(FindConstant(indices[0].Value)))
                    .Select(sink => new CredentialSinkUse(sink.Sink, entry.Property, value)),
            ];
        }
        return target switch
        {
            IMemberReferenceOperation { Member: var member } => FindInMember(member, value),
            IInvalidOperation => [.. _unresolved.FindInAssignment(target, value)],
            _ => [],
        };
    }

    private CredentialSinkUse[] FindInMembers<TMember>(ImmutableArray<TMember> members, IOperation value)
        where TMember : ISymbol =>
            members.Length == 1 ? FindInMember(members[0], value) : [.. members.SelectMany(member => FindInMember(member, value))];

    private CredentialSinkUse[] FindInMember(ISymbol member, IOperation value) =>
        FindSinks(member) is { Length: > 0 } sinks
            ? Array.ConvertAll(sinks, sinkPosition => new CredentialSinkUse(sinkPosition.Sink, member, value))
            : [];

    /// <summary>By the name alone, which nearly none passes.</summary>
    private bool MayBeSink(AssignmentTarget target) =>
        CredentialSinkIndex.BuiltIn.MayHave(target.Name) || _listed?.MayHave(target.Name) == true || _marks.MayBeOn(target.Symbol);

    /// <summary>Of a type, those of its indexer.</summary>
    private SinkPosition[] FindSinks(ISymbol member)
    {
        bool isCandidate = member is ITypeSymbol
            || HasName(CredentialSinkIndex.BuiltIn, member)
            || (_listed is not null && HasName(_listed, member))
            || _marks.MayBeOn(member);
        return isCandidate ? _sinksOf.GetOrAdd(member.OriginalDefinition, LookUp) : [];
    }

    private static bool HasName(CredentialSinkIndex index, ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
            ? index.FindByConstructor(constructor.ContainingType.Name).Count > 0 || index.MayBeInNamespace(constructor.ContainingType.Name)
            : index.FindByMember(member.Name).Count > 0;

    private SinkPosition[] LookUp(ISymbol member)
    {
        var found = new List<SinkPosition>();
        LookUp(CredentialSinkIndex.BuiltIn, member, found);
        if (_listed is not null) LookUp(_listed, member, found);
        if (_marks.MayBeOn(member)) FindMarked(member, found);
        return [.. found];
    }

    private static void LookUp(CredentialSinkIndex index, ISymbol member, List<SinkPosition> found)
    {
        bool isConstructor = member is IMethodSymbol { MethodKind: MethodKind.Constructor };
        IEnumerable<CredentialSink> candidates = isConstructor
            ? index.FindByConstructor(member.ContainingType.Name).Concat(index.AnyConstructor)
            : index.FindByMember(member is ITypeSymbol ? CredentialSink.IndexerName : member.Name);
        foreach (CredentialSink sink in candidates)
        {
            if (sink.Condition == SinkCondition.Public) continue;
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
        if (!found.Exists(sinkPosition => sinkPosition.Ordinal == ordinal)) found.Add(new SinkPosition(ordinal, sink));
    }

    private static bool IsOn(INamedTypeSymbol? type, CredentialSink sink, bool isConstructor)
    {
        if (type is null) return false;
        if (sink.IsNamespaceWide)
            return TypeNames.IsInNamespace(type, sink.TypeName.Substring(0, sink.TypeName.Length - CredentialSink.AnyTypeSuffix.Length));
        return isConstructor ? TypeNames.Matches(type, sink.TypeName) : TypeNames.IsOrDerivesFrom(type, sink.TypeName);
    }

    private static void FindMarked(ISymbol member, List<SinkPosition> found)
    {
        if (member is IMethodSymbol method)
        {
            foreach (IParameterSymbol parameter in method.Parameters)
            {
                if (FindMark(parameter) is { } mark) Add(parameter.Ordinal, mark, found);
            }
        }
        else if (FindMark(member) is { } mark)
        {
            Add(Itself, mark, found);
        }
    }

    /// <summary>Marked itself, or in the declaration that it overrides.</summary>
    private static CredentialSink? FindMark(ISymbol symbol)
    {
        for (ISymbol? declaration = symbol; declaration is not null; declaration = declaration.FindOverriddenDeclaration())
        {
            if (KnownTypes.IsMarkedAsCredentialSink(declaration)) return CredentialSink.Property(symbol.Name, SecretKind.Credential);
        }
        return null;
    }

    /// <summary>Finds the name of the header or setting that stands before the value, or what the call says of the parameter.</summary>
    private static object? FindConstantBeside(
        SinkCondition condition, IArgumentOperation argument, ImmutableArray<IArgumentOperation> arguments)
    {
        if (condition is not (SinkCondition.SecretHeader or SinkCondition.SecretSetting or SinkCondition.SecretParameter)) return null;
        foreach (IArgumentOperation other in arguments)
        {
            if (other == argument) continue;
            bool isAsked = condition == SinkCondition.SecretParameter
                ? other.Parameter?.Name == "secret"
                : other.Parameter?.Ordinal < argument.Parameter?.Ordinal;
            if (isAsked && FindConstant(other.Value) is { } constant) return constant;
        }
        return null;
    }

    /// <summary>Names of headers are constants or the fields of a class that lists them.</summary>
    private static object? FindConstant(IOperation value)
    {
        value = value.WithoutConversions();
        if (value.ConstantValue.HasValue) return value.ConstantValue.Value;
        return value is IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true, ContainingType.Name: "HeaderNames" } field }
            ? field.Name
            : null;
    }
}
