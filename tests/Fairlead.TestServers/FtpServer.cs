using System.Security.Cryptography.X509Certificates;

namespace Fairlead.TestServers;

/// <summary>vsftpd with one user, who reads <see cref="Files"/>. With a certificate, signing in without TLS is refused.</summary>
public sealed class FtpServer : TestServer
{
    private readonly X509Certificate2? _certificate;

    private FtpServer(X509Certificate2? certificate) => _certificate = certificate;

    // vsftpd checks other users against the machine's accounts. This one it takes with the passwords of a file only.
    /// <summary>Gets the name of the user.</summary>
    public string UserName => "ftp";

    /// <summary>Gets the user's password.</summary>
    public string Password { get; } = CreatePassword();

    /// <summary>Gets the folder that the user sees.</summary>
    public string Files => GetPath("files");

    /// <summary>Starts a server. It must be run by root.</summary>
    /// <param name="certificate">The server's certificate. Null is a server without TLS.</param>
    /// <param name="cancellationToken">Ends the wait for the server.</param>
    public static Task<FtpServer> StartAsync(X509Certificate2? certificate = null, CancellationToken cancellationToken = default)
    {
        if (!Environment.IsPrivilegedProcess) Programs.Miss("vsftpd for the user root");
        return StartAsync(() => new FtpServer(certificate), cancellationToken);
    }

    private protected override Task PrepareAsync(CancellationToken cancellationToken)
    {
        WriteCertificate(_certificate);
        Directory.CreateDirectory(Files);
        Directory.CreateDirectory(GetPath("empty"));
        Write("passwords", Password + "\n");
        string tls = _certificate is null ? "" : $"""
            ssl_enable=YES
            allow_anon_ssl=YES
            force_anon_logins_ssl=YES
            force_anon_data_ssl=YES
            ssl_tlsv1=YES
            require_ssl_reuse=NO
            rsa_cert_file={GetPath("server.crt")}
            rsa_private_key_file={GetPath("server.key")}
            """;
        Write("vsftpd.conf", $"""
            listen=YES
            listen_ipv6=NO
            listen_address=127.0.0.1
            listen_port={Port}
            background=NO
            anonymous_enable=YES
            local_enable=NO
            anon_root={Files}
            secure_email_list_enable=YES
            email_password_file={GetPath("passwords")}
            secure_chroot_dir={GetPath("empty")}
            vsftpd_log_file={GetPath("transfers.log")}
            seccomp_sandbox=NO
            isolate=NO
            isolate_network=NO
            {tls}

            """);
        return Task.CompletedTask;
    }

    private protected override IReadOnlyList<ServerCommand> CreateCommands() => [new(Programs.Find("vsftpd"), GetPath("vsftpd.conf"))];
}
