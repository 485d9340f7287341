using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fairlead.Tool.Scanning;

namespace Fairlead.Tool.Reports;

/// <summary>
/// Names findings so that a later scan gives the same name: a hash of the rule and the code around the place, without its path and
/// without any value, and a number among those that are alike.
/// </summary>
internal static class Fingerprints
{
    private const int HashBytes = 12;

    public static IEnumerable<(Finding Finding, string Fingerprint)> Create(IEnumerable<Finding> findings)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Finding finding in findings)
        {
            string hash = GetHash(string.Join('\0', finding.RuleId, finding.Place, finding.Context));
            int ordinal = counts[hash] = counts.GetValueOrDefault(hash) + 1;
            yield return (finding, string.Create(CultureInfo.InvariantCulture, $"{hash}:{ordinal}"));
        }
    }

    private static string GetHash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, HashBytes));
}
