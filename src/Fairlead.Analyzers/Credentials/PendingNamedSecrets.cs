using System.Collections.Concurrent;
using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Text;
using Fairlead.Core.Rules;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// The findings of FLD1006 in one compilation, kept until their type has been seen: a constant that reaches a credential API there is
/// reported as that.
/// </summary>
internal sealed class PendingNamedSecrets(TestProject tests, ReportedPlaces places)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, ConcurrentBag<Diagnostic>> _found = new(SymbolEqualityComparer.Default);

    public void Add(TextContext text)
    {
        if (NamedSecret.Find(text.Text, text.ContainingSymbol) is not { } diagnostic) return;
        string written = text.Text.Value.Replace(StringExpression.Unknown, "");
        if (tests.Ignores(text.Text.Operation.Syntax.SyntaxTree, RuleTable.NamedSecret, written)) return;
        Add(text, diagnostic);
    }

    /// <summary>Keeps a finding within a text, which may be a part of something more certain.</summary>
    public void Add(TextContext text, Diagnostic diagnostic)
    {
        if (text.ContainingSymbol.GetOutermostType() is { } type) _found.GetOrAdd(type, static _ => []).Add(diagnostic);
        else if (places.TryAdd(diagnostic.Location)) text.ReportDiagnostic(diagnostic);
    }

    /// <summary>Determines whether anything was found in a type or the types in it.</summary>
    public bool HasAnyIn(INamedTypeSymbol type) => _found.ContainsKey(type);

    /// <summary>Finds what was found in a type and the types in it, and is not reported as something more certain.</summary>
    public IEnumerable<Diagnostic> FindInType(INamedTypeSymbol type) =>
        _found.TryRemove(type, out ConcurrentBag<Diagnostic>? found) ? found.Where(diagnostic => places.TryAdd(diagnostic.Location)) : [];
}
