using Fairlead.Core.Text;

namespace Fairlead.Detection.Credentials;

/// <summary>Kinds of values that names promise. The kind decides how much the value itself has to show.</summary>
internal enum SecretNameKind
{
    /// <summary>Nothing secret.</summary>
    None,

    /// <summary>People choose it, so any word may be one.</summary>
    Password,

    /// <summary>A noun that has other meanings: <c>pass</c>, <c>clave</c>. A plain word says nothing then.</summary>
    PerhapsPassword,

    /// <summary>A password of many words.</summary>
    Passphrase,

    /// <summary>A password of digits: a PIN, a passcode.</summary>
    Code,

    /// <summary>A shared or client secret: chosen by people or made by a machine.</summary>
    Secret,

    /// <summary>An API, signing or encryption key: made by a machine or mashed on a keyboard.</summary>
    Key,

    /// <summary>An access, refresh or bearer token: always made by a machine.</summary>
    Token,

    /// <summary>A user's name and password in one, or what stands for both.</summary>
    Credentials,
}

/// <summary>Descriptions of kinds in findings.</summary>
internal static class SecretNameKindExtensions
{
    /// <summary>With its article and the name that tells: <c>a password ('smtpPassword')</c>.</summary>
    public static string Describe(this SecretNameKind kind, string name) =>
        QuotedName.LooksLikePath(name) ? $"{GetNoun(kind)} ('{name}')" : GetNoun(kind);

    private static string GetNoun(SecretNameKind kind) => kind switch
    {
        SecretNameKind.Passphrase => "a passphrase",
        SecretNameKind.Code => "a passcode",
        SecretNameKind.Secret => "a secret",
        SecretNameKind.Key => "a key",
        SecretNameKind.Token => "a token",
        SecretNameKind.Credentials => "credentials",
        _ => "a password",
    };
}
