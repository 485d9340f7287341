using System.Security.Cryptography.X509Certificates;

namespace Fairlead.TestServers;

/// <summary>Exim, which accepts every message and throws it away. With a certificate it offers STARTTLS.</summary>
public sealed class SmtpServer : TestServer
{
    private const string SystemUser = "Debian-exim";

    private readonly X509Certificate2? _certificate;
    private readonly bool _implicitTls;

    private SmtpServer(X509Certificate2? certificate, bool implicitTls)
    {
        _certificate = certificate;
        _implicitTls = implicitTls;
    }

    /// <summary>Gets the name of the user.</summary>
    public string UserName => "mailer";

    /// <summary>Gets the user's password.</summary>
    public string Password { get; } = CreatePassword();

    /// <summary>Starts a server. It must be run by root.</summary>
    /// <param name="certificate">The server's certificate: signing in needs TLS. Null is a server without TLS, where it does not.</param>
    /// <param name="implicitTls">True for TLS from the first byte, as on port 465.</param>
    /// <param name="cancellationToken">Ends the wait for the server.</param>
    public static Task<SmtpServer> StartAsync(X509Certificate2? certificate = null, bool implicitTls = false,
        CancellationToken cancellationToken = default)
    {
        if (!Environment.IsPrivilegedProcess) Programs.Miss("exim4 for the user root");
        return StartAsync(() => new SmtpServer(certificate, implicitTls), cancellationToken);
    }

    private protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        WriteCertificate(_certificate);
        string tls = _certificate is null ? "tls_advertise_hosts =" : $"""
            tls_advertise_hosts = *
            tls_certificate = {GetPath("server.crt")}
            tls_privatekey = {GetPath("server.key")}
            """ + "\nauth_advertise_hosts = ${if eq{$tls_in_cipher}{}{}{*}}";
        string implicitTls = _implicitTls ? $"tls_on_connect_ports = {Port}" : "";
        Directory.CreateDirectory(GetPath("spool"));
        Directory.CreateDirectory(GetPath("log"));
        Write("exim.conf", $"""
            TEST_USER = {UserName}
            TEST_PASSWORD = {Password}
            primary_hostname = mail.example
            spool_directory = {GetPath("spool")}
            log_file_path = {GetPath("log")}/%slog
            local_interfaces = 127.0.0.1
            daemon_smtp_ports = {Port}
            host_lookup =
            rfc1413_query_timeout = 0s
            {tls}
            {implicitTls}

            """ + """
            acl_smtp_rcpt = accept

            begin routers
            discard:
              driver = redirect
              data = :blackhole:

            begin authenticators
            plain:
              driver = plaintext
              public_name = PLAIN
              server_prompts = :
              server_condition = ${if and {{eq{$auth2}{TEST_USER}}{eq{$auth3}{TEST_PASSWORD}}}}
              server_set_id = $auth2

            """);
        // The configuration itself stays root's: Exim refuses it otherwise.
        foreach (string name in new[] { "spool", "log", "server.key" })
        {
            if (Path.Exists(GetPath(name))) await GiveAsync(SystemUser, GetPath(name), cancellationToken);
        }
    }

    private protected override IReadOnlyList<ServerCommand> CreateCommands() =>
        [new(Programs.Find("exim4"), "-bdf", "-C", GetPath("exim.conf"), "-oP", GetPath("exim.pid"))];
}
