using System.Security.Cryptography.X509Certificates;

namespace Fairlead.TestServers;

/// <summary>OpenLDAP's slapd with one person in it. With a certificate it offers StartTLS on its port, and LDAPS on another.</summary>
public sealed class OpenLdapServer : TestServer
{
    private readonly X509Certificate2? _certificate;

    private OpenLdapServer(X509Certificate2? certificate) => _certificate = certificate;

    /// <summary>Gets the port of LDAPS, which answers if the server has a certificate.</summary>
    public int TlsPort { get; } = FreePorts.GetNext();

    /// <summary>Gets the distinguished name that all entries are under.</summary>
    public string BaseName => "dc=example,dc=com";

    /// <summary>Gets the distinguished name of the administrator.</summary>
    public string UserName => "cn=admin,dc=example,dc=com";

    /// <summary>Gets the administrator's password.</summary>
    public string Password { get; } = CreatePassword();

    /// <summary>Starts a server.</summary>
    /// <param name="certificate">The server's certificate. Null is a server without TLS.</param>
    /// <param name="cancellationToken">Ends the wait for the server.</param>
    public static Task<OpenLdapServer> StartAsync(X509Certificate2? certificate = null, CancellationToken cancellationToken = default) =>
        StartAsync(() => new OpenLdapServer(certificate), cancellationToken);

    private protected override Task PrepareAsync(CancellationToken cancellationToken)
    {
        WriteCertificate(_certificate);
        string tls = _certificate is null ? ""
            : $"TLSCertificateFile {GetPath("server.crt")}\nTLSCertificateKeyFile {GetPath("server.key")}";
        Directory.CreateDirectory(GetPath("data"));
        Write("slapd.conf", $"""
            include /etc/ldap/schema/core.schema
            pidfile {GetPath("slapd.pid")}
            argsfile {GetPath("slapd.args")}
            modulepath /usr/lib/ldap
            moduleload back_mdb
            {tls}
            database mdb
            maxsize 10485760
            directory {GetPath("data")}
            suffix "{BaseName}"
            rootdn "{UserName}"
            rootpw {Password}

            """);
        string entries = Write("entries.ldif", $"""
            dn: {BaseName}
            objectClass: dcObject
            objectClass: organization
            dc: example
            o: Example

            dn: cn=reader,{BaseName}
            objectClass: person
            cn: reader
            sn: Reader

            """);
        return Programs.RunAsync(new ServerCommand(Programs.Find("slapadd"), "-f", GetPath("slapd.conf"), "-l", entries),
            cancellationToken: cancellationToken);
    }

    private protected override IReadOnlyList<ServerCommand> CreateCommands()
    {
        string addresses = $"ldap://127.0.0.1:{Port}" + (_certificate is null ? "" : $" ldaps://127.0.0.1:{TlsPort}");
        return [new(Programs.Find("slapd"), "-d", "0", "-f", GetPath("slapd.conf"), "-h", addresses)];
    }
}
