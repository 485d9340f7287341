using Fairlead.Analyzers.Flow;
using Fairlead.Detection.Credentials;
using Fairlead.Detection.Credentials.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// Follows what sinks are given back to constants: inside bodies, and from one to the next through the slots that they end at. A constant
/// counts once, for the first sink that it reaches.
/// </summary>
internal sealed class CredentialTrace(TestProject tests, CancellationToken cancellationToken)
{
    private const int MostRounds = 6;
    private const int MostSlots = 400;

    private readonly ValueOrigins _origins = new(cancellationToken);
    private readonly Dictionary<Location, SinkReached> _constants = [];
    private readonly Dictionary<ISymbol, SinkReached> _slots = new(SymbolEqualityComparer.Default);
    private readonly List<ISymbol> _unfilled = [];

    /// <summary>Where secrets are written, and what they reach.</summary>
    public IEnumerable<KeyValuePair<Location, SinkReached>> Constants => _constants;

    /// <summary>The slots that sinks are given, and what they reach.</summary>
    public IEnumerable<KeyValuePair<ISymbol, SinkReached>> Slots => _slots;

    public void Follow(IOperation value, SinkReached sink)
    {
        // What a text holds as a whole is reported as that, and not the constants that it is put together from.
        if (value.ConstantValue is { HasValue: true, Value: string whole } && CredentialScanner.Scan(whole).Count > 0) return;

        foreach (ValueOrigin origin in _origins.Of(value))
        {
            if (origin.IsFragment) continue;
            if (Slot.Of(origin.Operation) is { } slot) Follow(slot, sink);
            else if (IsSecret(origin.Operation, sink.Sink)) Add(FirstOfRow(origin.Operation).Syntax.GetLocation(), sink);
        }
    }

    public void Follow(ISymbol slot, SinkReached sink)
    {
        if (_slots.Count >= MostSlots || _slots.ContainsKey(slot)) return;
        _slots.Add(slot, sink);
        _unfilled.Add(slot);
    }

    /// <summary>Goes on from slot to slot; <paramref name="search"/> finds what fills them.</summary>
    public void Close(Func<SlotFillers, IEnumerable<(ISymbol Slot, IOperation Value)>> search)
    {
        for (int round = 0; round < MostRounds && _unfilled.Count > 0; round++)
        {
            var fillers = new SlotFillers(_unfilled);
            _unfilled.Clear();
            foreach ((ISymbol slot, IOperation value) in search(fillers)) Follow(value, _slots[slot]);
        }
    }

    public void Add(Location constant, SinkReached sink)
    {
        if (!_constants.ContainsKey(constant)) _constants.Add(constant, sink);
    }

    private bool IsSecret(IOperation origin, CredentialSink sink)
    {
        if (WrittenConstant.TextOf(origin) is not { } text || tests.Ignores(origin.Syntax.SyntaxTree, sink.Kind.Rule(), text)) return false;
        if (WrittenConstant.IsBytes(origin)) return text.Any(one => one != text[0]);
        // What a text holds by itself is reported as that.
        return sink.Condition.Accepts(text) && CredentialScanner.Scan(text).Count == 0;
    }

    /// <summary>Of a secret that is appended character by character, the first one.</summary>
    private IOperation FirstOfRow(IOperation constant)
    {
        if (constant is not ILiteralOperation { ConstantValue.Value: char }) return constant;
        IOperation? call = constant;
        while (call is not (null or IInvocationOperation)) call = call.Parent;
        return call is IInvocationOperation addition ? _origins.FirstAddition(addition) ?? constant : constant;
    }
}
