using Fairlead.CodeFixes.Moves;
using Fairlead.CodeFixes.UserSecrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>
/// Plans plain fakes for the secrets of tests. All literals of a file that hold a secret get the same fake, and the same secret gets the
/// same fake in every file, because tests compare what goes in with what comes out. The fake is also the key of the secret.
/// </summary>
internal sealed class PlainFakePlanner(Project project, UserSecretsStore store) : StoringPlanner
{
    private readonly KeptValues _values = new("TestValues", store);
    private readonly PlannedEdits _edits = new();

    public override bool Covers(TextDocument document, Diagnostic diagnostic) =>
        _edits.Touches(document.Id, diagnostic.Location.SourceSpan);

    public override async Task<Attempt<string>> AddAsync(
        TextDocument document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await ((Document)document).GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || SecretLiteral.FindAt(root, diagnostic.Location.SourceSpan) is not { } literal)
            return Attempt<string>.Fail("the secret is not written as one literal");

        string fake = _values.Keep(literal.IsWhole || diagnostic.Id == "FLD1001" ? "not-a-real-secret" : "not-a-real-password", literal.Secret);
        foreach (SyntaxToken token in root.DescendantTokens().Where(static token => IsText(token.Kind())))
        {
            for (int start = token.Text.IndexOf(literal.Secret, StringComparison.Ordinal);
                start >= 0;
                start = token.Text.IndexOf(literal.Secret, start + literal.Secret.Length, StringComparison.Ordinal))
            {
                _edits.TryAdd(document.Id, new TextChange(new TextSpan(token.SpanStart + start, literal.Secret.Length), fake));
            }
        }
        return $"Use the plain fake '{fake}'";
    }

    public override async Task<StoringAction> CreateActionAsync(
        string title, string equivalenceKey, CancellationToken cancellationToken)
    {
        Solution changed = await _edits.ApplyAsync(project.Solution, cancellationToken).ConfigureAwait(false);
        changed = await store.AddToProjectAsync(changed, cancellationToken).ConfigureAwait(false);
        return new StoringAction(title, equivalenceKey, changed, store.Planned);
    }

    private static bool IsText(SyntaxKind kind) => kind is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
        or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken
        or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken;
}
