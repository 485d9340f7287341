using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fairlead.Analyzers.Tests.Cases;

/// <summary>
/// Secrets that are put into the texts of a file: its literals, comments, names and values. Wherever one of them comes out again, in a
/// message or a property, a user's secret could.
/// </summary>
internal sealed partial class Canary(string name, Func<string, int, string> mutate)
{
    private const string Core = "kW3vR8qLz2TnXp5JhYb7Mc4D";

    /// <summary>As connection strings, addresses, tokens of services and bare passwords hold it.</summary>
    private static readonly string[] Forms =
    [
        $"Server=db1.contoso.com;User Id=app;Password={Core}", $"amqp://app:{Core}@mq.contoso.com/v", "sk_" + "live_" + Core, Core,
        $"https://contoso.com/in/{Core}?sig={Core}",
    ];

    public static IReadOnlyList<Canary> All { get; } =
    [
        new("instead of every text", static (_, index) => GetForm(index)),
        new("instead of every second text", static (text, index) => index % 2 == 0 ? GetForm(index / 2) : text),
        new("instead of every other text", static (text, index) => index % 2 == 1 ? GetForm(index / 2) : text),
        new("before every text", static (text, index) => GetForm(index) + (index % 2 == 0 ? ";" : " ") + text),
        new("behind every text", static (text, index) => text + (index % 2 == 0 ? "=" : " ") + GetForm(index)),
        new("as a part of every text", static (text, _) => text + Core),
    ];

    public string Name { get; } = name;

    /// <summary>
    /// Two ways for each case of a page: each way meets many of its cases, and all of them for every case would take three times as long.
    /// </summary>
    public static IEnumerable<Canary> PickFor(int index) => [All[index % All.Count], All[(index + All.Count / 2) % All.Count]];

    /// <summary>Whether a text shows the canary, in whatever case and with whatever signs between.</summary>
    public static bool IsIn(string text) =>
        new string([.. text.Where(char.IsAsciiLetterOrDigit)]).Contains(Core, StringComparison.OrdinalIgnoreCase);

    public string Apply(CaseFile file, string content) =>
        file.IsCSharp ? ApplyToCode(content) : file.Language is "json" ? ApplyToParts(content, JsonText()) : ApplyToParts(content, Word());

    private static string GetForm(int index) => Forms[index % Forms.Length];

    private string ApplyToCode(string code)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(code).GetRoot();
        int index = 0;
        root = root.ReplaceSyntax(
            [], static (node, _) => node,
            root.DescendantTokens().Where(IsText), (token, _) => WithText(token, mutate(token.ValueText, index++)),
            root.DescendantTrivia()
                .Where(IsComment), (trivia, _) => SyntaxFactory.Comment(WithCanary(trivia.ToString(), mutate("note", index++))));
        return root.ToFullString();
    }

    private string ApplyToParts(string content, Regex part)
    {
        int index = 0;
        return part.Replace(content, match => mutate(match.Value, index++));
    }

    private static bool IsText(SyntaxToken token) =>
        token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
        or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.InterpolatedStringTextToken;

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;

    private static SyntaxToken WithText(SyntaxToken token, string text)
    {
        if (token.IsKind(SyntaxKind.InterpolatedStringTextToken))
            return SyntaxFactory.Token(token.LeadingTrivia, token.Kind(), text, text, token.TrailingTrivia);
        string suffix = token.IsKind(SyntaxKind.Utf8StringLiteralToken) ? "u8" : "";
        return SyntaxFactory.ParseToken(SymbolDisplay.FormatLiteral(text, quote: true) + suffix).WithTriviaFrom(token);
    }

    private static string WithCanary(string comment, string text) =>
        comment.EndsWith("*/", StringComparison.Ordinal) ? $"{comment[..^2]}{text}*/" : $"{comment} {text}";

    [GeneratedRegex("""(?<=")(?:[^"\\\n]|\\.)+(?=")(?="\s*[:,}\]\r\n])""")]
    private static partial Regex JsonText();

    [GeneratedRegex(@"[\p{L}\p{N}_][\p{L}\p{N}_.\-]{2,}")]
    private static partial Regex Word();
}
