using Fairlead.Analyzers.Text;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;
using Fairlead.Detection.Credentials;
using Fairlead.Detection.Text.Values;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials;

/// <summary>FLD1006: a text that is given to something named like a secret, and that is shaped like one.</summary>
internal static class NamedSecret
{
    /// <summary>The rule for what is only known when a compilation ends.</summary>
    public static readonly DiagnosticDescriptor AcrossTypes = Descriptors.AtCompilationEnd(RuleTable.NamedSecret);

    private const int ShortestWrittenPart = 6;

    public static Diagnostic? Find(StringExpression text, ISymbol? owner)
    {
        string value = text.Value;
        if (value.Length is < 3 or > 4096
            || (text.IsLiteral && !SecretValues.MayBeSecretOfName(value))
            || TextDestinations.Find(text.Operation, owner) is not { } target)
            return null;

        SecretNameKind kind = SecretValues.GetKind(target.Name, value);
        if (kind == SecretNameKind.None || !IsSecret(kind, target, value)) return null;
        if (!RandomValues.IsRandom(value) && EntryKeys.IsKeyOfEntry(text.Operation.Syntax)) return null;
        if (!text.IsLiteral && !text.Literals.Any()) return null; // constants, which are reported where they are written
        return text.Locate(new SourceSpan(0, value.Length)) is { } location
            ? Diagnostic.Create(Descriptors.NamedSecret, location, kind.Describe(target.Name))
            : null;
    }

    /// <summary>Creates the diagnostic of a pair of a name and a value inside a text.</summary>
    public static Diagnostic Create(CredentialMatch match, Location location, bool isAcrossTypes) =>
        Diagnostic.Create(isAcrossTypes ? AcrossTypes : Descriptors.NamedSecret, location, match.What);

    private static bool IsSecret(SecretNameKind kind, DestinationName target, string value)
    {
        string written = value.Replace(StringExpression.Unknown, "");
        if (written.Length < value.Length && (written.Length < ShortestWrittenPart || ValueShapes.IsPlainName(written))) return false;
        if (target.RequiresEvidence
            && (ValueShapes.IsPlainName(written) || (kind == SecretNameKind.Secret && !RandomValues.IsRandom(written))))
            return false;
        return SecretValues.IsSecretNamed(target.Name, written) && !PublishedKeys.Contains(written);
    }
}
