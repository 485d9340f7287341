using Fairlead.Core.Text;

namespace Fairlead.Detection.Transport;

/// <summary>
/// Ciphers and algorithms that protect nothing, or only against those who do not try: in the names of cipher suites (IANA's and OpenSSL's),
/// in OpenSSL's cipher lists and in SSH's lists of algorithms. What is weak: RFC 9325, section 4.2 (NULL, anonymous, export, RC4, below
/// 112 bits), RFC 7465 (RC4), RFC 8996 and RFC 6151 (MD5), SWEET32 and NIST SP 800-131A (3DES and other ciphers of 64-bit blocks),
/// RFC 8758 and RFC 9142 (SSH's arcfour and group 1).
/// </summary>
internal static class WeakCiphers
{
    private const string Unencrypted = "connections without encryption";
    private const string Anonymous = "servers that prove nothing about themselves";
    private const string ExportGrade = "export-grade keys";

    private static readonly char[] Dividers = ['_', '-', '+', '@', '.'];
    private static readonly char[] ListDividers = [':', ',', ';', ' ', '\t', '\r', '\n', '|'];

    private static readonly Dictionary<string, string> ByWord = new(StringComparer.OrdinalIgnoreCase)
    {
        ["null"] = Unencrypted, ["enull"] = Unencrypted, ["none"] = Unencrypted, ["complementofall"] = Unencrypted,
        ["anon"] = Anonymous, ["anull"] = Anonymous, ["adh"] = Anonymous, ["aecdh"] = Anonymous,
        ["export"] = ExportGrade, ["exp"] = ExportGrade, ["export40"] = ExportGrade, ["export56"] = ExportGrade,
        ["export1024"] = ExportGrade, ["exp1024"] = ExportGrade, ["des40"] = ExportGrade, ["low"] = "keys of 64 bits and fewer",
        ["rc4"] = "RC4", ["arcfour"] = "RC4", ["arcfour128"] = "RC4", ["arcfour256"] = "RC4", ["rc2"] = "RC2", ["des"] = "DES",
        ["3des"] = "3DES", ["md5"] = "MD5",
    };

    /// <summary>Algorithms that are weak as a whole, whatever their words.</summary>
    private static readonly Dictionary<string, string> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["diffie-hellman-group1-sha1"] = "a group of 1024 bits", ["ssh-dss"] = "DSA keys of 1024 bits",
        ["@seclevel=0"] = "keys of any strength",
    };

    /// <summary>Describes what a cipher suite or algorithm allows, for people. Returns null if it is not known to be weak.</summary>
    /// <param name="name"><c>TLS_RSA_WITH_RC4_128_MD5</c>, <c>RC4-MD5</c>, <c>3des-cbc</c>.</param>
    public static string? Describe(string name)
    {
        if (ByName.TryGetValue(name, out string? known)) return known;

        // OpenSSL calls 3DES "DES-CBC3", IANA "3DES_EDE".
        if (name.IndexOf("des-cbc3", StringComparison.OrdinalIgnoreCase) >= 0) return ByWord["3des"];
        foreach (string word in name.Split(Dividers))
        {
            if (ByWord.TryGetValue(word, out string? weakness)) return weakness;
        }
        return null;
    }

    /// <summary>
    /// Finds what is weak in a list: suites, or OpenSSL's keywords with their signs (<c>HIGH:!aNULL:RC4</c>), or SSH's algorithms, of which
    /// the list as a whole may have a sign (<c>-3des-cbc,arcfour</c>). Returns null if nothing is.
    /// </summary>
    public static (SourceSpan Place, string Weakness)? FindInList(string list)
    {
        List<SourceSpan> entries = Split(list);
        if (entries.Count == 0) return null;
        char sign = list[entries[0].Start];
        bool isOfSsh = (entries.Count == 1 || list.IndexOf(',') >= 0) && list.IndexOf(':') < 0;
        bool isOneSign = isOfSsh && sign is '-' or '+' or '^';
        if (isOneSign && sign == '-') return null;
        HashSet<string> excluded = new(
            entries.Where(entry => list[entry.Start] is '!' or '-').Select(entry => GetText(list, entry).Substring(1)),
            StringComparer.OrdinalIgnoreCase);
        foreach (SourceSpan entry in entries)
        {
            string name = GetText(list, entry);
            bool adds = isOneSign || name[0] is not ('!' or '-' or '+');
            if (!adds || IsExcluded(name, excluded)) continue;
            if (Describe(name.TrimStart('+', '^')) is { } weakness) return (entry, weakness);
        }
        return null;
    }

    /// <summary>Determines whether a later entry takes a suite out of the list, by its name or by one of its words.</summary>
    private static bool IsExcluded(string name, HashSet<string> excluded) =>
        excluded.Count > 0 && (excluded.Contains(name) || name.Split(Dividers).Any(excluded.Contains)
            || (Describe(name) is { } weakness && excluded.Any(entry => Describe(entry) == weakness)));

    private static List<SourceSpan> Split(string list)
    {
        var entries = new List<SourceSpan>();
        int start = 0;
        while (start < list.Length)
        {
            int end = list.IndexOfAny(ListDividers, start);
            if (end < 0) end = list.Length;
            int level = list.IndexOf('@', start, end - start); // DEFAULT@SECLEVEL=0
            bool hasLevel = level > start && list.IndexOf("@SECLEVEL", level, StringComparison.OrdinalIgnoreCase) == level;
            if (hasLevel) entries.Add(SourceSpan.FromBounds(start, level));
            if (end > start) entries.Add(SourceSpan.FromBounds(hasLevel ? level : start, end));
            start = end + 1;
        }
        return entries;
    }

    private static string GetText(string list, SourceSpan entry) => list.Substring(entry.Start, entry.Length);
}
