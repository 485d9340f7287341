using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// Finds the constants that unknown pieces of texts may be: those that reach them in a body, and those that other code of a type or
/// compilation assigns to the parameters and members that they come from.
/// </summary>
internal sealed class PieceConstants(ValueSourceFinder sources)
{
    private const int MostRounds = 6;
    private const int MostSymbols = 400;
    private const int MostConstants = 8;

    private readonly Dictionary<IOperation, Origin> _pieces = [];
    private readonly Dictionary<ISymbol, Origin> _symbols = new(SymbolEqualityComparer.Default);
    private readonly List<ISymbol> _pending = [];

    /// <summary>What a piece or a symbol is known to come from.</summary>
    private sealed class Origin
    {
        public List<StringPiece> Constants { get; } = [];

        public List<ISymbol> Symbols { get; } = [];

        public bool HasOther { get; set; }
    }

    /// <summary>Takes an unknown piece on, so that <see cref="FollowAll"/> follows it.</summary>
    public void Add(IOperation piece)
    {
        if (!_pieces.ContainsKey(piece)) _pieces.Add(piece, Read(piece));
    }

    /// <summary>Goes on from symbol to symbol; <paramref name="search"/> finds what is assigned to them.</summary>
    public void FollowAll(Func<AssignmentSearch, IEnumerable<(ISymbol Target, IOperation Value)>> search)
    {
        for (int round = 0; round < MostRounds && _pending.Count > 0; round++)
        {
            var assignments = new AssignmentSearch(_pending);
            _pending.Clear();
            foreach ((ISymbol assignable, IOperation value) in search(assignments)) ReadInto(_symbols[assignable], value);
        }
    }

    /// <summary>Finds the constants that a piece may be. An empty one only counts where nothing else can be there.</summary>
    public IReadOnlyList<StringPiece> Find(IOperation piece)
    {
        var found = new List<StringPiece>();
        bool isOnly = !Collect(_pieces[piece], found, new HashSet<ISymbol>(SymbolEqualityComparer.Default)) && found.Count == 1;
        if (!isOnly) found.RemoveAll(static constant => constant.Value.Length == 0);
        if (found.Count > MostConstants) found.RemoveRange(MostConstants, found.Count - MostConstants);
        return found;
    }

    /// <summary>Determines whether other types may assign what a piece comes from.</summary>
    public bool IsOpen(IOperation piece)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        Collect(_pieces[piece], [], seen);
        return seen.Any(static symbol => !IsClosed(symbol));
    }

    /// <summary>Gives whether there is anything else than the constants.</summary>
    private bool Collect(Origin origin, List<StringPiece> found, HashSet<ISymbol> seen)
    {
        found.AddRange(origin.Constants.Where(constant => !found.Exists(other => other.Operation == constant.Operation)));
        bool hasOther = origin.HasOther;
        foreach (ISymbol symbol in origin.Symbols)
        {
            if (!seen.Add(symbol)) continue;
            Origin values = _symbols[symbol];
            bool isAssigned = values.Constants.Count > 0 || values.Symbols.Count > 0 || values.HasOther;
            hasOther |= Collect(values, found, seen) || !(isAssigned || (IsClosed(symbol) && symbol is not IParameterSymbol));
        }
        return hasOther;
    }

    private static bool IsClosed(ISymbol symbol) => symbol is IParameterSymbol
        ? symbol.ContainingSymbol.DeclaredAccessibility == Accessibility.Private
        : symbol.DeclaredAccessibility == Accessibility.Private || symbol is IFieldSymbol { IsReadOnly: true };

    private Origin Read(IOperation value)
    {
        var origin = new Origin();
        ReadInto(origin, value);
        return origin;
    }

    private void ReadInto(Origin origin, IOperation value)
    {
        foreach (ValueSource source in sources.Find(value))
        {
            if (source.IsFragment) origin.HasOther = true;
            else if (source.Operation.ConstantValue is { HasValue: true, Value: string text } && source.Operation is not INameOfOperation)
                origin.Constants.Add(StringPiece.CreateWritten(source.Operation, text));
            else if (AssignableSymbols.Find(source.Operation) is { } symbol && !IsOfGenericType(symbol)) Follow(origin, symbol);
            else origin.HasOther = true;
        }
    }

    /// <summary>What one instance of a general container holds says nothing of the others.</summary>
    private static bool IsOfGenericType(ISymbol symbol) =>
        symbol.ContainingType is { IsGenericType: true } || symbol.ContainingSymbol is IMethodSymbol { IsGenericMethod: true };

    private void Follow(Origin origin, ISymbol symbol)
    {
        if (!_symbols.ContainsKey(symbol))
        {
            if (_symbols.Count >= MostSymbols) return;
            _symbols.Add(symbol, new Origin());
            _pending.Add(symbol);
        }
        origin.Symbols.Add(symbol);
    }
}
