using Fairlead.Analyzers.Text;
using Fairlead.Core.Rules;
using Fairlead.Detection.Credentials;
using Fairlead.Detection.Credentials.CommandLines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// The credentials that a text of the code holds by itself: FLD1001, FLD1003, FLD1004 and FLD1011, and pairs of name and value (FLD1006).
/// </summary>
internal static class WrittenCredentials
{
    /// <summary>Determines whether the text holds any.</summary>
    public static bool Report(TextContext context, TestProject tests)
    {
        if (Report(context, context.Text, FindAll(context.Text), tests)) return true;
        if (context.Text.IsLiteral) return false;

        // What is joined to a secret of a known format may hide where it ends. All else is known by what it is joined to.
        bool reported = false;
        foreach (StringExpression literal in context.Text.Literals)
        {
            reported |= Report(context, literal, KnownSecretFormat.Scan(literal.Value), tests);
        }

        return reported;
    }

    private static IReadOnlyList<CredentialMatch> FindAll(StringExpression text)
    {
        IReadOnlyList<CredentialMatch> matches = CredentialScanner.Scan(text.Value);
        return matches.Count == 0 && ProcessArguments.FindProgram(text.Operation) is { } program
            ? CommandScanner.ScanArguments(program, text.Value)
            : matches;
    }

    private static bool Report(TextContext context, StringExpression text, IReadOnlyList<CredentialMatch> matches, TestProject tests)
    {
        if (matches.Count == 0) return false;
        foreach (CredentialMatch match in matches)
        {
            string value = text.Value.Substring(match.Span.Start, match.Span.Length);
            if (tests.Ignores(text.Operation.Syntax.SyntaxTree, match.Rule, value)) continue;
            if (Locate(text, match) is { } location) context.ReportDiagnostic(Create(match, location));
        }

        return true;
    }

    /// <summary>Returns null if it is reported elsewhere.</summary>
    private static Location? Locate(StringExpression text, CredentialMatch match)
    {
        if (match.Rule == RuleTable.EmptyOrDefaultPassword && EmptyOrDefaultPassword.IsCompletedLater(match, text)) return null;
        if (text.Locate(match.Span) is { } location) return location;

        // It comes from a constant. Where neither its text nor its name tells there that it is a secret, it is one only here.
        StringPiece piece = text.GetPieceAt(match.Span.Start);
        bool isTold = CredentialScanner.Scan(piece.Value).Count > 0
            || (FindName(piece.Operation) is { } name && SecretNames.NamesSecret(name));
        return isTold ? null : piece.Syntax.GetLocation();
    }

    private static Diagnostic Create(CredentialMatch match, Location location) =>
        match.Rule == RuleTable.KnownSecretFormat ? KnownSecretFormat.Create(match, location)
        : match.Rule == RuleTable.SecretInConnectionString ? SecretInConnectionString.Create(match, location)
        : match.Rule == RuleTable.CredentialsInUri ? CredentialsInUri.Create(match, location)
        : match.Rule == RuleTable.EmptyOrDefaultPassword ? EmptyOrDefaultPassword.Create(match, location)
        : NamedSecret.Create(match, location);

    private static string? FindName(IOperation operation) => operation switch
    {
        IMemberReferenceOperation member => member.Member.Name,
        ILocalReferenceOperation local => local.Local.Name,
        _ => null,
    };
}
