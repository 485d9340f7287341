using Fairlead.Analyzers;
using Fairlead.CodeFixes.UserSecrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>
/// Plans plain fakes for the secrets of tests. All literals of a file that hold a secret get the same fake, and the same secret gets the
/// same fake in every file, because tests compare what goes in with what comes out. The fake is also the key of the secret.
/// </summary>
internal sealed class PlainFakePlanner(Project project, UserSecretsStore store)
    : KeptValuePlanner(project, store, "TestValues")
{
    public override async Task<Attempt<string>> AddAsync(
        TextDocument document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await ((Document)document).GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || SecretLiteral.FindAt(root, diagnostic.Location.SourceSpan) is not { } literal)
            return Attempt<string>.Fail("the secret is not written as one literal");

        bool isPart = !literal.IsWhole && diagnostic.Id != Descriptors.KnownSecretFormat.Id;
        string fake = Values.Keep(isPart ? "not-a-real-password" : "not-a-real-secret", literal.Secret);
        foreach (SyntaxToken token in root.DescendantTokens().Where(static token => IsText(token.Kind())))
        {
            for (int start = token.Text.IndexOf(literal.Secret, StringComparison.Ordinal);
                start >= 0;
                start = token.Text.IndexOf(literal.Secret, start + literal.Secret.Length, StringComparison.Ordinal))
            {
                Edits.TryAdd(document.Id, new TextChange(new TextSpan(token.SpanStart + start, literal.Secret.Length), fake));
            }
        }
        return $"Use the plain fake '{fake}'";
    }

    private static bool IsText(SyntaxKind kind) => kind is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
        or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken
        or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken;
}
