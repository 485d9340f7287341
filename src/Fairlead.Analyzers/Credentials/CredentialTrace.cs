using Fairlead.Analyzers.DataFlow;
using Fairlead.Detection.CredentialApis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// Follows what sinks are given back to constants: inside bodies, and from one to the next through the symbols that they end at. A constant
/// counts once, for the first sink that it reaches.
/// </summary>
internal sealed class CredentialTrace(TestProject tests, ReportedPlaces places, CancellationToken cancellationToken)
{
    private const int MostRounds = 6;
    private const int MostSlots = 400;

    private readonly ValueSourceFinder _sources = new(cancellationToken);
    private readonly Dictionary<Location, ReachedSink> _constants = [];
    private readonly Dictionary<ISymbol, ReachedSink> _assignables = new(SymbolEqualityComparer.Default);
    private readonly List<ISymbol> _unfilled = [];

    /// <summary>Where secrets are written, and what they reach.</summary>
    public IEnumerable<KeyValuePair<Location, ReachedSink>> Constants => _constants;

    /// <summary>The assignable symbols that sinks are given, and what they reach.</summary>
    public IEnumerable<KeyValuePair<ISymbol, ReachedSink>> Targets => _assignables;

    public void Follow(IOperation value, ReachedSink sink)
    {
        // What a text holds as a whole is reported as that, and not the constants that it is put together from.
        if (places.IsClaimed(value.Syntax.GetLocation())) return;

        foreach (ValueSource source in _sources.Find(value))
        {
            if (source.IsFragment) continue;
            if (AssignableSymbols.Find(source.Operation) is { } assignable) Follow(assignable, sink);
            else if (IsSecret(source.Operation, sink.Sink)) Add(GetFirstPiece(source.Operation).Syntax.GetLocation(), sink);
        }
    }

    public void Follow(ISymbol assignable, ReachedSink sink)
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
            var fillers = new AssignmentSearch(_unfilled);
            _unfilled.Clear();
            foreach ((ISymbol assignable, IOperation value) in search(fillers)) Follow(value, _assignables[assignable]);
        }
    }

    public void Add(Location constant, ReachedSink sink)
    {
        if (!_constants.ContainsKey(constant)) _constants.Add(constant, sink);
    }

    private bool IsSecret(IOperation origin, CredentialSink sink)
    {
        if (ConstantExpressions.FindText(origin) is not { } text || tests.Ignores(origin.Syntax.SyntaxTree, sink.Kind.GetRule(), text))
            return false;
        if (ConstantExpressions.IsBytes(origin)) return text.Any(c => c != text[0]);
        // What a text holds by itself is reported as that.
        return sink.Condition.Accepts(text) && !places.IsClaimed(origin.Syntax.GetLocation());
    }

    /// <summary>Of a secret that is appended character by character, the first one.</summary>
    private IOperation GetFirstPiece(IOperation constant)
    {
        if (constant is not ILiteralOperation { ConstantValue.Value: char }) return constant;
        IOperation? call = constant;
        while (call is not (null or IInvocationOperation)) call = call.Parent;
        return call is IInvocationOperation addition ? _sources.FindFirstAddition(addition) ?? constant : constant;
    }
}
