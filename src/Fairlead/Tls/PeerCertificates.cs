using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Fairlead.Core.Text;

namespace Fairlead.Tls;

/// <summary>What of a server's certificate is checked.</summary>
internal enum TlsVerification
{
    Full,

    /// <summary>The chain, and not the name.</summary>
    Chain,

    /// <summary>Nothing: the connection takes it on trust.</summary>
    None,
}

/// <summary>Finds what is wrong with a server's certificate, from the status of its chain.</summary>
internal static class PeerCertificates
{
    private const int MostNames = 10;
    private const int LongestName = 100;

    private const X509ChainStatusFlags Named = X509ChainStatusFlags.NotTimeValid | X509ChainStatusFlags.NotTimeNested
        | X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.NotValidForUsage;

    /// <summary>
    /// Accepts or refuses certificates. Throws the exact error instead of returning false: what a callback throws comes out of the
    /// handshake as it is, and <c>HttpClient</c> keeps it as an inner exception.
    /// </summary>
    public static RemoteCertificateValidationCallback CreateCallback(TlsPeer peer, TlsVerification verification = TlsVerification.Full) =>
        (sender, certificate, chain, errors) =>
        {
            string? expected = (sender as SslStream)?.TargetHostName;
            TlsPeer server = peer.Host.Length > 0 ? peer : peer with { Host = expected ?? "" };
            if (verification != TlsVerification.None)
                Verify(server, certificate as X509Certificate2, chain, verification == TlsVerification.Chain
                ? errors & ~SslPolicyErrors.RemoteCertificateNameMismatch : errors, expected ?? server.Host);
            if (certificate is X509Certificate2 accepted)
                server.Observations?.RecordCertificate(server.Connection.Id, accepted, isOwn: false);
            return true;
        };

    /// <summary>Accepts one certificate, whoever issued it.</summary>
    public static RemoteCertificateValidationCallback CreatePinningCallback(TlsPeer peer, X509Certificate2 pinned) =>
        (_, certificate, _, _) => certificate is not null && certificate.GetRawCertData().AsSpan().SequenceEqual(pinned.RawData) ? true
            : throw peer.Fail(new(ConnectionTlsReason.InvalidCertificate,
                $"the server shows another certificate than the one in {TlsCertificates.CaExtra}; if it is the right one, put it there"));

    private static void Verify(TlsPeer peer, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors, string expected)
    {
        if (errors == SslPolicyErrors.None) return;
        if (certificate is null || chain is null)
            throw peer.Fail(new(ConnectionTlsReason.InvalidCertificate,
                "the server shows no certificate; check that this is the right port"));

        List<TlsProblem> problems = [];
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors)) problems.AddRange(FindChainProblems(peer, certificate, chain));
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) problems.Add(DescribeNames(certificate, expected));
        if (problems.Count == 0) problems.Add(new(ConnectionTlsReason.InvalidCertificate, "the server's certificate is refused"));

        // A certificate that nobody vouches for proves nothing else that it says, and one for another host comes from another server.
        problems = [.. problems.OrderBy(static problem => GetRank(problem.Reason))];
        throw peer.Fail(problems[0] with { Text = string.Join(". Also, ", problems.Select(static problem => problem.Text)) });
    }

    private static int GetRank(ConnectionTlsReason reason) => reason switch
    {
        ConnectionTlsReason.InvalidCertificate => 0,
        ConnectionTlsReason.SelfSignedCertificate or ConnectionTlsReason.UnknownAuthority => 1,
        ConnectionTlsReason.OtherHost => 2,
        ConnectionTlsReason.CertificateExpired => 3,
        ConnectionTlsReason.CertificateNotYetValid => 4,
        _ => 5,
    };

    private static IEnumerable<TlsProblem> FindChainProblems(TlsPeer peer, X509Certificate2 certificate, X509Chain chain)
    {
        X509ChainStatusFlags all = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError,
            static (flags, status) => flags | status.Status);
        X509ChainStatusFlags others = all & ~Named;
        if (others == X509ChainStatusFlags.NotSignatureValid && FindNamesake(chain) is { } namesake)
        {
            others = X509ChainStatusFlags.NoError;
            yield return new(ConnectionTlsReason.UnknownAuthority,
                $"the server's certificate comes from another authority than the '{namesake}' in {TlsCertificates.CaExtra}: "
                + $"the name is the same, the key is not; put the present one into {TlsCertificates.CaExtra}");
        }
        if (others != X509ChainStatusFlags.NoError)
            yield return new(ConnectionTlsReason.InvalidCertificate,
                $"the server's certificate is refused ({others}); have a new one issued");
        if (all.HasFlag(X509ChainStatusFlags.UntrustedRoot) || all.HasFlag(X509ChainStatusFlags.PartialChain))
            yield return DescribeAuthority(peer, certificate, chain);

        DateTime now = DateTime.Now;
        for (int i = 0; i < chain.ChainElements.Count; i++)
        {
            if (chain.ChainElements[i].ChainElementStatus.Any(static status => status.Status.HasFlag(X509ChainStatusFlags.NotTimeValid)))
                yield return DescribeTime(chain.ChainElements[i].Certificate, isServers: i == 0, now);
        }

        if (all.HasFlag(X509ChainStatusFlags.NotValidForUsage))
        {
            yield return new(ConnectionTlsReason.WrongCertificateUsage,
                "the server's certificate is not meant for servers (extended key usage); have one issued for server authentication");
        }
    }

    private static TlsProblem DescribeTime(X509Certificate2 certificate, bool isServers, DateTime now)
    {
        string whose = isServers ? "the server's certificate"
            : $"the {(IsSelfIssued(certificate) ? "authority" : "intermediate certificate")} '{ShowSubject(certificate)}'";
        if (certificate.NotBefore > now)
        {
            return new(ConnectionTlsReason.CertificateNotYetValid,
                $"{whose} is not valid before {TlsPeer.ShowTime(certificate.NotBefore)}; "
                + $"compare the clock of this machine, where it is {TlsPeer.ShowTime(now)}");
        }

        string cure = isServers ? "have it renewed"
            : IsSelfIssued(certificate) ? $"put its successor into {TlsCertificates.CaExtra}"
            : "the server must send its successor";
        return new(ConnectionTlsReason.CertificateExpired, $"{whose} expired on {TlsPeer.ShowTime(certificate.NotAfter)}; {cure}");
    }

    private static TlsProblem DescribeAuthority(TlsPeer peer, X509Certificate2 certificate, X509Chain chain)
    {
        X509Certificate2 last = chain.ChainElements.Count == 0 ? certificate : chain.ChainElements[^1].Certificate;
        string trusted = peer.HasAuthorities ? TlsCertificates.CaExtra : "the system's authorities";
        if (chain.ChainElements.Count <= 1 && IsSelfIssued(last))
        {
            return new(ConnectionTlsReason.SelfSignedCertificate,
                $"the server's certificate '{ShowSubject(last)}' is self-signed and not in {trusted}; "
                + $"if it is the right one, put it into {TlsCertificates.CaExtra}");
        }

        if (IsSelfIssued(last))
        {
            return new(ConnectionTlsReason.UnknownAuthority,
                $"the server's certificate comes from the authority '{ShowSubject(last)}', which is not in {trusted}; "
                + $"if you trust it, put it into {TlsCertificates.CaExtra}");
        }

        string issuer = ShowName(last.GetNameInfo(X509NameType.SimpleName, forIssuer: true));
        string cure = $"if '{issuer}' is the authority, put it into {TlsCertificates.CaExtra}; "
            + "if it is an intermediate one, the server must send its certificate";
        return new(ConnectionTlsReason.UnknownAuthority,
            $"the chain of the server's certificate is incomplete: '{ShowSubject(last)}' comes from '{issuer}', "
            + $"which the server doesn't send and which is not in {trusted}; {cure}");
    }

    /// <summary>
    /// Finds a trusted authority that has the name, but not the key, of the one that signed. Returns null where there is none.
    /// </summary>
    private static string? FindNamesake(X509Chain chain)
    {
        X509Certificate2? broken = chain.ChainElements
            .FirstOrDefault(static element =>
                element.ChainElementStatus.Any(static status =>
                    status.Status.HasFlag(X509ChainStatusFlags.NotSignatureValid)))?.Certificate;
        bool hasNamesake = broken is not null
            && chain.ChainPolicy.CustomTrustStore.Any(authority =>
                authority.SubjectName.RawData.AsSpan().SequenceEqual(broken.IssuerName.RawData));
        return hasNamesake ? ShowName(broken!.GetNameInfo(X509NameType.SimpleName, forIssuer: true)) : null;
    }

    private static TlsProblem DescribeNames(X509Certificate2 certificate, string expected)
    {
        string[] names = [.. ReadNames(certificate).Distinct(StringComparer.OrdinalIgnoreCase)];
        string shown = names.Length == 0 ? "no host"
            : string.Join(", ", names.Take(MostNames).Select(static name => $"'{ShowName(name)}'"));
        string more = names.Length > MostNames ? string.Create(CultureInfo.InvariantCulture, $" and {names.Length - MostNames} more") : "";
        string cure = names.Length == 0
            ? "have it issued for this host"
            : $"connect by one of these names, or set {TlsOptions.ServerNameExtra} to one";
        return new(ConnectionTlsReason.OtherHost, $"the server's certificate is for {shown}{more}, not for '{ShowName(expected)}'; {cure}");
    }

    /// <summary>Reads the names that count: alternative names, or the common name where there are none.</summary>
    public static List<string> ReadNames(X509Certificate2 certificate)
    {
        var names = new List<string>();
        try
        {
            foreach (X509SubjectAlternativeNameExtension extension in certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>())
            {
                names.AddRange(extension.EnumerateDnsNames());
                names.AddRange(extension.EnumerateIPAddresses().Select(static address => address.ToString()));
            }
        }
        catch (CryptographicException)
        {
            // What can be read of a damaged list is shown.
        }
        string commonName = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        if (names.Count == 0 && commonName.Length > 0) names.Add(commonName);
        return names;
    }

    private static bool IsSelfIssued(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    private static string ShowSubject(X509Certificate2 certificate) =>
        ShowName(certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false));

    /// <summary>A name out of a certificate without what could break a log: anybody may have written it.</summary>
    private static string ShowName(string name)
    {
        string cleaned = string.Concat(name.Take(LongestName)
            .Select(static c => char.IsLetterOrDigit(c) || " .-_*:,&()/@".Contains(c, StringComparison.Ordinal) ? c : '?'));
        return name.Length > LongestName ? cleaned + QuotedName.Hidden : cleaned;
    }
}
