namespace Fairlead.Core.ConnectionTypes;

/// <summary>Connections to machines, files, mail and directories.</summary>
internal static class ServerConnectionTypes
{
    private static readonly ExtraDeclaration[] SshExtras =
    [
        new("key_file", Description: "The path of the private key"),
        new("private_key", Description: "The private key itself, as PEM") { Secret = true },
        new("private_key_passphrase", Description: "The passphrase of the private key") { Secret = true },
        new("host_key", Description: "The server's public key, which it must show"),
        new("no_host_key_check", ExtraType.Boolean, "Whether any server key is taken on trust") { Default = "false" },
        new("conn_timeout", ExtraType.Integer, "Seconds to wait for the connection"),
        new("keepalive_interval", ExtraType.Integer, "Seconds of inactivity after which a sign of life is sent"),
        new("compress", ExtraType.Boolean, "Whether the traffic is compressed"),
        new("ciphers", ExtraType.Array, "The ciphers that are accepted"),
    ];

    public static readonly ConnectionType Ssh = new("ssh", "SSH")
    {
        UriSchemes = ["ssh"],
        DefaultPort = 22,
        Shapes = ConnectionShapes.Uri,
        ClientPackages = [new("SSH.NET") { Assembly = "Renci.SshNet" }],
        ClientApis = ["Renci.SshNet"],
        Fields = [ServerFields.Host, ServerFields.Port(22), ServerFields.Username, ServerFields.Password],
        Extras = SshExtras,
        Uri = new("ssh"),
        Synonyms = """
            extra.conn_timeout: timeout
            extra.private_key: ssh-privatekey
            """,
    };

    public static readonly ConnectionType Sftp = Ssh with
    {
        Id = "sftp",
        ClientApis = ["Renci.SshNet.SftpClient"],
        DisplayName = "SFTP",
        UriSchemes = ["sftp"],
        Fields =
        [
            ServerFields.Host, ServerFields.Port(22),
            new("schema", "Directory", "The directory in which work begins"),
            ServerFields.Username, ServerFields.Password,
        ],
        Uri = new("sftp") { PathSource = "schema", IsFilePath = true },
    };

    public static readonly ConnectionType Ftp = new("ftp", "FTP")
    {
        Aliases = ["ftps"],
        UriSchemes = ["ftp", "ftps"],
        DefaultPort = 21,
        Tls = TlsExpectation.Required,
        Shapes = ConnectionShapes.Uri | ConnectionShapes.SslOptions,
        ClientApis = ["System.Net.FtpWebRequest", "FluentFTP"],
        Fields = [ServerFields.Host, ServerFields.Port(21), ServerFields.Username, ServerFields.Password],
        Extras =
        [
            TlsExtras.Ssl, .. TlsExtras.All,
            new("passive", ExtraType.Boolean, "Whether the client opens the data connections"),
        ],
        Uri = UriRecipe.BySsl("ftps", "ftp"),
        TlsSwitch = TlsExtras.Switch,
        ClearTextSchemes = ["ftp"],
        Synonyms = "extra.ssl: tls",
    };

    public static readonly ConnectionType Smtp = new("smtp", "SMTP")
    {
        Aliases = ["email"],
        UriSchemes = ["smtp", "smtps"],
        DefaultPort = 465,
        Tls = TlsExpectation.Required,
        Shapes = ConnectionShapes.Uri | ConnectionShapes.SslOptions,
        ClientApis = ["System.Net.Mail", "MailKit.Net.Smtp"],
        Fields = [ServerFields.Host, ServerFields.Port(465), ServerFields.Username, ServerFields.Password],
        Extras =
        [
            new("from_email", Description: "The sender's address"),
            new("disable_ssl", ExtraType.Boolean, "Whether the connection begins in clear text") { Default = "false" },
            new("disable_tls", ExtraType.Boolean,
                "Whether a connection that begins in clear text stays so, instead of STARTTLS") { Default = "false" },
            new("timeout", ExtraType.Integer, "Seconds to wait for an answer"),
            new("retry_limit", ExtraType.Integer, "How often a mail is tried again"),
            .. TlsExtras.All,
        ],
        Uri = new("smtps") { SchemeSource = "extra.disable_ssl", Schemes = [new("false", "smtps"), new("true", "smtp")] },
        Synonyms = "extra.from_email: from, sender",
    };

    public static readonly ConnectionType Ldap = new("ldap", "LDAP")
    {
        Aliases = ["ldaps"],
        UriSchemes = ["ldap", "ldaps"],
        DefaultPort = 636,
        Tls = TlsExpectation.Required,
        Shapes = ConnectionShapes.Uri | ConnectionShapes.SslOptions,
        ClientPackages =
        [
            new("System.DirectoryServices.Protocols"), new("System.DirectoryServices"), new("System.DirectoryServices.AccountManagement"),
            new("Novell.Directory.Ldap.NETStandard"),
        ],
        ClientApis = ["System.DirectoryServices", "Novell.Directory.Ldap"],
        Fields =
        [
            ServerFields.Host, ServerFields.Port(636),
            new("schema", "BaseDn", "The entry below which is searched"),
            new("login", "BindDn", "The entry as which the client logs in"),
            ServerFields.Password,
        ],
        Extras =
        [
            TlsExtras.Ssl, .. TlsExtras.All,
            new("start_tls", ExtraType.Boolean, "Whether a connection that begins in clear text changes to TLS"),
            new("timeout", ExtraType.Duration, "How long to wait for an answer"),
        ],
        Uri = UriRecipe.BySsl("ldaps", "ldap") with { PathSource = "schema" },
        TlsSwitch = TlsExtras.Switch,
        ClearTextSchemes = ["ldap"],
        Synonyms = "extra.ssl: tls",
    };

    public static readonly IReadOnlyList<ConnectionType> All = [Ssh, Sftp, Ftp, Smtp, Ldap];
}
