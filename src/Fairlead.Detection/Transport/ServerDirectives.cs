using Fairlead.Core.Text;
using Fairlead.Detection.Configuration;

namespace Fairlead.Detection.Transport;

/// <summary>
/// Files of servers in which each line is a directive and its words: <c>ssl_ciphers HIGH:!aNULL;</c> of nginx, <c>SSLCipherSuite</c> of
/// Apache, <c>bind :443 ssl ciphers …</c> of HAProxy, <c>Ciphers</c> of OpenSSH. Only what they say of versions and ciphers is read.
/// </summary>
internal static class ServerDirectives
{
    private static readonly HashSet<string> FileNames = new(StringComparer.Ordinal) { "sshd_config", "ssh_config", "haproxy.cfg" };

    // Options of HAProxy's lines, whose values follow.
    private static readonly HashSet<string> InnerNames = new(StringComparer.Ordinal)
        { "ciphers", "ciphersuites", "ssl-min-ver", "sslcipher" };

    public static bool IsServerFile(string path)
    {
        string name = ConfigurationFiles.GetFileName(path);
        return FileNames.Contains(name) || name.EndsWith(".conf", StringComparison.Ordinal);
    }

    public static ConfigurationText Read(string text)
    {
        var file = new ConfigurationText();
        ConfigurationKey root = ConfigurationKey.CreateRoot();
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            ReadLine(file, root, text, start, end);
            start = end + 1;
        }
        return file;
    }

    private static void ReadLine(ConfigurationText file, ConfigurationKey root, string text, int start, int end)
    {
        int name = SkipSpace(text, start, end);
        if (name == end || text[name] is '#' or ';' or '<' or '[') return;
        int nameEnd = FindDivider(text, name, end);
        int value = SkipSpace(text, nameEnd, end);
        if (value < end && text[value] == '=') value = SkipSpace(text, value + 1, end);
        while (end > value && text[end - 1] is ';' or '\r' or ' ' or '{' or '\t') end--;
        Add(file, root, text, text.Substring(name, nameEnd - name), value, end);

        for (int word = SkipDividers(text, value, end); word < end;)
        {
            int wordEnd = FindDivider(text, word, end);
            int next = SkipDividers(text, wordEnd, end);
            string inner = text.Substring(word, wordEnd - word);
            if (InnerNames.Contains(inner)) Add(file, root, text, inner, next, FindDivider(text, next, end));
            word = next;
        }
    }

    private static void Add(ConfigurationText file, ConfigurationKey root, string text, string name, int start, int end)
    {
        if (end - start > 1 && text[start] is '"' or '\'' && text[end - 1] == text[start]) (start, end) = (start + 1, end - 1);
        if (end <= start) return;
        file.AddValue(root.CreateChild(name), WithoutRefused(text.Substring(start, end - start)), SourceSpan.FromBounds(start, end));
    }

    // SSLProtocol all -SSLv3, Ciphers -3des-cbc: blanks keep the places of the others.
    private static string WithoutRefused(string value)
    {
        char[] kept = value.ToCharArray();
        bool isRefused = false;
        for (int i = 0; i < kept.Length; i++)
        {
            bool isFirst = i == 0 || char.IsWhiteSpace(value[i - 1]);
            if (isFirst) isRefused = value[i] == '-';
            if (isRefused) kept[i] = ' ';
        }
        return new string(kept);
    }

    private static int SkipSpace(string text, int i, int end)
    {
        while (i < end && text[i] is ' ' or '\t' or '\r') i++;
        return i;
    }

    private static int SkipDividers(string text, int i, int end)
    {
        while (i < end && text[i] is ' ' or '\t' or '\r' or '=') i++;
        return i;
    }

    private static int FindDivider(string text, int i, int end)
    {
        while (i < end && text[i] is not (' ' or '\t' or '\r' or '=')) i++;
        return i;
    }
}
