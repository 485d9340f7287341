namespace Microsoft.IdentityModel.Tokens
{
    public class SecurityToken
    {
    }

    public delegate SecurityToken SignatureValidator(string token, TokenValidationParameters validationParameters);

    public delegate string IssuerValidator(string issuer, SecurityToken securityToken, TokenValidationParameters validationParameters);

    public class TokenValidationParameters
    {
        public bool ValidateIssuer { get; set; } = true;
        public bool ValidateAudience { get; set; } = true;
        public bool ValidateLifetime { get; set; } = true;
        public bool ValidateIssuerSigningKey { get; set; }
        public bool RequireSignedTokens { get; set; } = true;
        public bool RequireExpirationTime { get; set; } = true;
        public string? ValidIssuer { get; set; }
        public string? ValidAudience { get; set; }
        public SymmetricSecurityKey? IssuerSigningKey { get; set; }
        public SignatureValidator? SignatureValidator { get; set; }
        public IssuerValidator? IssuerValidator { get; set; }
    }

    public class SymmetricSecurityKey(byte[] key)
    {
        public byte[] Key => key;
    }

    public class SigningCredentials(SymmetricSecurityKey key, string algorithm)
    {
        public SymmetricSecurityKey Key => key;
        public string Algorithm => algorithm;
    }

    public class JsonWebKey(string json)
    {
        public string Json => json;
        public string? K { get; set; }
    }
}

namespace System.IdentityModel.Tokens
{
    public class InMemorySymmetricSecurityKey(byte[] symmetricKey)
    {
        public byte[] GetSymmetricKey() => symmetricKey;
    }
}

namespace JWT.Builder
{
    public sealed class JwtBuilder
    {
        public JwtBuilder WithSecret(params string[] secrets) => this;
        public JwtBuilder WithSecret(params byte[][] secrets) => this;
    }
}
