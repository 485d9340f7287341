using Fairlead.Core.Rules;

namespace Fairlead.Detection.CredentialApis;

/// <summary>Kinds of secrets that APIs take.</summary>
internal enum SecretKind
{
    Password,
    Passphrase,
    Token,
    ApiKey,
    SecretKey,
    AccountKey,
    ClientSecret,
    WebhookSecret,
    WebhookUrl,
    SharedAccessSignature,
    Authorization,
    HeaderValue,
    ParameterValue,
    CertificatePassword,
    PrivateKeyPassword,
    ServiceAccountKey,
    ConnectionString,
    PublicIdentifier,
    Credential,
    SymmetricKey,
    SigningKey,
    PrivateKey,
    Certificate,
}

internal static class SecretKindExtensions
{
    /// <summary>A key for cryptography is FLD1005's, everything else FLD1002's.</summary>
    public static Rule GetRule(this SecretKind kind) =>
        kind >= SecretKind.SymmetricKey ? RuleTable.ConstantCryptographicKey : RuleTable.CredentialAtSink;

    /// <summary>With its article, as it stands in a message.</summary>
    public static string Describe(this SecretKind kind) => kind switch
    {
        SecretKind.Password => "a password",
        SecretKind.Passphrase => "a passphrase",
        SecretKind.Token => "a token",
        SecretKind.ApiKey => "an API key",
        SecretKind.SecretKey => "a secret key",
        SecretKind.AccountKey => "an account key",
        SecretKind.ClientSecret => "a client secret",
        SecretKind.WebhookSecret => "a webhook secret",
        SecretKind.WebhookUrl => "a webhook URL with its token",
        SecretKind.SharedAccessSignature => "a shared access signature",
        SecretKind.Authorization or SecretKind.HeaderValue => "an authorization value",
        SecretKind.CertificatePassword => "the password of a certificate",
        SecretKind.PrivateKeyPassword => "the password of a private key",
        SecretKind.ServiceAccountKey => "the key of a service account",
        SecretKind.ConnectionString => "a connection string with a secret",
        SecretKind.SymmetricKey => "a symmetric key",
        SecretKind.SigningKey => "a signing key",
        SecretKind.PrivateKey => "a private key",
        SecretKind.Certificate => "a certificate with its private key",
        _ => "a secret",
    };
}
