using Fairlead.Detection.Text.Values;
using static Fairlead.Detection.SecretFormats.Shapes.ShapePart;

namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>
/// Keys without a mark of their own. Only the environment variable that their provider's tools read says what they are, so they are found
/// where that is set.
/// </summary>
internal static class AssignedKeyPatterns
{
    private static readonly CharSet LowerBase32 = new("abcdefghijklmnopqrstuvwxyz234567");

    public static readonly IReadOnlyList<SecretPattern> All =
    [
        new("mistral-api-key", "a Mistral AI API key", AssignedTo("MISTRAL_API_KEY"), Alphanumeric(32)),
        new("cohere-api-key", "a Cohere API key", AssignedTo("COHERE_API_KEY", "CO_API_KEY"), Alphanumeric(40)),
        new("deepgram-api-key", "a Deepgram API key", AssignedTo("DEEPGRAM_API_KEY"), LowerHex(40)),
        new("assemblyai-api-key", "an AssemblyAI API key", AssignedTo("ASSEMBLYAI_API_KEY"), LowerHex(32)),
        new("wandb-legacy-api-key", "a Weights & Biases API key", AssignedTo("WANDB_API_KEY"), LowerHex(40)),
        new("azure-devops-legacy-token", "an Azure DevOps personal access token", AssignedTo("AZURE_DEVOPS_EXT_PAT"),
            Run(LowerBase32, 52, 52)),
        new("azure-openai-key", "an Azure OpenAI key", AssignedTo("AZURE_OPENAI_API_KEY", "AZURE_OPENAI_KEY"), LowerHex(32)),
        new("linode-token", "a Linode access token", AssignedTo("LINODE_TOKEN", "LINODE_CLI_TOKEN"), LowerHex(64)),
        new("hetzner-token", "a Hetzner Cloud API token", AssignedTo("HCLOUD_TOKEN"), Alphanumeric(64)),
        new("vultr-api-key", "a Vultr API key", AssignedTo("VULTR_API_KEY"), UpperAlphanumeric(36)),
        new("scaleway-secret-key", "a Scaleway secret key", ThenGuid(AssignedTo("SCW_SECRET_KEY"))),
        new("ibm-cloud-api-key", "an IBM Cloud API key", AssignedTo("IBMCLOUD_API_KEY", "IC_API_KEY"), Base64Url(44)),
        new("heroku-legacy-api-key", "a Heroku API key", ThenGuid(AssignedTo("HEROKU_API_KEY"))),
        new("fastly-api-token", "a Fastly API token", Before("Fastly-Key: ", "FASTLY_API_TOKEN=", "FASTLY_API_KEY="), Base64Url(32)),
        new("cloudflare-legacy-token", "a Cloudflare API token", AssignedTo("CLOUDFLARE_API_TOKEN", "CF_API_TOKEN"), Base64Url(40)),
        new("ngrok-token", "an ngrok token", AssignedTo("NGROK_AUTHTOKEN", "NGROK_API_KEY"), Alphanumeric(20, 30), "_",
            Alphanumeric(18, 26)),
        new("twilio-auth-token", "a Twilio auth token", AssignedTo("TWILIO_AUTH_TOKEN"), LowerHex(32)),
        new("mailgun-signed-api-key", "a Mailgun API key", AssignedTo("MAILGUN_API_KEY"), LowerHex(32), "-", LowerHex(8), "-", LowerHex(8)),
        new("algolia-admin-key", "an Algolia admin API key", AssignedTo("ALGOLIA_ADMIN_KEY", "ALGOLIA_ADMIN_API_KEY", "ALGOLIA_WRITE_KEY"),
            LowerHex(32)),
        new("rollbar-access-token", "a Rollbar access token", AssignedTo("ROLLBAR_ACCESS_TOKEN", "ROLLBAR_SERVER_TOKEN"), LowerHex(32)),
        new("airtable-legacy-key", "an Airtable API key", AssignedTo("AIRTABLE_API_KEY"), "key", Alphanumeric(14)),
        new("plaid-secret", "a Plaid secret", AssignedTo("PLAID_SECRET"), LowerHex(30)),
        new("meraki-api-key", "a Meraki dashboard API key", Before("X-Cisco-Meraki-API-Key: ", "MERAKI_DASHBOARD_API_KEY="), LowerHex(40)),
    ];
}
