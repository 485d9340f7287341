namespace Fairlead.Core.ConnectionTypes;

/// <summary>Connections to web services.</summary>
internal static class WebConnectionTypes
{
    public static readonly ConnectionType Http = new("http", "HTTP")
    {
        Aliases = ["https"],
        UriSchemes = ["http", "https"],
        Shapes = ConnectionShapes.Uri | ConnectionShapes.HttpMessageHandler,
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
            new("timeout", ExtraType.Duration, "How long a request may take"),
            new("max_redirects", ExtraType.Integer, "How many redirects are followed"),
            new("allow_redirects", ExtraType.Boolean, "Whether redirects are followed"),
            new("proxy", ExtraType.Uri, "The proxy that requests go through"),
            new("verify", ExtraType.Boolean, "Whether the server's certificate is verified"),
            .. TlsExtras.All,
        ],
    };
}
