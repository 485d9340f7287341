using Fairlead.Core.Text;

namespace Fairlead.Detection.Transport;

/// <summary>FLD2009 in configuration files and manifests: settings whose values are lists of ciphers or algorithms.</summary>
internal static class CipherSettings
{
    private const string TlsAdvice = "use AES-GCM or ChaCha20-Poly1305, or let the system choose";
    private const string SshAdvice = "leave the choice to the client, or list modern algorithms only";

    private static readonly HashSet<string> SshNames = new(StringComparer.Ordinal)
        { "macs", "kexalgorithms", "hostkeyalgorithms", "pubkeyacceptedalgorithms", "pubkeyacceptedkeytypes" };

    /// <summary>Ends of names; words that say more of the list stand in front: <c>ssl_ciphers</c>, <c>proxy_ssl_ciphers</c>.</summary>
    private static readonly string[] NameEnds =
    [
        "ciphers", "ciphersuites", "ciphersuite", "cipherstring", "cipherlist", "cipher.suites", "tlscipher", "sslcipher", "ciphersallowed",
    ];

    /// <summary>Words of lists of what is not allowed: <c>disabled_cipher_suites</c>, <c>excludeCiphers</c>.</summary>
    private static readonly string[] RefusalWords =
        ["disabl", "exclu", "block", "deny", "denied", "forbid", "reject", "weak", "unsafe"];

    /// <summary>
    /// Finds the weak one among the ciphers that a setting allows: its place in the value and the arguments of the message. Returns null if
    /// there is none.
    /// </summary>
    /// <param name="path">The names that lead to the setting, as <see cref="SettingPaths"/> has them.</param>
    /// <param name="value">The value.</param>
    public static (SourceSpan Place, string Weakness, string Advice)? Find(IReadOnlyList<string> path, string value)
    {
        // An entry of a list in JSON or YAML has a number for its name.
        string name = path.Count > 1 && path[0].All(char.IsDigit) ? path[1] : path[0];
        bool isSsh = SshNames.Contains(name);
        if (!isSsh && !NameEnds.Any(end => name.EndsWith(end, StringComparison.Ordinal)) || IsRefusal(name)) return null;
        if (WeakCiphers.FindInList(value) is not var (place, weakness)) return null;
        bool isOfSsh = isSsh || path.Any(static part => part.IndexOf("ssh", StringComparison.Ordinal) >= 0 || part == "sftp");
        return (place, weakness, isOfSsh ? SshAdvice : TlsAdvice);
    }

    public static string GetAdvice(bool isSsh) => isSsh ? SshAdvice : TlsAdvice;

    private static bool IsRefusal(string name) => RefusalWords.Any(word => name.IndexOf(word, StringComparison.Ordinal) >= 0);
}
