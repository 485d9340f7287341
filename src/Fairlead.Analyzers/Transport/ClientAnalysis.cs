using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Types;
using Fairlead.Detection.Text.Urls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport;

/// <summary>
/// The analysis of a client: what code does with the address of a server besides connecting to it. It follows the address to the client,
/// request or options that get it, and looks at what the same object is given in the same member, or in the same type where it is a field.
/// It is only asked about findings.
/// </summary>
internal sealed class ClientAnalysis
{
    private const int MostObjects = 24;

    private readonly HashSet<ISymbol> _objects = new(SymbolEqualityComparer.Default);
    private readonly List<ISymbol> _unfollowed = [];
    private readonly List<IOperation> _calls = [];
    private readonly IReadOnlyList<IOperation> _scope;

    private ClientAnalysis(IOperation start, bool isAddress)
    {
        if (isAddress) Follow(start);
        else AddClient(start);
        _scope = [.. FindScopes(start).SelectMany(static root => root.DescendantsAndSelf())];
        FollowObjects();
    }

    public static ClientAnalysis FromAddress(IOperation address) => new(address, isAddress: true);

    /// <summary>The same of a client that is known already, by what makes it, calls it or assigns to it.</summary>
    public static ClientAnalysis FromClient(IOperation use) => new(use, isAddress: false);

    /// <summary>Finds the credentials that go to the address, for a message. Returns null if none are seen.</summary>
    public string? FindCredentials() => FindFirst(ClientCredentials.Find);

    /// <summary>
    /// Determines whether something beside the address says that TLS is used nevertheless: <c>EnableSsl = true</c>, <c>WithTls()</c>.
    /// </summary>
    public bool TurnsTlsOn() => FindFirst(ClientTlsSettings.Find) is not null;

    /// <summary>Determines whether what gets the address would take the secure scheme in the place of this one.</summary>
    public bool AcceptsSecureScheme(ClearTextScheme scheme) =>
        scheme.Name != "ftp"
        || !_calls.Exists(static call => call is IInvocationOperation
        {
            TargetMethod: { Name: "Create", ContainingType.Name: "WebRequest" or "FtpWebRequest" },
        });

    /// <summary>Finds what is found in a call, with all that it is given, or in what is given to one of the objects.</summary>
    private string? FindFirst(Func<IOperation, string?> find)
    {
        foreach (IOperation call in _calls)
        {
            foreach (IOperation part in GetParts(call))
            {
                if (find(part) is { } found) return found;
            }
        }

        foreach (IOperation operation in _scope)
        {
            if (FindReceiver(operation) is { } receiver
                && FindRoot(receiver) is { } root
                && _objects.Contains(root)
                && find(operation) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>Gets a call's own arguments, and of a new object what its initializer sets.</summary>
    private static IEnumerable<IOperation> GetParts(IOperation call) => call switch
    {
        IInvocationOperation invocation => invocation.Arguments.Cast<IOperation>().Prepend(invocation),
        IObjectCreationOperation creation => creation.Arguments.Concat(creation.Initializer?.Descendants() ?? []),
        _ => [],
    };

    private static IOperation? FindReceiver(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Instance: { } instance } } => instance,
        IInvocationOperation { Instance: { } instance } => instance,
        IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: { Length: > 0 } arguments } => arguments[0].Value,
        _ => null,
    };

    private void AddClient(IOperation use)
    {
        switch (use)
        {
            case IAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation { Parent: { } creation } }:
                AddClient(creation);
                break;
            case IAssignmentOperation { Target: IMemberReferenceOperation { Instance: { } instance } }:
                Add(FindRoot(instance));
                break;
            default:
                AddCall(use);
                Follow(use);
                break;
        }
    }

    /// <summary>Climbs from a value to what gets it, as long as each step is the same thing or is made from it.</summary>
    private void Follow(IOperation start)
    {
        foreach (ValueDestination destination in ValueDestination.Follow(start))
        {
            if (destination.InitializedSymbol is { } initialized and not IParameterSymbol)
            {
                Add(initialized);
                return;
            }

            (IOperation value, IOperation user) = destination;
            switch (user)
            {
                case IArgumentOperation { Parent: { } call }:
                    AddCall(call);
                    break;
                case IInvocationOperation call when call.Instance == value:
                    if (value is IInvocationOperation or IObjectCreationOperation or ILiteralOperation) AddCall(call);
                    else AddGiven(call);
                    break;
                case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Instance.Type: { } receiver } }
                    when IsAnswer(receiver):
                    return;
                case ISimpleAssignmentOperation assignment when assignment.Value == value:
                    Add((assignment.Target is IMemberReferenceOperation { Instance: { } instance } ? FindRoot(instance) : null)
                        ?? FindRoot(assignment.Target));
                    break;
                case IObjectCreationOperation:
                    AddCall(user);
                    break;
                case IPropertyReferenceOperation reference when reference.Instance == value:
                case IBlockOperation
                    or IAnonymousFunctionOperation
                    or IConditionalOperation { WhenTrue: IBlockOperation }
                    or ILoopOperation:
                    return;
            }
        }
    }

    /// <summary>What came back from a server sends nothing itself: a link in it is for people.</summary>
    private static bool IsAnswer(ITypeSymbol receiver) =>
        receiver.Name.EndsWith("Result", StringComparison.Ordinal) || receiver.Name.EndsWith("Response", StringComparison.Ordinal);

    private void AddCall(IOperation call)
    {
        if (_calls.Contains(call)) return;
        if (call is IObjectCreationOperation { Type: var type } && KnownTypes.IsUri(type)) return;
        if (call is not (IInvocationOperation or IObjectCreationOperation)) return;

        _calls.Add(call);
        if (call is IInvocationOperation { Instance: { } instance })
        {
            Add(FindRoot(instance));
            AddMaking(instance);
        }

        AddGiven(call);
    }

    /// <summary>A handler or a request that is given along belongs to the client.</summary>
    private void AddGiven(IOperation call)
    {
        foreach (IOperation part in call.ChildOperations)
        {
            if (part is not IArgumentOperation { Value: var given }
                || given.Type is not { SpecialType: SpecialType.None, IsValueType: false })
                continue;
            AddMaking(given);
            Add(FindRoot(given));
        }
    }

    /// <summary>Where an object is made, in a chain of calls if need be.</summary>
    private void AddMaking(IOperation made)
    {
        if (made.WithoutConversions() is IObjectCreationOperation or IInvocationOperation) AddCall(made.WithoutConversions());
    }

    private void Add(ISymbol? symbol)
    {
        if (symbol is not null && _objects.Count < MostObjects && _objects.Add(symbol)) _unfollowed.Add(symbol);
    }

    /// <summary>What holds the address, or what is made from it, hands it on wherever it is used.</summary>
    private void FollowObjects()
    {
        for (int round = 0; round < 3 && _unfollowed.Count > 0; round++)
        {
            var symbols = new HashSet<ISymbol>(_unfollowed, SymbolEqualityComparer.Default);
            _unfollowed.Clear();
            foreach (IOperation operation in _scope)
            {
                if (FindSymbol(operation) is { } symbol && symbols.Contains(symbol)) Follow(operation);
                if (FindInitialValue(operation, symbols) is { } made) AddMaking(made);
            }
        }
    }

    private static IOperation? FindInitialValue(IOperation operation, HashSet<ISymbol> symbols) => operation switch
    {
        IVariableDeclaratorOperation { Symbol: var symbol, Initializer.Value: var value } when symbols.Contains(symbol) => value,
        IFieldInitializerOperation { Value: var value } field when symbols.Contains(field.InitializedFields[0]) => value,
        IPropertyInitializerOperation { Value: var value } property when symbols.Contains(property.InitializedProperties[0]) => value,
        ISimpleAssignmentOperation { Value: var value } assignment
            when FindSymbol(assignment.Target) is { } target && symbols.Contains(target) => value,
        _ => null,
    };

    private IEnumerable<IOperation> FindScopes(IOperation address)
    {
        yield return address.GetRoot();

        if (!_objects.Any(static symbol => symbol is IFieldSymbol or IPropertySymbol) || address.SemanticModel is not { } model)
            yield break;
        if (address.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type) yield break;
        foreach (SyntaxNode member in type.Members)
        {
            if (member is BaseTypeDeclarationSyntax || member.Span.Contains(address.Syntax.Span)) continue;
            foreach (SyntaxNode body in member.DescendantNodesAndSelf(
                static node => node is not (BaseMethodDeclarationSyntax or AccessorDeclarationSyntax)))
            {
                if (body is BaseMethodDeclarationSyntax
                    or AccessorDeclarationSyntax
                    or ArrowExpressionClauseSyntax
                    or EqualsValueClauseSyntax
                    && model.GetOperation(body) is { } operation)
                    yield return operation;
            }
        }
    }

    /// <summary>
    /// Finds the variable or member at the beginning of a chain: <c>client</c> in <c>client.DefaultRequestHeaders.Authorization</c>.
    /// </summary>
    private static ISymbol? FindRoot(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IMemberReferenceOperation { Instance: { } instance and not IInstanceReferenceOperation }:
                    operation = instance;
                    break;
                case IInvocationOperation { Instance: { } instance and not IInstanceReferenceOperation }:
                    operation = instance;
                    break;
                default:
                    return FindSymbol(operation);
            }
        }
    }

    private static ISymbol? FindSymbol(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        // A static member of a library, such as HttpMethod.Get, is everybody's.
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol, Instance: null } shared =>
            shared.Member.DeclaringSyntaxReferences.IsEmpty ? null : shared.Member,
        IMemberReferenceOperation
        {
            Member: IFieldSymbol
                or IPropertySymbol, Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance },
        } own => own.Member,
        _ => null,
    };
}
