using System.Collections.Concurrent;
using Fairlead.Analyzers.Flow;
using Fairlead.Core.Rules;
using Fairlead.Detection.Credentials.Sinks;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// The flows to sinks in one compilation: those that one type shows by itself, and what is left for the end because it crosses types.
/// </summary>
internal sealed class CredentialFlows(TestProject tests)
{
    private readonly ConcurrentDictionary<ISymbol, ConcurrentBag<SinkUse>> _uses = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<Location, bool> _reported = new();
    private readonly ConcurrentBag<KeyValuePair<Location, SinkReached>> _constantsElsewhere = [];
    private readonly ConcurrentBag<KeyValuePair<ISymbol, SinkReached>> _openSlots = [];

    /// <summary>The types inside of a type belong to it.</summary>
    public void Add(SinkUse use, ISymbol owner) => _uses.GetOrAdd(owner.OutermostType() ?? owner, static _ => []).Add(use);

    /// <summary>Where code fills what a sink of another type may be given.</summary>
    public FillerPlaces Places { get; } = new();

    /// <summary>A constant that another rule has reported while its type was looked at, so that the end does not report it again.</summary>
    public void AddReported(Location constant) => _reported.TryAdd(constant, true);

    /// <summary>Whether a sink is used in a type or the types in it.</summary>
    public bool HasUsesIn(INamedTypeSymbol type) => _uses.ContainsKey(type);

    /// <summary>The constants of a type that reach sinks in it, once all of its operations have been seen.</summary>
    public IEnumerable<Diagnostic> InType(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        if (!_uses.TryRemove(type, out ConcurrentBag<SinkUse>? uses)) yield break;
        var trace = new CredentialTrace(tests, cancellationToken);
        Follow(uses, trace);
        SyntaxNode[] declarations = [.. type.DeclaringSyntaxReferences.Select(one => one.GetSyntax(cancellationToken))];
        trace.Close(fillers => declarations.SelectMany(one => fillers.In(one.SyntaxTree, one.Span, compilation, cancellationToken)));

        foreach (KeyValuePair<ISymbol, SinkReached> slot in trace.Slots)
        {
            if (slot.Key.DeclaredAccessibility != Accessibility.Private && IsOpen(slot.Key)) _openSlots.Add(slot);
        }
        foreach (KeyValuePair<Location, SinkReached> constant in trace.Constants)
        {
            if (!declarations.Any(one => IsIn(constant.Key, one))) _constantsElsewhere.Add(constant);
            else if (_reported.TryAdd(constant.Key, true)) yield return Report(constant, Descriptors.CredentialAtSink, Descriptors.ConstantCryptographicKey);
        }
    }

    /// <summary>The constants that reach sinks of other types.</summary>
    public IEnumerable<Diagnostic> AcrossTypes(
        Compilation compilation, DiagnosticDescriptor credential, DiagnosticDescriptor key, CancellationToken cancellationToken)
    {
        var trace = new CredentialTrace(tests, cancellationToken);
        // What belongs to no type that is declared: attributes of the assembly, statements outside of types.
        foreach (ConcurrentBag<SinkUse> uses in _uses.Values) Follow(uses, trace);
        foreach (KeyValuePair<Location, SinkReached> constant in InOrder(_constantsElsewhere)) trace.Add(constant.Key, constant.Value);
        foreach (KeyValuePair<ISymbol, SinkReached> slot in InOrder(_openSlots)) trace.Follow(slot.Key, slot.Value);
        trace.Close(fillers => fillers.Among(Places, compilation, cancellationToken));

        foreach (KeyValuePair<Location, SinkReached> constant in trace.Constants)
        {
            if (!_reported.Keys.Any(one => Overlap(one, constant.Key)) && _reported.TryAdd(constant.Key, true)) yield return Report(constant, credential, key);
        }
    }

    private static void Follow(IEnumerable<SinkUse> uses, CredentialTrace trace)
    {
        foreach (SinkUse use in uses.OrderBy(static use => use.Value.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(static use => use.Value.Syntax.SpanStart)) trace.Follow(use.Value, SinkReached.By(use));
    }

    private static Diagnostic Report(KeyValuePair<Location, SinkReached> constant, DiagnosticDescriptor credential, DiagnosticDescriptor key)
    {
        SinkReached sink = constant.Value;
        DiagnosticDescriptor descriptor = sink.Sink.Kind.Rule() == RuleTable.ConstantCryptographicKey ? key : credential;
        return Diagnostic.Create(descriptor, constant.Key, [sink.Use], sink.Sink.Kind.What(), sink.Name);
    }

    private static bool IsOpen(ISymbol slot) =>
        slot is not IParameterSymbol { ContainingSymbol.DeclaredAccessibility: Accessibility.Private };

    private static bool Overlap(Location one, Location other) => one.SourceTree == other.SourceTree && one.SourceSpan.IntersectsWith(other.SourceSpan);

    private static bool IsIn(Location location, SyntaxNode declaration) =>
        location.SourceTree == declaration.SyntaxTree && declaration.Span.Contains(location.SourceSpan);

    private static IEnumerable<KeyValuePair<TKey, SinkReached>> InOrder<TKey>(IEnumerable<KeyValuePair<TKey, SinkReached>> found) => found
        .OrderBy(static one => one.Value.Use.SourceTree?.FilePath, StringComparer.Ordinal)
        .ThenBy(static one => one.Value.Use.SourceSpan.Start);
}
