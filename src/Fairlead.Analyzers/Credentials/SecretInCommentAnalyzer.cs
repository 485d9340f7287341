using Fairlead.Core.Rules;
using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// FLD1007: what <see cref="CredentialScanner"/> finds in comments, commented-out code among them. Comments are looked for in the text of
/// a file, which is far cheaper than a walk over its trivia; the tree is asked only whether a finding really stands in a comment.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SecretInCommentAnalyzer() : FairleadAnalyzer(Descriptors.SecretInComment)
{
    private const int ShortestSecret = 8;

    protected override void Register(RuleContext context)
    {
        var tests = new TestProject(context.Compilation, context.Options);
        string clean = ""; // the last licence seen above a file, which is the same above the others
        context.RegisterSyntaxTreeAction(c =>
        {
            string source = c.Tree.GetText(c.CancellationToken).ToString();
            int first = source.IndexOf('/');
            for (int start = first; start >= 0 && start < source.Length; start = source.IndexOf('/', start))
            {
                int end = FindEndOfComments(source, start);
                if (end - start > ShortestSecret && !IsAt(start, end, source, clean))
                {
                    string comments = source.Substring(start, end - start);
                    IReadOnlyList<CredentialMatch> matches = CredentialScanner.Scan(comments);
                    if (matches.Count == 0 && start == first) clean = comments;
                    for (int i = 0; i < matches.Count; i++) Report(c, comments, matches[i], start, tests);
                }
                start = end;
            }
        });
    }

    private static bool IsAt(int start, int end, string source, string text) =>
        end - start == text.Length && string.CompareOrdinal(source, start, text, 0, text.Length) == 0;

    // Comments that only blanks part are one text: a key that is commented out goes over many lines.
    private static int FindEndOfComments(string source, int start)
    {
        int end = FindEndOfComment(source, start);
        while (true)
        {
            int next = end;
            while (next < source.Length && char.IsWhiteSpace(source[next])) next++;
            if (next + 1 >= source.Length || source[next] != '/' || source[next + 1] is not ('/' or '*')) return end;
            end = FindEndOfComment(source, next);
        }
    }

    // Where the comment ends that begins here, if one does: "http://" in a literal looks like one, too.
    private static int FindEndOfComment(string source, int slash)
    {
        char next = slash + 1 < source.Length ? source[slash + 1] : '\0';
        int end = next switch
        {
            '/' => source.IndexOf('\n', slash),
            '*' => source.IndexOf("*/", slash + 2, StringComparison.Ordinal),
            _ => slash + 1,
        };
        return end < 0 ? source.Length : end;
    }

    private static void Report(TreeContext context, string comments, CredentialMatch match, int start, TestProject tests)
    {
        if (match.Rule == RuleTable.EmptyOrDefaultPassword) return;
        if (tests.Ignores(context.Tree, match.Rule, comments.Substring(match.Span.Start, match.Span.Length))) return;
        var span = new TextSpan(start + match.Span.Start, match.Span.Length);
        if (IsInComment(context, span) && !IsDocumentedExample(comments, match))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.SecretInComment, Location.Create(context.Tree, span), match.What));
    }

    private static bool IsDocumentedExample(string comments, CredentialMatch match)
    {
        if (match.Rule == RuleTable.KnownSecretFormat) return false;
        int start = comments.LastIndexOf('\n', match.Span.Start) + 1;
        int end = comments.IndexOf('\n', match.Span.End);
        string line = comments.Substring(start, (end < 0 ? comments.Length : end) - start).Trim();
        if (!line.StartsWith("///", StringComparison.Ordinal)) return false;
        string secret = comments.Substring(match.Span.Start, match.Span.Length);
        return match.Rule == RuleTable.CredentialsInUri || match.Rule == RuleTable.SecretInConnectionString
            ? DocumentedExamples.IsExample(line, secret)
            : DocumentedExamples.IsMadeUp(secret);
    }

    private static bool IsInComment(TreeContext context, TextSpan span) =>
        context.Tree.GetRoot(context.CancellationToken).FindTrivia(span.Start).Kind() is SyntaxKind.SingleLineCommentTrivia
            or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia
            or SyntaxKind.MultiLineDocumentationCommentTrivia;
}
