using System.Text;
using Fairlead.Detection.Credentials;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.CredentialApis;

/// <summary>On what it depends whether a constant at a sink is a secret.</summary>
internal enum SinkCondition
{
    /// <summary>Whatever stands there is the secret.</summary>
    Always,

    /// <summary>A text that may hold one: a connection string, a URI. What it holds is found by itself, as FLD1003 or FLD1004.</summary>
    HoldsSecret,

    /// <summary>PEM text that has a private key in it.</summary>
    PrivateKeyPem,

    /// <summary>An RSA key as XML that has its private part.</summary>
    PrivateKeyXml,

    /// <summary>A JSON web key that has its private part.</summary>
    PrivateJsonWebKey,

    /// <summary>A JSON credential that has a private key in it.</summary>
    ServiceAccountJson,

    /// <summary>Certificates with their private keys in PKCS #12, as bytes or in base64.</summary>
    Pkcs12,

    /// <summary>A web token, unless it is the one that browsers are given.</summary>
    ServiceRoleToken,

    /// <summary>The header that is named beside it authorizes.</summary>
    SecretHeader,

    /// <summary>The setting that is named beside it is a secret.</summary>
    SecretSetting,

    /// <summary>The call says that the parameter is secret.</summary>
    SecretParameter,

    /// <summary>Meant for everybody, or in no way told from what is; never reported.</summary>
    Public,
}

internal static class SinkConditionExtensions
{
    // Without hyphens, as the names of fields and properties have none.
    private static readonly HashSet<string> SecretHeaders = new(
        new[]
        {
            "Authorization", "Proxy-Authorization", "X-Authorization", "X-Api-Key", "Api-Key", "X-Auth-Token", "X-Auth-Key",
            "X-Access-Token", "X-Token", "X-Api-Token", "X-Api-Secret", "X-Secret", "X-Client-Secret", "X-Webhook-Secret",
            "X-Functions-Key", "X-Subscription-Token", "Cookie", "Ocp-Apim-Subscription-Key", "PRIVATE-TOKEN", "JOB-TOKEN", "X-Vault-Token",
            "X-Consul-Token", "X-Amz-Security-Token", "X-Goog-Api-Key", "X-Figma-Token", "X-Shopify-Access-Token", "X-GitHub-Token",
            "X-Gitlab-Token", "DD-API-KEY", "X-Master-Key", "X-RapidAPI-Key",
        }.Select(WithoutHyphens),
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> SecretSettings = new(StringComparer.OrdinalIgnoreCase)
    {
        // Kafka's clients
        "sasl.password", "ssl.key.password", "ssl.keystore.password", "ssl.key.pem", "sasl.oauthbearer.client.secret",
        "basic.auth.user.info", "schema.registry.basic.auth.user.info",
        // connection strings
        "Password", "Pwd", "AccountKey", "SharedAccessKey", "SharedSecretValue", "SharedAccessSignature", "ApiKey", "Access Token",
        "Proxy Password", "Jet OLEDB:Database Password", "SSL Password", "Certificate Password",
    };

    /// <summary>Determines whether a value at the sink is a secret as far as the value tells.</summary>
    public static bool Accepts(this SinkCondition condition, string value) => condition switch
    {
        SinkCondition.HoldsSecret => CredentialScanner.Scan(value).Count > 0,
        SinkCondition.PrivateKeyPem => value.Contains("PRIVATE KEY"),
        SinkCondition.PrivateKeyXml => value.Contains("<D>"),
        SinkCondition.PrivateJsonWebKey => value.Contains("\"d\"") || value.Contains("\"k\""),
        SinkCondition.ServiceAccountJson => value.Contains("\"private_key\"") || value.Contains("\"refresh_token\""),
        SinkCondition.ServiceRoleToken => SecretValues.IsSecret(value) && !GetPayload(value).Contains("\"anon\""),
        SinkCondition.Pkcs12 => Base64.Decode(value, 0, value.Length - value.Length % 4) is { } bytes && DerKeys.IsPkcs12(bytes),
        SinkCondition.Public => false,
        _ => SecretValues.IsSecret(value),
    };

    /// <summary>Determines whether bytes at the sink are a secret. Zeros are a buffer that something fills.</summary>
    public static bool AcceptsBytes(this SinkCondition condition, string bytes) => condition == SinkCondition.Pkcs12
        ? DerKeys.IsPkcs12([.. bytes.Select(static code => (byte)code)])
        : bytes.Any(static code => code != '\0');

    /// <summary>Determines whether the constant beside the value makes it a secret. Returns null if there is none that is known.</summary>
    public static bool AcceptsBeside(this SinkCondition condition, object? constant) => condition switch
    {
        SinkCondition.SecretHeader => constant is string header && SecretHeaders.Contains(WithoutHyphens(header)),
        SinkCondition.SecretSetting => constant is string setting && SecretSettings.Contains(setting),
        SinkCondition.SecretParameter => constant is true,
        _ => true,
    };

    private static string WithoutHyphens(string header) => header.Replace("-", "").Replace("_", "");

    private static string GetPayload(string token)
    {
        string[] parts = token.Split('.');
        if (parts.Length != 3) return "";
        string base64 = parts[1].Replace('-', '+').Replace('_', '/');
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '=')));
        }
        catch (FormatException)
        {
            return "";
        }
    }
}
