using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;
using Fairlead.Core.Rules;

namespace Fairlead.Core.Tests.Manifest;

/// <summary>Parses manifests whose expected problems are marked: <c>{|FLD4005:"http"|}</c>.</summary>
internal static class VerifyManifest
{
    /// <summary>Asserts that exactly the marked problems are reported, and returns the manifest.</summary>
    public static ManifestDocument Parse(string markup) => Parse(markup, out _);

    /// <summary>Asserts that exactly the one marked problem is reported, with this message.</summary>
    public static ManifestDocument Reports(string markup, string message)
    {
        ManifestDocument manifest = Parse(markup, out IReadOnlyList<Problem> problems);
        Assert.Equal(message, Assert.Single(problems).Message);
        return manifest;
    }

    /// <summary>The same for the members of one connection of type http, which is what most cases are about.</summary>
    public static ManifestConnection ReportsInConnection(string members, string message) =>
        Assert.Single(Reports($$"""{ "connections": { "api": { "conn_type": "http", {{members}} } } }""", message).Connections);

    private static ManifestDocument Parse(string markup, out IReadOnlyList<Problem> problems)
    {
        (string text, List<string> expected) = Strip(markup);
        ManifestParseResult result = ManifestParser.Parse(text, ConnectionTypeTable.BuiltIn);
        problems = result.Problems;
        Assert.Equal(expected,
            problems.Select(
                problem => $"{problem.Rule.Id} {text.Substring(problem.Span.Start, problem.Span.Length)} @{problem.Span.Start}"));
        return result.Manifest;
    }

    private static (string Text, List<string> Expected) Strip(string markup)
    {
        var expected = new List<string>();
        var text = new System.Text.StringBuilder();
        for (int i = 0; i < markup.Length;)
        {
            if (string.CompareOrdinal(markup, i, "{|FLD", 0, 5) != 0)
            {
                text.Append(markup[i++]);
                continue;
            }
            int colon = markup.IndexOf(':', i);
            int end = markup.IndexOf("|}", colon, StringComparison.Ordinal);
            string marked = markup[(colon + 1)..end];
            expected.Add($"{markup[(i + 2)..colon]} {marked} @{text.Length}");
            text.Append(marked);
            i = end + 2;
        }
        return (text.ToString(), expected);
    }
}
