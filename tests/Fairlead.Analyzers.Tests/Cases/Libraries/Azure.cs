namespace Azure
{
    public class AzureKeyCredential(string key)
    {
        public string Key => key;
        public void Update(string key) { }
    }

    public class AzureSasCredential(string signature)
    {
        public string Signature => signature;
    }
}

namespace Azure.Identity
{
    public class ClientSecretCredential(string tenantId, string clientId, string clientSecret)
    {
        public string TenantId => tenantId;
        public string ClientId => clientId;
        public string Secret => clientSecret;
    }

    public class DefaultAzureCredential
    {
    }
}

namespace Azure.Storage
{
    public class StorageSharedKeyCredential(string accountName, string accountKey)
    {
        public string AccountName => accountName;
        public void SetAccountKey(string accountKey) => _ = accountKey;
    }
}

namespace Azure.Security.KeyVault.Secrets
{
    public class SecretClient(System.Uri vaultUri, object credential)
    {
        public System.Uri VaultUri => vaultUri;
        public object Credential => credential;
        public KeyVaultSecret GetSecret(string name) => new(name, "");
        public void SetSecret(string name, string value) { }
    }

    public class KeyVaultSecret(string name, string value)
    {
        public string Name => name;
        public string Value => value;
    }
}
