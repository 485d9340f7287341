using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Fairlead.CodeFixes.Tests.Situations;

/// <summary>
/// Secrets that stand in the situations as <c>{{password}}</c>. They are assembled here, because whole ones are reported by whatever
/// scans this repository. <c>{{odd:uri}}</c>, <c>{{odd:cs}}</c> and <c>{{odd:json}}</c> are a secret as its surroundings have to write it.
/// </summary>
internal static partial class FakeSecrets
{
    private static readonly string[] Forms = ["", "cs", "verbatim", "uri", "json", "escape", "base64"];

    private static readonly Dictionary<string, string> ByName = new(StringComparer.Ordinal)
    {
        ["password"] = "Vk3" + "xpQz81mLw",
        ["password2"] = "Rt9" + "wbNc47hGd",
        ["password3"] = "Zm5" + "kyTf26sJq",
        ["password4"] = "Hx8" + "dnPv93rKb",
        ["odd"] = "p@Vk3" + "/x%Q \"z;8'1m",
        ["quoted"] = "Vk3;xp" + "=Qz81",
        ["escaped"] = "Vk3\\xp" + "QzA81",
        ["percent"] = "p@Vk3" + "x/81+q",
        ["braces"] = "}Vk3" + "{xpQz81m",
        ["awsKeyId"] = "AK" + "IA" + "Z7QX4MVBN2TJ" + "6WLD",
        ["awsSecret"] = "q8Zr/T2nVb6Lx0Kd+" + "HwPs4YcJm9GfEu3RaXo7iNt",
        ["awsKeyId2"] = "AK" + "IA" + "J2RT5HQWZ7NC" + "4XBM",
        ["awsSecret2"] = "n4Gk+X7cRw1Pz8Ts/" + "DbLq0VyHm5JfUe2MaKo9iQv",
        ["githubToken"] = "gh" + "p_" + "R8vTq2LmX5nKd0WzPb7JcYs4HgFe1a1fWp12",
        ["bearer"] = "eyJ" + "kZXZpY2UiOiJ4N3EiLCJ6b25lIjoiYTkifQ" + "9xQ2Lm7",
        ["apiKey"] = "k7Qw9Zt2" + "Lx4Vn8Rb1Hs6Md3Pc",
        ["storageKey"] = Bytes(64, 7),
        ["sharedKey"] = Bytes(32, 11),
        ["signingKey"] = "Jq4vT8xLz1Nw" + "6Rc9Pb3Ym7Hd",
    };

    /// <summary>Replaces the names by the secrets.</summary>
    public static string Expand(string text) => Name().Replace(text, static match =>
        ByName.TryGetValue(match.Groups["name"].Value, out string? secret) ? Encode(secret, match.Groups["form"].Value) : match.Value);

    /// <summary>Finds the secrets that a text names, decoded.</summary>
    public static IEnumerable<string> FindIn(string text) => Name().Matches(text)
        .Where(static match => ByName.ContainsKey(match.Groups["name"].Value))
        .Select(static match => ByName[match.Groups["name"].Value]);

    /// <summary>Determines whether a text has a secret, as it is or as code, a URI, a form or JSON writes it.</summary>
    public static bool IsIn(string text, string secret) =>
        Forms.Any(form => text.Contains(Encode(secret, form), StringComparison.Ordinal));

    /// <summary>Puts the names back, for messages.</summary>
    public static string Hide(string text)
    {
        foreach ((string name, string secret) in ByName.OrderByDescending(static pair => pair.Value.Length))
        {
            foreach (string form in Forms)
                text = text.Replace(Encode(secret, form), "{{" + name + "}}", StringComparison.Ordinal);
        }
        return text;
    }

    private static string Encode(string secret, string form) => form switch
    {
        "" => secret,
        "uri" => Uri.EscapeDataString(secret),
        "cs" => secret.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal),
        "verbatim" => secret.Replace("\"", "\"\"", StringComparison.Ordinal),
        "json" => JsonSerializer.Serialize(secret)[1..^1],
        // A backslash and a letter as an escape, too.
        "escape" => secret.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("A", "\\u0041", StringComparison.Ordinal),
        "base64" => Convert.ToBase64String(Encoding.UTF8.GetBytes("shop:" + secret)),
        _ => throw new ArgumentException($"There is no form '{form}'", nameof(form)),
    };

    private static string Bytes(int count, int seed)
    {
        var random = new Random(seed);
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }

    [GeneratedRegex("{{(?<name>[a-z][A-Za-z0-9]*)(:(?<form>[a-z0-9]+))?}}")]
    private static partial Regex Name();
}
