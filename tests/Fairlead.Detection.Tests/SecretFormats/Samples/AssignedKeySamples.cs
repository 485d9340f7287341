namespace Fairlead.Detection.Tests.SecretFormats.Samples;

internal sealed class AssignedKeySamples : SecretSamples
{
    public AssignedKeySamples()
    {
        AddAssigned("mistral-api-key", "MISTRAL_API_KEY", B62(32));
        AddAssigned("cohere-api-key", "COHERE_API_KEY", B62(40));
        AddAssigned("deepgram-api-key", "DEEPGRAM_API_KEY", Hex(40));
        AddAssigned("assemblyai-api-key", "ASSEMBLYAI_API_KEY", Hex(32));
        AddAssigned("wandb-legacy-api-key", "WANDB_API_KEY", Hex(40));
        AddAssigned("azure-devops-legacy-token", "AZURE_DEVOPS_EXT_PAT", From("abcdefghijklmnopqrstuvwxyz234567", 52));
        AddAssigned("azure-openai-key", "AZURE_OPENAI_API_KEY", Hex(32));
        AddAssigned("linode-token", "LINODE_TOKEN", Hex(64));
        AddAssigned("hetzner-token", "HCLOUD_TOKEN", B62(64));
        AddAssigned("vultr-api-key", "VULTR_API_KEY", Upper(36));
        AddAssigned("scaleway-secret-key", "SCW_SECRET_KEY", Guid());
        AddAssigned("ibm-cloud-api-key", "IBMCLOUD_API_KEY", B64Url(44));
        AddAssigned("heroku-legacy-api-key", "HEROKU_API_KEY", Guid());
        AddAssigned("fastly-api-token", "FASTLY_API_TOKEN", B64Url(32));
        AddAssigned("cloudflare-legacy-token", "CLOUDFLARE_API_TOKEN", B64Url(40));
        AddAssigned("ngrok-token", "NGROK_AUTHTOKEN", B62(27) + "_" + B62(21));
        AddAssigned("twilio-auth-token", "TWILIO_AUTH_TOKEN", Hex(32));
        AddAssigned("mailgun-signed-api-key", "MAILGUN_API_KEY", Hex(32) + "-" + Hex(8) + "-" + Hex(8));
        AddAssigned("algolia-admin-key", "ALGOLIA_ADMIN_KEY", Hex(32));
        AddAssigned("rollbar-access-token", "ROLLBAR_ACCESS_TOKEN", Hex(32));
        AddAssigned("airtable-legacy-key", "AIRTABLE_API_KEY", "ke" + "y" + B62(14));
        AddAssigned("plaid-secret", "PLAID_SECRET", Hex(30));
        AddAssigned("meraki-api-key", "MERAKI_DASHBOARD_API_KEY", Hex(40));
    }

    /// <summary>Adds a key that only its variable gives away: not the key alone, half of it, or the variable of a script.</summary>
    private void AddAssigned(string id, string variable, string secret) =>
        Add(id, [secret], [secret, $"{variable}={secret[..^10]}", $"{variable}=${variable}", $"{variable}: ${{{{ secrets.{variable} }}}}"],
            context: $"{variable}={{secret}}");
}
