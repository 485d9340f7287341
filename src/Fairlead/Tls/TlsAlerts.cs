using System.Globalization;

namespace Fairlead.Tls;

/// <summary>What the alerts mean with which a server breaks off a handshake.</summary>
internal static class TlsAlerts
{
    private const int HandshakeFailure = 40;
    private const int ProtocolVersion = 70;
    private const int InsufficientSecurity = 71;
    private const int UnrecognizedName = 112;
    private const int CertificateRequired = 116;

    private static readonly Dictionary<int, string> Names = new()
    {
        [0] = "close_notify", [10] = "unexpected_message", [HandshakeFailure] = "handshake_failure", [41] = "no_certificate",
        [42] = "bad_certificate",
        [43] = "unsupported_certificate", [44] = "certificate_revoked", [45] = "certificate_expired", [46] = "certificate_unknown",
        [47] = "illegal_parameter",
        [48] = "unknown_ca", [49] = "access_denied", [50] = "decode_error", [51] = "decrypt_error", [ProtocolVersion] = "protocol_version",
        [InsufficientSecurity] = "insufficient_security", [80] = "internal_error", [86] = "inappropriate_fallback", [90] = "user_canceled",
        [109] = "missing_extension", [110] = "unsupported_extension", [UnrecognizedName] = "unrecognized_name",
        [CertificateRequired] = "certificate_required",
        [120] = "no_application_protocol",
    };

    /// <summary>
    /// Finds the alert that made OpenSSL fail. .NET keeps OpenSSL's error code as the result code of an inner exception; the alert is its
    /// reason less 1000. From TLS 1.3 on alerts are encrypted, so that nothing on the wire shows them.
    /// </summary>
    public static int? Find(Exception exception)
    {
        for (Exception? current = exception; current is not null; current = current.InnerException)
        {
            // The library's number, 20, stands in the bits that OpenSSL 3 and 1.1 have for it.
            int reason = (current.HResult >> 23) == 20 ? current.HResult & 0x7F_FFFF : (current.HResult >> 24) == 20
                ? current.HResult & 0xFFF : 0;
            if (reason is >= 1000 and < 1256) return reason - 1000;
        }
        return null;
    }

    /// <param name="alert">The alert.</param>
    /// <param name="peer">The server.</param>
    /// <param name="records">What was seen of the handshake; null once it is over.</param>
    public static TlsProblem Describe(int alert, TlsPeer peer, TlsRecords? records)
    {
        string name = Names.GetValueOrDefault(alert, string.Create(CultureInfo.InvariantCulture, $"alert {alert}"));
        bool wantsCertificate = records is null || records.IsCertificateRequested;
        return alert switch
        {
            ProtocolVersion => TlsVersions.DescribeRefusal(records),
            HandshakeFailure or InsufficientSecurity when records is { AlertVersion: var version }
                && TlsVersions.IsBelow(version, records.OfferedVersions) =>
                TlsVersions.DescribeOld(version),
            UnrecognizedName => new(ConnectionTlsReason.OtherHost,
                $"the server knows no host of this name ({name}); set {TlsOptions.ServerNameExtra} to the name that it serves"),
            CertificateRequired or 41 => Require(name),
            HandshakeFailure or (>= 42 and <= 46) or 48 or 49 when wantsCertificate && !peer.HasClientCertificate => Require(name),
            HandshakeFailure or (>= 42 and <= 46) or 48 or 49 or 51 when wantsCertificate =>
                new(ConnectionTlsReason.ClientCertificateRefused, DescribeClient(alert, name)),
            HandshakeFailure or InsufficientSecurity => new(ConnectionTlsReason.HandshakeFailed,
                $"the server refuses the handshake ({name}); it may share no cipher suite with this machine"),
            _ => new(ConnectionTlsReason.HandshakeFailed, $"the server breaks off the handshake ({name}); its log may say why"),
        };
    }

    /// <summary>Describes a server that asked for a client certificate and hung up without an answer.</summary>
    public static TlsProblem DescribeSilence(TlsPeer peer) => peer.HasClientCertificate
        ? new(ConnectionTlsReason.ClientCertificateRefused,
            $"the server closes the connection after it was shown the client certificate of {TlsCertificates.CertificateExtra}: "
            + "it probably refuses it, and its log may say why")
        : Require("it closes the connection without one");

    private static TlsProblem Require(string name) => new(ConnectionTlsReason.ClientCertificateRequired,
        $"the server wants a client certificate ({name}); set {TlsCertificates.CertificateExtra} and {TlsCertificates.KeyExtra}");

    private static string DescribeClient(int alert, string name)
    {
        string why = alert switch
        {
            44 => "it is revoked",
            45 => "it has expired",
            48 => "the server doesn't trust the authority that it comes from, or an intermediate certificate is missing in it",
            49 => "it has no access",
            _ => "the server's log may say why",
        };
        return $"the server refuses the client certificate of {TlsCertificates.CertificateExtra} ({name}): {why}";
    }
}
