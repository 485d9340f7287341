using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Fairlead.Tls;

/// <summary>Turns a connection's TLS extras into the options of a handshake.</summary>
internal static class TlsOptions
{
    public const string ServerNameExtra = "ssl_server_name";
    public const string MinimumVersionExtra = "ssl_min_version";

    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <param name="connection">The connection.</param>
    /// <param name="host">The host; empty where each handshake has its own.</param>
    /// <param name="timeProvider">The clock that the connection's own certificates are judged by.</param>
    /// <param name="observations">What is told about certificates and failures.</param>
    public static SslClientAuthenticationOptions Create(
        Connection connection, string host, TimeProvider timeProvider, TlsObservations? observations = null) =>
        Create(connection, new TlsPeer(connection, host.Trim('[', ']'), connection.Port, observations), timeProvider);

    public static SslClientAuthenticationOptions Create(
        Connection connection, TlsPeer peer, TimeProvider timeProvider, TlsVerification verification = TlsVerification.Full)
    {
        DateTimeOffset now = timeProvider.GetUtcNow();
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = connection.Extra.GetString(ServerNameExtra) ?? peer.Host,
            EnabledSslProtocols = ReadProtocols(connection),
            ClientCertificateContext = TlsCertificates.ReadClientCertificate(connection, now),
            RemoteCertificateValidationCallback = PeerCertificates.CreateCallback(peer, verification),
        };
        if (options.ClientCertificateContext is { } own)
            peer.Observations?.RecordCertificate(connection.Id, own.TargetCertificate, isOwn: true);
        if (TlsCertificates.ReadAuthorities(connection, now) is { } authorities) options.CertificateChainPolicy = TrustOnly(authorities);
        return options;
    }

    private static X509ChainPolicy TrustOnly(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,

            // Private authorities seldom publish revocations, and a list that cannot be had would fail every handshake.
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.AddRange(authorities);
        policy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        return policy;
    }

    private static SslProtocols ReadProtocols(Connection connection) => connection.Extra.GetString(MinimumVersionExtra) switch
    {
        // None lets the system choose, which knows better than a list that was true when this was written.
        null => SslProtocols.None,
        "TLSv1.2" or "TLS1.2" or "1.2" => SslProtocols.Tls12 | SslProtocols.Tls13,
        "TLSv1.3" or "TLS1.3" or "1.3" => SslProtocols.Tls13,
        _ => throw new ConnectionFormatException(connection.Id, "extra." + MinimumVersionExtra, "TLSv1.2 or TLSv1.3",
            connection.FindSource("extra." + MinimumVersionExtra)),
    };
}
