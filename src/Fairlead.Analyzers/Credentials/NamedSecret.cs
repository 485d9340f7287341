using Fairlead.Analyzers.Text;
using Fairlead.Core.Text;
using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials;

/// <summary>FLD1006: a text that is given to something named like a secret, and that is shaped like one.</summary>
internal static class NamedSecret
{
    /// <summary>Off by default: the passwords of tests are mostly made up for them.</summary>
    public static readonly FairleadOption<bool> InTestsOption = FairleadOption.Boolean("named_secrets_in_tests", defaultValue: false);

    private const int ShortestWrittenPart = 6;

    /// <summary>Whether it was reported.</summary>
    public static bool Check(TextContext context)
    {
        string value = context.Text.Value;
        if (value.Length is < 3 or > 4096 || TextTarget.Find(context.Text.Operation) is not { } target) return false;

        SecretNameKind kind = SecretName.KindOf(target.Name);
        if (kind == SecretNameKind.None || !IsSecret(kind, target, value)) return false;
        if (context.Text.Locate(new SourceSpan(0, value.Length)) is not { } location) return false;

        context.ReportDiagnostic(Diagnostic.Create(Descriptors.NamedSecret, location, kind.Describe(target.Name)));
        return true;
    }

    private static bool IsSecret(SecretNameKind kind, GivenName target, string value)
    {
        string written = value.Replace(ComposedText.Unknown, "");
        if (written.Length < value.Length && (written.Length < ShortestWrittenPart || ValueShape.IsPlainName(written))) return false;
        if (target.WantsProof && (ValueShape.IsPlainName(written) || kind == SecretNameKind.Secret && !ValueShape.IsRandom(written))) return false;
        return SecretValue.IsSecretOf(target.Name, written);
    }
}
