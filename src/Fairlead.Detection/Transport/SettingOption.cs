using Fairlead.Detection.Configuration;

namespace Fairlead.Detection.Transport;

/// <summary>
/// An option about TLS by the name of a setting, and what stands in front of it in that name: SMTP_ in <c>SMTP_ENABLE_SSL</c>.
/// </summary>
internal readonly record struct SettingOption(TlsOption Option, string Prefix)
{
    private static readonly char[] Separators = ['_', '.', ':', '-', '/'];

    // NO_SSL and the like turn the meaning of what follows around; those that are known as options are found as a whole.
    private static readonly HashSet<string> Denials = new(StringComparer.OrdinalIgnoreCase)
        { "no", "non", "not", "disable", "disabled", "skip", "without", "ignore", "insecure", "allow", "force", "redirect", "test" };

    public static bool TryFind(ConfigurationKey key, out SettingOption setting)
    {
        string name = SettingNames.GetName(key);
        setting = default;
        for (int start = 0; start >= 0 && start < name.Length; start = FindNextWord(name, start))
        {
            if (TlsOptionTable.Find(name, start, name.Length) is not { } option) continue;
            if (start > 0 && Denials.Contains(name.Substring(0, start - 1).Split(Separators).Last())) return false;
            setting = new SettingOption(option, name.Substring(0, start));
            return true;
        }
        return false;
    }

    private static int FindNextWord(string name, int start) =>
        name.IndexOfAny(Separators, start) is >= 0 and var separator ? separator + 1 : -1;
}
