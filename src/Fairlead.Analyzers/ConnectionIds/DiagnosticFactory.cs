using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// Makes the diagnostics of a compilation. A constant that is used twice is reported twice at the same place. Compilers show equal
/// diagnostics once, if their arguments are the same objects. Remembering what was reported would lose it in editors, which analyze a
/// compilation again and again.
/// </summary>
internal sealed class DiagnosticFactory
{
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    public Diagnostic Create(DiagnosticDescriptor rule, Location location, params string[] arguments) =>
        Create(rule, location, ImmutableDictionary<string, string?>.Empty, arguments);

    public Diagnostic Create(
        DiagnosticDescriptor rule, Location location, ImmutableDictionary<string, string?> properties, params string[] arguments) =>
        Diagnostic.Create(rule, location, properties, [.. arguments.Select(text => _texts.GetOrAdd(text, text))]);
}
