using Fairlead.Core.Text;

namespace Fairlead.Core.Rules;

/// <summary>A finding as a value: which rule, where, and the arguments of its message. Each host decides what it means.</summary>
internal sealed record Problem(Rule Rule, SourceSpan Span, params string[] Arguments)
{
    /// <summary>What would mend it, the likeliest first; empty where only the author knows.</summary>
    public IReadOnlyList<ProblemEdit> Edits { get; init; } = [];

    public string Message => string.Format(System.Globalization.CultureInfo.InvariantCulture, Rule.Message, Arguments);
}

/// <summary>
/// An edit that mends a problem: what stands in the span is replaced, or, without a new text, removed together with the comma and the line
/// that would be left over.
/// </summary>
internal sealed record ProblemEdit(string Title, SourceSpan Span, string? NewText);
