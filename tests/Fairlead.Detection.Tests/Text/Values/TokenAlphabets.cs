namespace Fairlead.Detection.Tests.Text.Values;

/// <summary>The alphabets that services and password generators draw secrets from.</summary>
internal static class TokenAlphabets
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string AllSigns = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    public static readonly (string Name, string Characters)[] All =
    [
        ("hexadecimal, lower", Digits + "abcdef"),
        ("hexadecimal, upper", Digits + "ABCDEF"),
        ("base32", Upper + "234567"),
        ("base36, lower", Digits + Lower),
        ("base36, upper", Digits + Upper),
        ("base62", Digits + Upper + Lower),
        ("base64", Digits + Upper + Lower + "+/"),
        ("base64url", Digits + Upper + Lower + "-_"),
        ("letters, lower", Lower),
        ("letters, upper", Upper),
        ("letters, mixed", Upper + Lower),
        ("letters, digits, 8 signs", Digits + Upper + Lower + "!@#$%^&*"),
        ("letters, digits, all signs", Digits + Upper + Lower + AllSigns),
        ("digits and signs", Digits + "!@#$%^&*()-_=+"),
    ];

    public static string Create(Random random, string characters, int length) => new(random.GetItems<char>(characters, length));
}
