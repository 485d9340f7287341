using Fairlead.Core.Text;

namespace Fairlead.Core.Rules;

/// <summary>A finding as a value: which rule, where, and the arguments of its message. Each host decides what it means.</summary>
internal sealed record Problem(Rule Rule, SourceSpan Span, params string[] Arguments)
{
    public string Message => string.Format(System.Globalization.CultureInfo.InvariantCulture, Rule.Message, Arguments);
}
