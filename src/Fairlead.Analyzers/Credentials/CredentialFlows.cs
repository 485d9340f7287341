using System.Collections.Concurrent;
using Fairlead.Analyzers.DataFlow;
using Fairlead.Core.Rules;
using Fairlead.Detection.CredentialApis;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// The flows to sinks in one compilation: those that one type shows by itself, and what is left for the end because it crosses types.
/// </summary>
internal sealed class CredentialFlows(TestProject tests, ReportedPlaces places)
{
    private readonly ConcurrentDictionary<ISymbol, ConcurrentBag<CredentialSinkUse>> _uses = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentBag<KeyValuePair<Location, ReachedSink>> _constantsElsewhere = [];
    private readonly ConcurrentBag<KeyValuePair<AssignableMember, ReachedSink>> _openTargets = [];

    /// <summary>The types inside of a type belong to it.</summary>
    public void Add(CredentialSinkUse use, ISymbol owner) => _uses.GetOrAdd(owner.GetOutermostType() ?? owner, static _ => []).Add(use);

    /// <summary>Where code fills what a sink of another type may be given.</summary>
    public AssignmentIndex Assignments { get; } = new();

    /// <summary>Determines whether a sink is used in a type or the types in it.</summary>
    public bool HasUsesIn(INamedTypeSymbol type) => _uses.ContainsKey(type);

    /// <summary>Finds the constants of a type that reach sinks in it, once all of its operations have been seen.</summary>
    public IEnumerable<Diagnostic> FindInType(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        if (!_uses.TryRemove(type, out ConcurrentBag<CredentialSinkUse>? uses)) yield break;
        var trace = new CredentialTrace(tests, places, cancellationToken);
        Follow(uses, trace);
        SyntaxNode[] declarations = [.. type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken))];
        trace.FollowAll(search =>
            declarations.SelectMany(
                declaration => search.FindWithin(declaration.SyntaxTree, declaration.Span, compilation, cancellationToken)));

        foreach (KeyValuePair<AssignableMember, ReachedSink> assignable in trace.Targets)
        {
            if (IsOpen(assignable.Key.Symbol)) _openTargets.Add(assignable);
        }
        foreach (KeyValuePair<Location, ReachedSink> constant in trace.Constants)
        {
            if (!declarations.Any(declaration => IsIn(constant.Key, declaration))) _constantsElsewhere.Add(constant);
            else if (places.TryAdd(constant.Key)) yield return Create(constant, isAcrossTypes: false);
        }
    }

    /// <summary>Finds the constants that reach sinks of other types.</summary>
    public IEnumerable<Diagnostic> FindAcrossTypes(Compilation compilation, CancellationToken cancellationToken)
    {
        var trace = new CredentialTrace(tests, places, cancellationToken);
        // What belongs to no type that is declared: attributes of the assembly, statements outside of types.
        foreach (ConcurrentBag<CredentialSinkUse> uses in _uses.Values) Follow(uses, trace);
        foreach (KeyValuePair<Location, ReachedSink> constant in Sort(_constantsElsewhere)) trace.Add(constant.Key, constant.Value);
        foreach (KeyValuePair<AssignableMember, ReachedSink> assignable in Sort(_openTargets))
            trace.Follow(assignable.Key, assignable.Value);
        trace.FollowAll(search => search.FindIndexed(Assignments, compilation, cancellationToken));

        foreach (KeyValuePair<Location, ReachedSink> constant in trace.Constants)
        {
            if (places.TryAdd(constant.Key)) yield return Create(constant, isAcrossTypes: true);
        }
    }

    private static void Follow(IEnumerable<CredentialSinkUse> uses, CredentialTrace trace)
    {
        foreach (CredentialSinkUse use in uses.OrderBy(static use => use.Value.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(static use => use.Value.Syntax.SpanStart)) trace.Follow(use.Value, ReachedSink.From(use));
    }

    private static Diagnostic Create(KeyValuePair<Location, ReachedSink> constant, bool isAcrossTypes) =>
        constant.Value.Sink.Kind.GetRule() == RuleTable.ConstantCryptographicKey
            ? ConstantCryptographicKey.Create(constant.Value, constant.Key, isAcrossTypes)
            : CredentialAtSink.Create(constant.Value, constant.Key, isAcrossTypes);

    private static bool IsOpen(ISymbol assignable) => assignable.DeclaredAccessibility != Accessibility.Private
        && assignable is not IParameterSymbol { ContainingSymbol.DeclaredAccessibility: Accessibility.Private };

    private static bool IsIn(Location location, SyntaxNode declaration) =>
        location.SourceTree == declaration.SyntaxTree && declaration.Span.Contains(location.SourceSpan);

    private static IEnumerable<KeyValuePair<TKey, ReachedSink>> Sort<TKey>(IEnumerable<KeyValuePair<TKey, ReachedSink>> found) => found
        .OrderBy(static pair => pair.Value.Use.SourceTree?.FilePath, StringComparer.Ordinal)
        .ThenBy(static pair => pair.Value.Use.SourceSpan.Start);
}
