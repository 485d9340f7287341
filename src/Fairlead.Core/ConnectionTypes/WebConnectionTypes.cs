namespace Fairlead.Core.ConnectionTypes;

/// <summary>Connections to web services.</summary>
internal static class WebConnectionTypes
{
    private static readonly ExtraDeclaration Timeout = new("timeout", ExtraType.Duration, "How long a request may take");
    private static readonly ExtraDeclaration Proxy = new("proxy", ExtraType.Uri, "The proxy that requests go through");
    private static readonly ExtraDeclaration Verify = new("verify", ExtraType.Boolean, "Whether the server's certificate is verified");

    public static readonly ConnectionType Http = new("http", "HTTP")
    {
        Aliases = ["https"],
        UriSchemes = ["http", "https"],
        Tls = TlsExpectation.Required,
        Shapes = ConnectionShapes.Uri | ConnectionShapes.HttpMessageHandler,
        ClientApis =
        [
            "System.Net.Http", "System.Net.WebClient", "System.Net.WebRequest", "System.Net.HttpWebRequest", "System.Net.WebSockets",
            "RestSharp", "Refit", "Flurl.Http", "Grpc.Net.Client", "GraphQL.Client.Http", "Microsoft.AspNetCore.SignalR.Client",
            "Octokit", "NGitLab", "Stripe", "SendGrid", "Twilio", "Telegram.Bot",
        ],
        Fields =
        [
            new("host", "Host", "The host name, or the whole base address") { Required = true },
            new("port", "Port", "The port, where it is not the scheme's own"),
            new("schema", "Scheme", "The URI scheme, where the host is only a name; https when unset"),
            new("login", "Login", "The user of HTTP authentication"),
            new("password", "Password", "The password of HTTP authentication, or the token") { Secret = true },
        ],
        Extras =
        [
            Timeout,
            new("max_redirects", ExtraType.Integer, "How many redirects are followed"),
            new("allow_redirects", ExtraType.Boolean, "Whether redirects are followed"),
            Proxy, Verify,
            .. TlsExtras.All, WebExtras.Query, .. OAuthExtras.All,
        ],
        Uri = new("https") { SchemeSource = "schema" },
        AddressSchemes = WebExtras.Schemes,
        ClearTextSchemes = WebExtras.ClearTextSchemes,
        HasHeaderExtras = true,
        AirflowExtras = ["stream", "cert", "trust_env", "check_response", "auth_type", "auth_kwargs"],
    };

    public static readonly ConnectionType Slack = new("slack", "Slack")
    {
        UriSchemes = ["slack"],
        Tls = TlsExpectation.Required,
        Shapes = ConnectionShapes.Uri | ConnectionShapes.HttpMessageHandler,
        ClientApis = ["SlackNet", "Slack.Webhooks", "SlackAPI"],
        Fields =
        [
            new("host", "ApiAddress", "The address of the API") { Default = "https://slack.com/api/" },
            new("password", "Token", "The API token") { Secret = true, Required = true },
        ],
        Extras = [Timeout, Proxy, .. TlsExtras.All, WebExtras.Query],
        Uri = new("https"),
        AddressSchemes = WebExtras.Schemes,
        ClearTextSchemes = WebExtras.ClearTextSchemes,
    };

    public static readonly ConnectionType OpenAi = new("openai", "OpenAI")
    {
        UriSchemes = ["openai"],
        Tls = TlsExpectation.Required,
        Shapes = ConnectionShapes.Uri | ConnectionShapes.HttpMessageHandler,
        ClientPackages = [new("OpenAI"), new("Azure.AI.OpenAI"), new("Microsoft.Extensions.AI.OpenAI"),
            new("Microsoft.SemanticKernel.Connectors.OpenAI")],
        ClientApis =
        [
            "OpenAI", "Azure.AI.OpenAI", "Microsoft.SemanticKernel.OpenAIServiceCollectionExtensions",
            "Microsoft.SemanticKernel.OpenAIKernelBuilderExtensions", "Microsoft.SemanticKernel.Connectors.OpenAI",
        ],
        Fields =
        [
            new("host", "Endpoint", "The address of the API") { Default = "https://api.openai.com/v1" },
            new("password", "ApiKey", "The API key") { Secret = true, Required = true },
        ],
        Extras =
        [
            new("organization", Description: "The organization that is billed"),
            new("project", Description: "The project that is billed"),
            new("model", Description: "The model, or its deployment, that is asked where code names none"),
            Timeout, Proxy,
            .. TlsExtras.All, WebExtras.Query,
        ],
        Uri = new("https"),
        AddressSchemes = WebExtras.Schemes,
        ClearTextSchemes = WebExtras.ClearTextSchemes,
        Headers = [new("OpenAI-Organization", "extra.organization"), new("OpenAI-Project", "extra.project")],
        Synonyms = "extra.model: deployment, deployment_id, deployment_name, model_name",
    };

    public static readonly ConnectionType Vault = new("vault", "HashiCorp Vault")
    {
        Aliases = ["openbao"],
        UriSchemes = ["vault"],
        DefaultPort = 8200,
        Tls = TlsExpectation.Required,
        Shapes = ConnectionShapes.Uri | ConnectionShapes.HttpMessageHandler,
        ClientPackages = [new("VaultSharp"), new("Vault")],
        ClientApis = ["VaultSharp", "Vault"],
        Fields =
        [
            new("host", "Host", "The host name, or the whole address") { Required = true },
            ServerFields.Port(8200),
            new("schema", "Scheme", "The URI scheme, where the host is only a name; https when unset"),
            new("login", "RoleId", "The role or user that logs in"),
            new("password", "Token", "The token, secret id or password") { Secret = true },
        ],
        Extras =
        [
            new("auth_type", Description: "How the client logs in")
            {
                Enum = ["approle", "aws_iam", "azure", "github", "gcp", "jwt", "kubernetes", "ldap", "radius", "token", "userpass"],
                Default = "\"token\"",
            },
            new("mount_point", Description: "Where the secrets engine is mounted") { Default = "\"secret\"" },
            new("auth_mount_point", Description: "Where the authentication method is mounted, where it is not under its own name"),
            new("kv_engine_version", ExtraType.Integer, "The version of the key-value engine") { Default = "2" },
            new("namespace", Description: "The namespace"),
            new("kubernetes_role", Description: "The role of the Kubernetes authentication"),
            new("kubernetes_jwt_path", Description: "The path of the service account's token"),
            new("token_path", Description: "The path of a file with the token"),
            Timeout, Verify,
            .. TlsExtras.All, WebExtras.Query,
        ],
        Uri = new("https") { SchemeSource = "schema" },
        AddressSchemes = WebExtras.Schemes,
        ClearTextSchemes = WebExtras.ClearTextSchemes,
        Headers = [new("X-Vault-Token", "password"), new("X-Vault-Namespace", "extra.namespace")],
    };

    public static readonly IReadOnlyList<ConnectionType> All = [Http, Slack, OpenAi, Vault];
}
