using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Callbacks;

/// <summary>
/// One run of a callback by hand, for one certificate with errors that the checks before it have found. Where the way depends on what is
/// not known, the run takes the next of the decisions that it was given; when they are used up, it notes that one more is needed.
/// </summary>
internal sealed partial class CallbackInterpreter(
    ShownCertificate shown, IReadOnlyList<bool> decisions, CancellationToken cancellationToken)
{
    private const int MostSteps = 1_500;
    private const int DeepestCalls = 5;

    private readonly Dictionary<ISymbol, KnownValue> _values = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, bool> _decided = new(SymbolEqualityComparer.Default);
    private readonly CallbackExpressions _expressions = new(shown);

    // What initializers and patterns, and the right sides of question marks, speak of.
    private readonly Stack<KnownValue> _receivers = new();
    private readonly Stack<KnownValue> _accessed = new();
    private KnownValue _result;
    private bool _threw;
    private int _decisions;
    private int _steps;
    private int _depth;

    private enum Completion
    {
        Normal,
        Returned,
        Threw,
        Broke,
        Continued,
    }

    /// <summary>Who decides at the point where the decisions ended; null if they were enough.</summary>
    public Decider? Undecided { get; private set; }

    /// <summary>True if something was met that the interpreter does not understand.</summary>
    public bool HasGivenUp { get; private set; }

    /// <summary>Determines whether the callback says yes.</summary>
    public bool Accepts(IReadOnlyList<IParameterSymbol> parameters, IOperation body, bool resultIsTruth)
    {
        foreach (IParameterSymbol parameter in parameters) _values[parameter] = _expressions.GetParameter(parameter);
        Completion completion = Run(body);
        if (completion == Completion.Threw) return false;
        // A validator without a result refuses by an exception.
        return !resultIsTruth || (completion == Completion.Returned && IsTrue(_result));
    }

    private Completion GiveUp()
    {
        HasGivenUp = true;
        return Completion.Threw;
    }

    private bool IsTrue(KnownValue value, ISymbol? source = null) =>
        value.Truth ?? Decide(value.Kind == KnownValueKind.Claimed ? Decider.OtherSide : Decider.Program, source);

    private bool Decide(Decider decider, ISymbol? source)
    {
        if (source is not null && _decided.TryGetValue(source, out bool before)) return before;
        bool decision = false;
        if (_decisions < decisions.Count) decision = decisions[_decisions++];
        else Undecided ??= decider;
        if (source is not null) _decided[source] = decision;
        return decision;
    }

    private void SetVariable(ISymbol variable, KnownValue value)
    {
        _values[variable] = value;
        _decided.Remove(variable);
    }

    /// <summary>Finds what is asked more than once in one run is answered the same.</summary>
    private static ISymbol? FindSource(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { IsIndexer: false } } member => member.Member,
        _ => null,
    };
}
