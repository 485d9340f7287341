namespace Fairlead.TestServers;

/// <summary>OpenSSH's sshd, which accepts one key for the user that the tests run as.</summary>
public sealed class SshServer : TestServer
{
    private SshServer()
    {
    }

    /// <summary>Gets the name of the user.</summary>
    public string UserName => Environment.UserName;

    /// <summary>Gets the path of the user's private key.</summary>
    public string PrivateKeyPath => GetPath("user_key");

    /// <summary>Gets the path of the server's public key.</summary>
    public string HostPublicKeyPath => GetPath("host_key.pub");

    /// <summary>Starts a server.</summary>
    /// <param name="cancellationToken">Ends the wait for the server.</param>
    public static Task<SshServer> StartAsync(CancellationToken cancellationToken = default) =>
        StartAsync(() => new SshServer(), cancellationToken);

    private protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        string keygen = Programs.Find("ssh-keygen");
        foreach (string name in new[] { "user_key", "host_key" })
        {
            await Programs.RunAsync(new ServerCommand(keygen, "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", GetPath(name)),
                cancellationToken: cancellationToken);
        }
        // sshd parts its privileges in this folder, which Debian's own service would create.
        if (Environment.IsPrivilegedProcess) Directory.CreateDirectory("/run/sshd");
        Write("sshd_config", $"""
            ListenAddress 127.0.0.1
            Port {Port}
            HostKey {GetPath("host_key")}
            AuthorizedKeysFile {GetPath("user_key.pub")}
            PidFile {GetPath("sshd.pid")}
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            PermitRootLogin prohibit-password
            Subsystem sftp internal-sftp

            """);
    }

    private protected override IReadOnlyList<ServerCommand> CreateCommands() =>
        [new(Programs.Find("sshd"), "-D", "-e", "-f", GetPath("sshd_config"))];
}
