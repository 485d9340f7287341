using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Types;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport;

/// <summary>
/// A URL in a variable, followed through other variables, the parameters of the project's own methods and what private ones return. Where
/// credentials or cookies are looked up by it, where it is only compared or where its parts are read, it is a key or a text to take apart:
/// nothing connects to it.
/// </summary>
internal sealed class UrlVariableAnalysis
{
    private const int MostHolders = 8;

    // What a parser is asked for. The whole URL, and the scheme that a new one is made with, are none of it.
    private static readonly HashSet<string> Parts = new(StringComparer.Ordinal)
    {
        "Host", "DnsSafeHost", "IdnHost", "HostNameType", "Authority", "Port", "IsDefaultPort", "UserInfo", "AbsolutePath", "LocalPath",
        "PathAndQuery", "Query", "Fragment", "Segments", "IsAbsoluteUri", "IsLoopback", "IsUnc", "IsFile", "Length",
    };

    private readonly Compilation? _compilation;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _known = new(SymbolEqualityComparer.Default);
    private readonly Queue<(ISymbol Holder, IOperation Scope)> _pending = new();
    private bool _isNamed;

    private UrlVariableAnalysis(IOperation url, CancellationToken cancellationToken) =>
        (_compilation, _cancellationToken) = (url.SemanticModel?.Compilation, cancellationToken);

    /// <summary>Determines whether nothing that is done with a URL, from where it is written on, may connect to it.</summary>
    public static bool IsKeptFromConnections(IOperation url, CancellationToken cancellationToken = default)
    {
        var held = new UrlVariableAnalysis(url, cancellationToken);
        return held.TryFollow(url) && held.TryFollowAll();
    }

    /// <summary>Follows what holds the value. Returns false if anything may connect, or nothing shows that the value is a name.</summary>
    private bool TryFollowAll()
    {
        while (_pending.Count > 0)
        {
            (ISymbol holder, IOperation scope) = _pending.Dequeue();
            foreach (IOperation use in FindUses(holder, scope))
            {
                if (!TryFollow(use)) return false;
            }
        }
        return _isNamed;
    }

    /// <summary>Follows one use; what holds the value from there on is followed later. Returns false if it may connect.</summary>
    private bool TryFollow(IOperation start)
    {
        foreach (ValueDestination destination in ValueDestination.Follow(start))
        {
            (IOperation value, IOperation user) = destination;
            switch (user)
            {
                case IVariableDeclaratorOperation { Symbol: var local }:
                    return TryAddVariable(local, value);
                case ISimpleAssignmentOperation assignment when assignment.Target == value:
                    return true;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } }:
                    return TryAddVariable(local, value);
                case IMemberReferenceOperation { Member.Name: var part } reference when reference.Instance == value:
                    return (Parts.Contains(part) || (part == "Scheme" && IsCompared(reference))) && MarkAsName();
                case IArgumentOperation argument when TryFollowArgument(argument) is { } isNamed:
                    return isNamed;
                case IReturnOperation:
                    return user.SemanticModel?.GetEnclosingSymbol(value.Syntax.SpanStart, _cancellationToken) is IMethodSymbol
                        { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary } method
                            && TryAddVariable(method, value);
                case IExpressionStatementOperation or IIsPatternOperation:
                    return true;
                default:
                    if (UrlDestinations.FindUse(destination) is not { } use) break;
                    return use is not (UrlUse.Address or UrlUse.Unknown) && MarkAsName();
            }
        }
        return false;
    }

    /// <summary>Follows an argument. Returns null if it only becomes a part of what is made from it, as of a Uri.</summary>
    private bool? TryFollowArgument(IArgumentOperation argument)
    {
        if (argument.Parent is IInvocationOperation { TargetMethod: { Name: nameof(Uri.TryCreate), ContainingType: var type } } parsing
            && KnownTypes.IsUri(type))
            return parsing.Arguments[parsing.Arguments.Length - 1].Value switch
            {
                IDeclarationExpressionOperation { Expression: ILocalReferenceOperation { Local: var parsed } } =>
                    MarkAsName() && TryAddVariable(parsed, argument),
                ILocalReferenceOperation { Local: var parsed } => MarkAsName() && TryAddVariable(parsed, argument),
                IDiscardOperation => MarkAsName(),
                _ => false,
            };

        switch (UrlArguments.FindUse(argument))
        {
            case UrlUse.Name or UrlUse.Test or UrlUse.Text:
                return MarkAsName();
            case UrlUse.Unknown when argument.Parameter is { } parameter
                && argument.Parent
                    is IInvocationOperation { TargetMethod: { IsVirtual: false, IsAbstract: false, IsOverride: false } method }
                && _compilation is not null
                && Declarations.FindBody(method.OriginalDefinition, _compilation, _cancellationToken) is { } body:
                return TryAddVariable(parameter.OriginalDefinition, body);
            case null:
                return null;
            default:
                return false;
        }
    }

    private static bool IsCompared(IOperation part) =>
        part.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals }
            or IIsPatternOperation
            or ISwitchOperation
            or ISwitchExpressionOperation
        || (part.Parent is IInvocationOperation { TargetMethod: var method } call && call.Instance == part && UrlArguments.IsTest(method));

    private bool MarkAsName() => _isNamed = true;

    private bool TryAddVariable(ISymbol holder, IOperation scope)
    {
        if (_known.Add(holder)) _pending.Enqueue((holder, scope));
        return _known.Count <= MostHolders;
    }

    private IEnumerable<IOperation> FindUses(ISymbol holder, IOperation scope) => holder is IMethodSymbol method
        ? FindCalls(method)
        : scope.GetRoot().Descendants().Where(descendant => descendant switch
        {
            ILocalReferenceOperation { IsDeclaration: false, Local: var local } => SymbolEqualityComparer.Default.Equals(local, holder),
            IParameterReferenceOperation { Parameter: var parameter } => SymbolEqualityComparer.Default.Equals(parameter, holder),
            _ => false,
        });

    /// <summary>Finds the calls of a private method.</summary>
    private IEnumerable<IOperation> FindCalls(IMethodSymbol method)
    {
        foreach (SyntaxReference declaration in method.ContainingType.DeclaringSyntaxReferences)
        {
            SemanticModel model = Declarations.GetSemanticModel(_compilation!, declaration.SyntaxTree);
            foreach (InvocationExpressionSyntax call in declaration.GetSyntax(_cancellationToken).DescendantNodes()
                .OfType<InvocationExpressionSyntax>())
            {
                if (call.Expression.GetLastToken().ValueText == method.Name
                    && model.GetOperation(call, _cancellationToken) is IInvocationOperation operation
                    && SymbolEqualityComparer.Default.Equals(operation.TargetMethod, method)) yield return operation;
            }
        }
    }
}
