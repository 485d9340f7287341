using System.Security.Cryptography;
using System.Text;

namespace Fairlead.Core.Suppression;

/// <summary>
/// The identity of a finding in a baseline: the rule, where it is, and a hash of what is written there. Where is an assembly and a symbol
/// by its documentation id for C#, and otherwise a file, by its path from the folder that holds <c>.fairlead</c>, and the names that lead
/// to the value. Lines do not matter, so that the entry outlives edits around it.
/// </summary>
internal sealed record BaselineEntry(string RuleId, string Container, string Member, bool IsSource, string Hash)
{
    private const int HashBytes = 16;

    /// <summary>
    /// Creates a hash that needs the baseline's own random key, so that no table of hashed passwords fits it, and in which the place takes
    /// part, so that it does not tell where else the same value is.
    /// </summary>
    public static BaselineEntry Create(byte[] key, string ruleId, string container, string member, bool isSource, string written)
    {
        using var algorithm = new HMACSHA256(key);
        byte[] hash = algorithm.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\0", ruleId, container, member, written)));
        var hexadecimal = new StringBuilder(2 * HashBytes);
        for (int i = 0; i < HashBytes; i++) hexadecimal.Append(hash[i].ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
        return new BaselineEntry(ruleId, container, member, isSource, hexadecimal.ToString());
    }
}
