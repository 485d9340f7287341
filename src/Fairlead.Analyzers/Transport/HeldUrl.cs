using Fairlead.Analyzers.Flow;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport;

/// <summary>
/// A URL in a variable, followed through other variables, the parameters of the project's own methods and what private ones return. Where credentials
/// or cookies are looked up by it, where it is only compared or where its parts are read, it is a key or a text to take apart: nothing connects to it.
/// </summary>
internal sealed class HeldUrl
{
    private const int MostHolders = 8;

    // What a parser is asked for. The whole URL, and the scheme that a new one is made with, are none of it.
    private static readonly HashSet<string> Parts = new(StringComparer.Ordinal)
    {
        "Host", "DnsSafeHost", "IdnHost", "HostNameType", "Authority", "Port", "IsDefaultPort", "UserInfo", "AbsolutePath", "LocalPath", "PathAndQuery", "Query",
        "Fragment", "Segments", "IsAbsoluteUri", "IsLoopback", "IsUnc", "IsFile", "Length",
    };

    private readonly KnownSymbols _symbols;
    private readonly Compilation? _compilation;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _known = new(SymbolEqualityComparer.Default);
    private readonly Queue<(ISymbol Holder, IOperation Scope)> _pending = new();
    private bool _isNamed;

    private HeldUrl(IOperation url, KnownSymbols symbols, CancellationToken cancellationToken) =>
        (_symbols, _compilation, _cancellationToken) = (symbols, url.SemanticModel?.Compilation, cancellationToken);

    /// <summary>Whether nothing that is done with a URL, from where it is written on, may connect to it.</summary>
    public static bool IsKeptFromConnections(IOperation url, KnownSymbols symbols, CancellationToken cancellationToken = default)
    {
        var held = new HeldUrl(url, symbols, cancellationToken);
        return held.IsNamed(url) && held.AllIsNamed();
    }

    private bool AllIsNamed()
    {
        while (_pending.Count > 0)
        {
            (ISymbol holder, IOperation scope) = _pending.Dequeue();
            foreach (IOperation use in UsesOf(holder, scope))
            {
                if (!IsNamed(use)) return false;
            }
        }
        return _isNamed;
    }

    /// <summary>Whether one use only names; what holds the value from there on is looked at later.</summary>
    private bool IsNamed(IOperation value)
    {
        for (; value.Parent is { } user; value = user)
        {
            switch (user)
            {
                case IVariableDeclaratorOperation { Symbol: var local }:
                    return Hold(local, value);
                case ISimpleAssignmentOperation assignment when assignment.Target == value:
                    return true;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } }:
                    return Hold(local, value);
                case IMemberReferenceOperation { Member.Name: var part } reference when reference.Instance == value:
                    return (Parts.Contains(part) || (part == "Scheme" && IsCompared(reference))) && Name();
                case IArgumentOperation argument when OfArgument(argument) is { } isNamed:
                    return isNamed;
                case IReturnOperation:
                    return user.SemanticModel?.GetEnclosingSymbol(value.Syntax.SpanStart, _cancellationToken) is IMethodSymbol
                        { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary } method && Hold(method, value);
                case IExpressionStatementOperation or IIsPatternOperation:
                    return true;
                default:
                    if (UrlUses.OfUser(value, user, _symbols) is not { } use) break;
                    return use is not (UrlUse.Address or UrlUse.Unknown) && Name();
            }
        }
        return false;
    }

    /// <summary>Null where it only becomes a part of what is made from it, as of a Uri.</summary>
    private bool? OfArgument(IArgumentOperation argument)
    {
        if (argument.Parent is IInvocationOperation { TargetMethod: { Name: nameof(Uri.TryCreate), ContainingType: var type } } parsing && KnownSymbols.Is(type, _symbols.Uri))
            return parsing.Arguments[parsing.Arguments.Length - 1].Value switch
            {
                IDeclarationExpressionOperation { Expression: ILocalReferenceOperation { Local: var parsed } } => Name() && Hold(parsed, argument),
                ILocalReferenceOperation { Local: var parsed } => Name() && Hold(parsed, argument),
                IDiscardOperation => Name(),
                _ => false,
            };

        switch (ArgumentUse.Of(argument, _symbols))
        {
            case UrlUse.Name or UrlUse.Test or UrlUse.Text:
                return Name();
            case UrlUse.Unknown when argument.Parameter is { } parameter
                && argument.Parent is IInvocationOperation { TargetMethod: { IsVirtual: false, IsAbstract: false, IsOverride: false } method }
                && _compilation is not null && Declarations.Body(method.OriginalDefinition, _compilation, _cancellationToken) is { } body:
                return Hold(parameter.OriginalDefinition, body);
            case null:
                return null;
            default:
                return false;
        }
    }

    private static bool IsCompared(IOperation part) =>
        part.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } or IIsPatternOperation or ISwitchOperation or ISwitchExpressionOperation;

    private bool Name() => _isNamed = true;

    private bool Hold(ISymbol holder, IOperation scope)
    {
        if (_known.Add(holder)) _pending.Enqueue((holder, scope));
        return _known.Count <= MostHolders;
    }

    private IEnumerable<IOperation> UsesOf(ISymbol holder, IOperation scope) => holder is IMethodSymbol method
        ? CallsOf(method)
        : scope.Root().Descendants().Where(one => one switch
        {
            ILocalReferenceOperation { IsDeclaration: false, Local: var local } => SymbolEqualityComparer.Default.Equals(local, holder),
            IParameterReferenceOperation { Parameter: var parameter } => SymbolEqualityComparer.Default.Equals(parameter, holder),
            _ => false,
        });

    /// <summary>The calls of a private method.</summary>
    private IEnumerable<IOperation> CallsOf(IMethodSymbol method)
    {
        foreach (SyntaxReference declaration in method.ContainingType.DeclaringSyntaxReferences)
        {
            SemanticModel model = Declarations.ModelOf(_compilation!, declaration.SyntaxTree);
            foreach (InvocationExpressionSyntax call in declaration.GetSyntax(_cancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (call.Expression.GetLastToken().ValueText == method.Name && model.GetOperation(call, _cancellationToken) is IInvocationOperation operation
                    && SymbolEqualityComparer.Default.Equals(operation.TargetMethod, method)) yield return operation;
            }
        }
    }
}
