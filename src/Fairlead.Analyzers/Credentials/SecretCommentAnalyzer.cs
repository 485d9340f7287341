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
internal sealed class SecretCommentAnalyzer() : FairleadAnalyzer(Descriptors.SecretInComment)
{
    private const int ShortestSecret = 8;

    protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        bool isTestProject = TestProject.Is(context.Compilation, context.Options);
        context.RegisterSyntaxTreeAction(c =>
        {
            string source = c.Tree.GetText(c.CancellationToken).ToString();
            for (int slash = source.IndexOf('/'); slash >= 0; slash = source.IndexOf('/', slash))
            {
                int end = EndOfComment(source, slash);
                if (end - slash > ShortestSecret) Check(c, source, slash, end, isTestProject);
                slash = end;
                if (slash >= source.Length) break;
            }
        });
    }

    // Where the comment ends that begins here, if one does: "http://" in a literal looks like one, too.
    private static int EndOfComment(string source, int slash)
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

    private static void Check(SyntaxTreeAnalysisContext context, string source, int start, int end, bool isTestProject)
    {
        IReadOnlyList<CredentialMatch> matches = CredentialScanner.Scan(source.Substring(start, end - start));
        foreach (CredentialMatch match in matches)
        {
            if (!Counts(context, match.Rule, isTestProject)) continue;
            var span = new TextSpan(start + match.Span.Start, match.Span.Length);
            if (IsInComment(context, span))
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.SecretInComment, Location.Create(context.Tree, span), match.What));
        }
    }

    private static bool Counts(SyntaxTreeAnalysisContext context, Rule rule, bool isTestProject) =>
        rule != RuleTable.EmptyOrDefaultPassword
        && (rule != RuleTable.NamedSecret || !isTestProject || NamedSecrets.InTestsOption.Read(context.Options, context.Tree));

    private static bool IsInComment(SyntaxTreeAnalysisContext context, TextSpan span) =>
        context.Tree.GetRoot(context.CancellationToken).FindTrivia(span.Start).Kind() is SyntaxKind.SingleLineCommentTrivia
            or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;
}
