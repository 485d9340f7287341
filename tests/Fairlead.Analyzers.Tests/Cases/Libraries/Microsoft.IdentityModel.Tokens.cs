namespace Microsoft.IdentityModel.Tokens
{
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
