using Fairlead.Analyzers.Text;
using Fairlead.Core.Rules;
using Fairlead.Detection.Credentials;
using Fairlead.Detection.Credentials.CommandLines;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// The credentials that a text of the code holds by itself: FLD1001, FLD1003, FLD1004 and FLD1011, and pairs of name and value (FLD1006).
/// What a text holds only together with values from elsewhere is left to <see cref="ComposedCredentials"/>.
/// </summary>
internal sealed class WrittenCredentials(
    TestProject tests, ReportedPlaces places, ComposedCredentials composed, PendingNamedSecrets names)
{
    /// <summary>Determines whether the text holds any, so that its name does not matter.</summary>
    public bool Report(TextContext context)
    {
        bool isOpen = ComposedCredentials.IsOpen(context.Text);
        if (Report(context, context.Text, FindAll(context.Text), ref isOpen)) return true;
        if (!context.Text.IsLiteral)
        {
            // What is joined to a secret of a known format may hide where it ends. All else is known by what it is joined to.
            bool reported = false;
            foreach (StringExpression literal in context.Text.Literals)
                reported |= Report(context, literal, KnownSecretFormat.Scan(literal.Value), ref isOpen);
            if (reported) return true;
        }

        if (isOpen) composed.Add(context);
        return false;
    }

    private static IReadOnlyList<CredentialMatch> FindAll(StringExpression text)
    {
        IReadOnlyList<CredentialMatch> matches = CredentialScanner.Scan(text.Value);
        return matches.Count == 0 && ProcessArguments.FindProgram(text.Operation) is { } program
            ? CommandScanner.ScanArguments(program, text.Value)
            : matches;
    }

    private bool Report(TextContext context, StringExpression text, IReadOnlyList<CredentialMatch> matches, ref bool isOpen)
    {
        if (matches.Count == 0) return false;
        bool isReported = false;
        foreach (CredentialMatch match in matches)
        {
            string value = text.Value.Substring(match.Span.Start, match.Span.Length);
            if (tests.Ignores(text.Operation.Syntax.SyntaxTree, match.Rule, value)) continue;
            if (EmptyOrDefaultPassword.MayBeCompleted(match, text)) continue;
            isReported = true;
            places.Claim(text.Operation.Syntax.GetLocation());
            if (text.Locate(match.Span) is not { } location || HoldsSecretOfOther(text, match)) isOpen = true;
            else if (match.Rule == RuleTable.NamedSecret) names.Add(context, Create(match, location));
            else if (places.TryAdd(location)) context.ReportDiagnostic(Create(match, location));
        }

        if (isReported && isOpen) composed.Add(context);
        return isReported;
    }

    /// <summary>A constant that holds a secret by itself is reported where it is declared.</summary>
    private static bool HoldsSecretOfOther(StringExpression text, CredentialMatch match) =>
        !text.IsLiteral && text.GetDeclared(match.Span).Any(static constant => CredentialScanner.Scan(constant).Count > 0);

    public static Diagnostic Create(CredentialMatch match, Location location, bool isAcrossTypes = false) =>
        match.Rule == RuleTable.KnownSecretFormat ? KnownSecretFormat.Create(match, location, isAcrossTypes)
        : match.Rule == RuleTable.SecretInConnectionString ? SecretInConnectionString.Create(match, location, isAcrossTypes)
        : match.Rule == RuleTable.CredentialsInUri ? CredentialsInUri.Create(match, location, isAcrossTypes)
        : match.Rule == RuleTable.EmptyOrDefaultPassword ? EmptyOrDefaultPassword.Create(match, location, isAcrossTypes)
        : NamedSecret.Create(match, location, isAcrossTypes);
}
