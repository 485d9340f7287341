using System.Text;

namespace Fairlead.Tls;

/// <summary>Finds why a handshake failed, from what was seen of it and what the platform says.</summary>
internal static class TlsFailures
{
    public static ConnectionTlsException Explain(Exception exception, TlsPeer peer, TlsRecords records)
    {
        for (Exception? current = exception; current is not null; current = current.InnerException)
        {
            if (current is ConnectionTlsException exact) return exact;
        }
        TlsProblem problem = Find(peer, records, isOver: true)
            ?? (TlsAlerts.Find(exception) is { } alert ? TlsAlerts.Describe(alert, peer, records) : null)
            ?? new(ConnectionTlsReason.HandshakeFailed, $"the handshake fails ({exception.GetType().Name}); the inner exception says more");
        return peer.Fail(problem, exception);
    }

    /// <summary>Finds what is visibly wrong with a server's answer. Returns null as long as nothing is.</summary>
    /// <param name="peer">The server.</param>
    /// <param name="records">What was seen of the handshake.</param>
    /// <param name="isOver">Whether nothing more comes.</param>
    public static TlsProblem? Find(TlsPeer peer, TlsRecords records, bool isOver)
    {
        if (records.Start.Count == 0)
            return isOver ? NoTls("the server doesn't answer the handshake; it probably doesn't speak TLS on this port") : null;
        if (!records.IsTls)
        {
            return NoTls($"the server answers with {DescribeProtocol(records.Start)} instead of TLS; "
                + "check the port, or whether TLS is meant at all");
        }
        if (records.FatalAlert is { } alert) return TlsAlerts.Describe(alert, peer, records);
        return TlsVersions.DescribeChoice(records.ChosenVersion, records.OfferedVersions);
    }

    private static TlsProblem NoTls(string text) => new(ConnectionTlsReason.NoTls, text);

    private static string DescribeProtocol(IReadOnlyList<byte> start)
    {
        string text = Encoding.Latin1.GetString([.. start]);
        return text.StartsWith("HTTP/", StringComparison.Ordinal) ? "plain HTTP"
            : text.StartsWith("SSH-", StringComparison.Ordinal) ? "SSH"
            : text.StartsWith("220", StringComparison.Ordinal) ? "a greeting in clear text, as SMTP and FTP do,"
            : text.Length > 4 && text[4] == '\n' && text[3] == '\0' ? "MySQL's greeting"
            : "something else";
    }
}
