namespace Fairlead.Detection.Credentials.Leaks;

/// <summary>A member of a known type whose value is a secret for certain, under the name that messages give it.</summary>
internal sealed record RevealingMember(string TypeName, string Member, string Shown)
{
    public static readonly IReadOnlyList<RevealingMember> All =
    [
        new("Fairlead.Secret", "Reveal", "Secret.Reveal()"),
        new("System.Net.NetworkCredential", "Password", "NetworkCredential.Password"),
        new("System.Net.Http.Headers.AuthenticationHeaderValue", "Parameter", "AuthenticationHeaderValue.Parameter"),
        new("System.Data.Common.DbConnectionStringBuilder", "ConnectionString", "DbConnectionStringBuilder.ConnectionString"),
        new("System.Data.Common.DbConnectionStringBuilder", "ToString", "DbConnectionStringBuilder.ToString()"),
        new("System.Data.Common.DbConnection", "ConnectionString", "DbConnection.ConnectionString"),
        new("System.Data.IDbConnection", "ConnectionString", "IDbConnection.ConnectionString"),
        new("System.Configuration.ConnectionStringSettings", "ConnectionString", "ConnectionStringSettings.ConnectionString"),
        new("System.Security.Cryptography.AsymmetricAlgorithm", "ExportPkcs8PrivateKeyPem", "the private key"),
        new("System.Security.Cryptography.AsymmetricAlgorithm", "ExportPkcs8PrivateKey", "the private key"),
        new("System.Security.Cryptography.RSA", "ExportRSAPrivateKeyPem", "the private key"),
        new("System.Security.Cryptography.RSA", "ExportRSAPrivateKey", "the private key"),
        new("System.Security.Cryptography.ECAlgorithm", "ExportECPrivateKeyPem", "the private key"),
        new("System.Security.Cryptography.SymmetricAlgorithm", "Key", "the key"),
        new("Azure.Security.KeyVault.Secrets.KeyVaultSecret", "Value", "KeyVaultSecret.Value"),
        new("Azure.Core.AccessToken", "Token", "AccessToken.Token"),
        new("Amazon.SecretsManager.Model.GetSecretValueResponse", "SecretString", "GetSecretValueResponse.SecretString"),
        new("Amazon.Runtime.ImmutableCredentials", "SecretKey", "ImmutableCredentials.SecretKey"),
    ];
}
