namespace Fairlead.Detection.TransportApis;

/// <summary>
/// A type whose objects speak in clear text unless they are told otherwise. It is a finding when nothing of <see cref="SecuredBy"/> is set
/// or called, and something says that it matters: a host that is another machine, or a credential.
/// </summary>
/// <param name="TypeName">A metadata name; derived types count too.</param>
/// <param name="Made">How an object is made: the simple names of the types with a constructor, or of a static method of the type.</param>
/// <param name="SecuredBy">Members and parameters that decide about encryption, whatever they are set to: rules of their own judge the
/// value.</param>
/// <param name="Hosts">Members and parameters that name the other side.</param>
/// <param name="Credentials">Members and parameters that take a credential.</param>
internal sealed record ClearTextDefault(string TypeName, string[] Made, string[] SecuredBy, string[] Hosts, string[] Credentials)
{
    private static readonly HashSet<int> TlsPorts = [443, 465, 636, 989, 990, 993, 995, 3269, 5671, 6380, 8883, 9093];

    /// <summary>True if a credential must be there: a host alone is common inside of networks.</summary>
    public bool NeedsCredentials { get; init; }

    /// <summary>What to write, as a message names it.</summary>
    public string Advice { get; init; } = "TLS";

    /// <summary>Determines whether nothing but TLS is spoken at a port.</summary>
    public static bool IsTlsPort(int port) => TlsPorts.Contains(port);

    public static IReadOnlyList<ClearTextDefault> All { get; } =
    [
        new("System.Net.Mail.SmtpClient", ["SmtpClient"],
            ["EnableSsl", "DeliveryMethod", "PickupDirectoryLocation"], ["host", "Host"],
            ["Credentials"]) { Advice = "'EnableSsl = true'" },
        new("FluentFTP.BaseFtpClient", ["FtpClient", "AsyncFtpClient"],
            ["EncryptionMode", "Config", "config", "AutoConnect", "LoadProfile"], ["host", "Host"], ["pass", "credentials", "Credentials"])
            { NeedsCredentials = true, Advice = "'Config.EncryptionMode = FtpEncryptionMode.Explicit'" },
        // Before version 40 the class had its options itself.
        new("FluentFTP.FtpClient", ["FtpClient"], ["EncryptionMode", "AutoConnect", "LoadProfile"], ["host", "Host"],
            ["pass", "credentials", "Credentials"]) { NeedsCredentials = true, Advice = "'EncryptionMode = FtpEncryptionMode.Explicit'" },
        new("StackExchange.Redis.ConfigurationOptions", ["ConfigurationOptions"],
            ["Ssl", "SslHost", "CertificateValidation", "SslClientAuthenticationOptions"], ["EndPoints"], ["Password"])
            { NeedsCredentials = true, Advice = "'Ssl = true'" },
        new("Confluent.Kafka.ClientConfig", ["ClientConfig", "ProducerConfig", "ConsumerConfig", "AdminClientConfig"],
            ["SecurityProtocol", "Set", "Add"], ["BootstrapServers"], ["SaslPassword", "SaslOauthbearerClientSecret"])
            { NeedsCredentials = true, Advice = "'SecurityProtocol = SecurityProtocol.SaslSsl'" },
        new("MQTTnet.MqttClientOptionsBuilder", ["MqttClientOptionsBuilder"],
            ["WithTlsOptions", "WithConnectionUri", "WithWebSocketServer"], ["host"], ["WithCredentials"])
            { NeedsCredentials = true, Advice = "'WithTlsOptions'" },
        new("Cassandra.Cluster", ["Builder"],
            ["WithSSL", "WithCloudSecureConnectionBundle"], ["AddContactPoint", "AddContactPoints"], ["WithCredentials"])
            { NeedsCredentials = true, Advice = "'WithSSL'" },
        new("Qdrant.Client.QdrantClient", ["QdrantClient"], ["https"], ["host"], ["apiKey"]) { NeedsCredentials = true,
            Advice = "'https: true'" },
        new("Docker.DotNet.BasicAuth.BasicAuthCredentials", ["BasicAuthCredentials"], ["isTls"], [],
            ["password"]) { NeedsCredentials = true, Advice = "'isTls: true'" },
        new("System.DirectoryServices.Protocols.LdapConnection", ["LdapConnection"],
            ["SecureSocketLayer", "StartTransportLayerSecurity", "Sealing"], ["server"], ["AuthType.Basic"])
            { NeedsCredentials = true, Advice = "'SessionOptions.SecureSocketLayer = true'" },
        new("Temporalio.Client.TemporalClientConnectOptions", ["TemporalClientConnectOptions"], ["Tls", "ApiKey"],
            ["TargetHost", "targetHost"], ["RpcMetadata"])
            { Advice = "'Tls = new TlsOptions()'" },
        new("Novell.Directory.Ldap.LdapConnection", ["LdapConnection"], ["SecureSocketLayer", "StartTls"], ["Connect"],
            ["Bind", "BindAsync"])
            { NeedsCredentials = true, Advice = "'SecureSocketLayer = true'" },
    ];
}
