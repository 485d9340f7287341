using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.TestFramework;

/// <summary>A text with its marks taken out, for tests that write it again in another way.</summary>
/// <param name="Text">The text without marks.</param>
/// <param name="Ids">The ids of the marks, each as often as it is there.</param>
public sealed record MarkedText(string Text, IReadOnlyList<string> Ids)
{
    public static MarkedText Parse(string marked)
    {
        TestFileMarkupParser.GetSpans(
            marked, treatPositionIndicatorsAsCode: true, out string text, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
        return new MarkedText(text, [.. spans.SelectMany(mark => mark.Value.Select(_ => mark.Key))]);
    }
}
