using Fairlead.Analyzers.DataFlow;
using Fairlead.Detection.CredentialApis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// Follows what sinks are given back to constants: inside bodies, and from one to the next through the symbols that they end at. A constant
/// counts once, for the first sink that it reaches.
/// </summary>
internal sealed class CredentialTrace(TestProject tests, ReportedPlaces places, CancellationToken cancellationToken)
{
    private const int MostRounds = 12;
    private const int MostSlots = 400;

    private readonly ValueSourceFinder _sources = new(cancellationToken);
    private readonly Dictionary<Location, ReachedSink> _constants = [];
    private readonly Dictionary<AssignableMember, ReachedSink> _assignables = [];
    private readonly List<AssignableMember> _unfilled = [];

    /// <summary>Where secrets are written, and what they reach.</summary>
    public IEnumerable<KeyValuePair<Location, ReachedSink>> Constants => _constants;

    /// <summary>The assignable symbols that sinks are given, and what they reach.</summary>
    public IEnumerable<KeyValuePair<AssignableMember, ReachedSink>> Targets => _assignables;

    public void Follow(IOperation value, ReachedSink sink)
    {
        // What a text holds as a whole is reported as that, and not the constants that it is put together from.
        if (places.IsClaimed(value.Syntax.GetLocation())) return;

        Follow(_sources.Find(value), sink);
    }

    private void Follow(IReadOnlyList<ValueSource> sources, ReachedSink sink)
    {
        foreach (ValueSource source in sources)
        {
            if (source.IsFragment) continue;
            if (source.Read is { } read) Follow(read, sink);
            else if (AssignableSymbols.Find(source.Operation) is { } assignable) Follow(new AssignableMember(assignable), sink);
            else if (IsSecret(source.Operation, sink)) Add(GetFirstPiece(source.Operation).Syntax.GetLocation(), sink);
        }
    }

    /// <summary>Goes on with the objects rather than with the member, which objects of all purposes have.</summary>
    private void Follow(SharedRead read, ReachedSink sink)
    {
        foreach (IOperation source in read.Objects)
        {
            if (AssignableSymbols.Find(source) is { } assignable) Follow(new AssignableMember(assignable, read.Part), sink);
        }
    }

    public void Follow(AssignableMember assignable, ReachedSink sink)
    {
        if (_assignables.Count >= MostSlots || _assignables.ContainsKey(assignable)) return;
        _assignables.Add(assignable, sink);
        _unfilled.Add(assignable);
    }

    /// <summary>Goes on from symbol to symbol; <paramref name="search"/> finds what is assigned to them.</summary>
    public void FollowAll(Func<AssignmentSearch, IEnumerable<(ISymbol Target, IOperation Value)>> search)
    {
        for (int round = 0; round < MostRounds && _unfilled.Count > 0; round++)
        {
            ILookup<ISymbol, AssignableMember> unfilled =
                _unfilled.ToLookup(static assignable => assignable.Symbol, SymbolEqualityComparer.Default);
            var fillers = new AssignmentSearch(unfilled.Select(static symbol => symbol.Key));
            _unfilled.Clear();
            foreach ((ISymbol symbol, IOperation value) in search(fillers))
            {
                foreach (AssignableMember assignable in unfilled[symbol]) Follow(value, assignable.Part, _assignables[assignable]);
            }
        }
    }

    private void Follow(IOperation value, ObjectPart? part, ReachedSink sink)
    {
        if (part is null) Follow(value, sink);
        else Follow(_sources.FindPart(value, part), sink);
    }

    public void Add(Location constant, ReachedSink sink)
    {
        if (!_constants.ContainsKey(constant)) _constants.Add(constant, sink);
    }

    private bool IsSecret(IOperation origin, ReachedSink reached)
    {
        CredentialSink sink = reached.Sink;
        if (ConstantExpressions.FindText(origin) is not { } text || tests.Ignores(origin.Syntax.SyntaxTree, sink.Kind.GetRule(), text))
            return false;
        if (ConstantExpressions.IsBytes(origin)) return sink.Condition.AcceptsBytes(text);
        // What a text holds by itself is reported as that.
        if (!sink.Condition.Accepts(text) || places.IsClaimed(origin.Syntax.GetLocation())) return false;
        return sink.Kind is not (SecretKind.Authorization or SecretKind.HeaderValue)
            || AuthorizationValues.MayAuthorize(text, isWrittenThere: IsWrittenAt(origin.Syntax, reached.Use));
    }

    /// <summary>Determines whether a constant stands in the member that uses it.</summary>
    private static bool IsWrittenAt(SyntaxNode constant, Location use) =>
        constant.SyntaxTree == use.SourceTree
        && constant.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.Span.Contains(use.SourceSpan) == true;

    /// <summary>Of a secret that is appended character by character, the first one.</summary>
    private IOperation GetFirstPiece(IOperation constant)
    {
        if (constant is not ILiteralOperation { ConstantValue.Value: char }) return constant;
        IOperation? call = constant;
        while (call is not (null or IInvocationOperation)) call = call.Parent;
        return call is IInvocationOperation addition ? _sources.FindFirstAddition(addition) ?? constant : constant;
    }
}
