using System.Globalization;

namespace Fairlead.Tls;

/// <summary>Versions of TLS as the wire numbers them, and what is wrong where two sides share none.</summary>
internal static class TlsVersions
{
    public const int Tls10 = 0x0301;
    public const int Tls12 = 0x0303;
    public const int Tls13 = 0x0304;

    public static bool IsBelow(int version, IReadOnlyCollection<int> offered) =>
        version is >= 0x0300 and < Tls12 && (offered.Count == 0 || version <= offered.Max());

    public static string Show(int version) =>
        version <= 0x0300 ? "SSL 3.0" : string.Create(CultureInfo.InvariantCulture, $"TLS 1.{(version & 0xFF) - 1}");

    public static TlsProblem DescribeOld(int version) => new(ConnectionTlsReason.ServerProtocolTooOld,
        $"the server answers in {Show(version)}, which is older than what this side accepts; {Advise(version)}");

    /// <summary>Describes the server's choice where it was not offered. Returns null where it was.</summary>
    public static TlsProblem? DescribeChoice(int chosen, IReadOnlyCollection<int> offered)
    {
        if (chosen == 0 || offered.Count == 0 || offered.Contains(chosen)) return null;
        return chosen < offered.Max() ? DescribeOld(chosen) : DescribeNew(offered);
    }

    public static TlsProblem DescribeRefusal(TlsRecords? records)
    {
        IReadOnlyCollection<int> offered = records?.OfferedVersions ?? [];
        if (offered.Count > 0 && offered.Max() < Tls13) return DescribeNew(offered);
        string shown = offered.Count == 0 ? "" : $", {string.Join(" and ", offered.Order().Select(Show))}";
        return new(ConnectionTlsReason.ServerProtocolTooOld,
            $"the server speaks none of the versions of TLS that this side accepts{shown}; "
                + Advise(offered.Count == 0 ? Tls10 : offered.Min() - 1));
    }

    private static TlsProblem DescribeNew(IReadOnlyCollection<int> offered) => new(ConnectionTlsReason.ServerProtocolTooNew,
        $"the server asks for a newer version of TLS than {Show(offered.Max())}, the newest that this side offers; allow TLS 1.3 here");

    private static string Advise(int version) => version >= Tls12
        ? $"update the server, or lower {TlsOptions.MinimumVersionExtra}"
        : "update the server to TLS 1.2 or later";
}
