using Microsoft.CodeAnalysis;

namespace Fairlead.TestFramework;

/// <summary>
/// A diagnostic that a test expects. Without <see cref="WithLocation"/> it is one that has no place in any file.
/// What is not set is not compared.
/// </summary>
public sealed record DiagnosticResult(string Id)
{
    internal int? MarkupKey { get; private init; }

    internal object[]? Arguments { get; private init; }

    internal DiagnosticSeverity? Severity { get; private init; }

    /// <summary>At the span that the markup <c>{|#key:span|}</c> names.</summary>
    public DiagnosticResult WithLocation(int markupKey) => this with { MarkupKey = markupKey };

    public DiagnosticResult WithArguments(params object[] arguments) => this with { Arguments = arguments };

    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };
}
