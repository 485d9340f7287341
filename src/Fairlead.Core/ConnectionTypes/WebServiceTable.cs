namespace Fairlead.Core.ConnectionTypes;

/// <summary>A service on the web whose address everybody knows: the formats of its secrets and its libraries give it away.</summary>
/// <param name="Id">The id that a connection to it gets where the code has no name for it.</param>
/// <param name="TypeId">The type of its connections.</param>
/// <param name="Address">The address of its API; null if it has none that all accounts share.</param>
internal sealed record WebService(string Id, string TypeId, string? Address)
{
    /// <summary>Beginnings of the ids of secret formats.</summary>
    public IReadOnlyList<string> SecretFormats { get; init; } = [];

    /// <summary>Namespaces of its libraries.</summary>
    public IReadOnlyList<string> Apis { get; init; } = [];
}

/// <summary>The services on the web that are known.</summary>
internal static class WebServiceTable
{
    public static readonly IReadOnlyList<WebService> All =
    [
        new("github", "http", "https://api.github.com") { SecretFormats = ["github-"], Apis = ["Octokit"] },
        new("gitlab", "http", "https://gitlab.com/api/v4") { SecretFormats = ["gitlab-"], Apis = ["NGitLab"] },
        new("slack", "slack", null) { SecretFormats = ["slack-"], Apis = ["SlackNet", "Slack.Webhooks"] },
        new("openai", "openai", null) { SecretFormats = ["openai-"], Apis = ["OpenAI"] },
        new("anthropic", "http", "https://api.anthropic.com") { SecretFormats = ["anthropic-"], Apis = ["Anthropic"] },
        new("aws", "aws", null) { SecretFormats = ["aws-"], Apis = ["Amazon"] },
        new("azure", "azure", null) { SecretFormats = ["azure-client-secret"] },
        new("storage", "azure_blob", null) { SecretFormats = ["azure-storage-account-key"] },
        new("service_bus", "azure_service_bus", null) { SecretFormats = ["azure-shared-access-key"] },
        new("google", "google_cloud_platform", null) { SecretFormats = ["gcp-service-account-key"] },
        new("databricks", "databricks", null) { SecretFormats = ["databricks-"] },
        new("vault", "vault", null) { SecretFormats = ["vault-"] },
        new("stripe", "http", "https://api.stripe.com") { SecretFormats = ["stripe-"], Apis = ["Stripe"] },
        new("sendgrid", "http", "https://api.sendgrid.com") { SecretFormats = ["sendgrid-"], Apis = ["SendGrid"] },
        new("twilio", "http", "https://api.twilio.com") { SecretFormats = ["twilio-"], Apis = ["Twilio"] },
        new("mailgun", "http", "https://api.mailgun.net") { SecretFormats = ["mailgun-"] },
        new("telegram", "http", "https://api.telegram.org") { SecretFormats = ["telegram-"], Apis = ["Telegram.Bot"] },
        new("discord", "http", "https://discord.com/api") { SecretFormats = ["discord-"], Apis = ["Discord"] },
        new("teams", "http", null) { SecretFormats = ["teams-"] },
        new("huggingface", "http", "https://huggingface.co") { SecretFormats = ["huggingface-"] },
        new("digitalocean", "http", "https://api.digitalocean.com") { SecretFormats = ["digitalocean-"] },
        new("cloudflare", "http", "https://api.cloudflare.com/client/v4") { SecretFormats = ["cloudflare-"] },
        new("npm", "http", "https://registry.npmjs.org") { SecretFormats = ["npm-"] },
        new("nuget", "http", "https://www.nuget.org") { SecretFormats = ["nuget-"] },
        new("notion", "http", "https://api.notion.com") { SecretFormats = ["notion-"] },
        new("linear", "http", "https://api.linear.app") { SecretFormats = ["linear-"] },
        new("sentry", "http", "https://sentry.io/api/0") { SecretFormats = ["sentry-"] },
        new("hubspot", "http", "https://api.hubapi.com") { SecretFormats = ["hubspot-"] },
        new("square", "http", "https://connect.squareup.com") { SecretFormats = ["square-"] },
    ];

    /// <summary>Finds the service whose secrets have a format. Returns null if it is not known.</summary>
    public static WebService? FindByFormat(string format) =>
        All.FirstOrDefault(service => service.SecretFormats.Any(start => format.StartsWith(start, StringComparison.Ordinal)));

    /// <summary>Finds the service whose library an API belongs to. Returns null if it is not known.</summary>
    public static WebService? FindByApi(string api) =>
        All.FirstOrDefault(service => service.Apis.Any(name => api.StartsWith(name + ".", StringComparison.Ordinal)));
}
