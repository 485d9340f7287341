using System.Text;
using System.Text.RegularExpressions;

namespace Fairlead.CodeFixes.Tests.Moves.Reading;

/// <summary>
/// Secrets that stand in cases as <c>{{password}}</c>. They are assembled here, because whole ones are reported by whatever scans this
/// repository.
/// </summary>
internal static partial class FakeValues
{
    private static readonly Dictionary<string, string> ByName = new(StringComparer.Ordinal)
    {
        ["password"] = "Vk3" + "xpQz81mLw",
        ["other"] = "Rt9" + "wbNc47hGd",
        ["third"] = "Zm5" + "kyTf26sJq",
        ["odd"] = "p@Vk3" + "/x+81%q",
        ["awsId"] = "AK" + "IA" + "Z7QX4MVBN2TJ" + "6WLD",
        ["awsSecret"] = "q8Zr/T2nVb6Lx0Kd+" + "HwPs4YcJm9GfEu3RaXo7iNt",
        ["github"] = "gh" + "p_" + "R8vTq2LmX5nKd0WzPb7JcYs4HgFe1a3qQWp1",
        ["apiKey"] = "k7Qw9Zt2" + "Lx4Vn8Rb1Hs6Md3Pc",
        ["openai"] = "sk-" + "proj-" + string.Concat(Enumerable.Repeat("aB3dE5fG7h", 7)) + "kL9",
        ["slackHook"] = "T0" + "4QZ7XK2/B0" + "5RW8YL3/" + "x7Qw9Zt2Lx4Vn8Rb1Hs6Md3P",
        ["slackBot"] = "xo" + "xb-2048173659-" + "4096281735641-" + "x7Qw9Zt2Lx4Vn8Rb1Hs6Md3P",
        ["storageKey"] = CreateKey(64, 7),
        ["sharedKey"] = CreateKey(32, 11),
        ["twilioToken"] = "8f3b1c7e" + "2a9d4056b1e8c7f3" + "a2d95b60",
    };

    /// <summary>Replaces the names by the values.</summary>
    public static string Expand(string text) => Name().Replace(text, static match =>
        ByName.TryGetValue(match.Groups["name"].Value, out string? value) ? Encode(value, match.Groups["form"].Value) : match.Value);

    /// <summary>Puts the names back.</summary>
    public static string Hide(string text)
    {
        foreach ((string name, string value) in ByName.OrderByDescending(static entry => entry.Value.Length))
        {
            foreach (string form in new[] { "", "uri", "base64", "escape" })
            {
                string mark = form.Length == 0 ? $"{{{{{name}}}}}" : $"{{{{{name}:{form}}}}}";
                text = text.Replace(Encode(value, form), mark, StringComparison.Ordinal);
            }
        }
        return text;
    }

    private static string Encode(string value, string form) => form switch
    {
        "uri" => Uri.EscapeDataString(value),
        "base64" => Convert.ToBase64String(Encoding.UTF8.GetBytes("svc:" + value)),
        "escape" => string.Concat(value.Select(static c => $"\\u{(int)c:x4}")),
        _ => value,
    };

    private static string CreateKey(int count, int seed)
    {
        byte[] bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }

    [GeneratedRegex("{{(?<name>[a-z][A-Za-z0-9]*)(:(?<form>[a-z0-9]+))?}}")]
    private static partial Regex Name();
}
