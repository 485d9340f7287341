using System.Text;

namespace Fairlead.Detection.Tests.SecretFormats;

/// <summary>Random text, the same for the same seed, so that test data can look like secrets without any being written down.</summary>
internal class FakeText(int seed)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private const string Capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Numbers = "0123456789";

    private Random _random = new(seed);

    public string B62(int length) => From(Numbers + Capitals + Letters, length);

    public string B64(int length) => From(Numbers + Capitals + Letters + "+/", length);

    public string B64Url(int length) => From(Numbers + Capitals + Letters + "-_", length);

    public string B32(int length) => From(Capitals + "234567", length);

    public string Upper(int length) => From(Numbers + Capitals, length);

    public string Lower(int length) => From(Numbers + Letters, length);

    public string Hex(int length) => From(Numbers + "abcdef", length);

    public string Digits(int length) => From(Numbers, length);

    public string From(string characters, int length) => new(_random.GetItems<char>(characters, length));

    public string Guid() => $"{Hex(8)}-{Hex(4)}-{Hex(4)}-{Hex(4)}-{Hex(12)}";

    /// <summary>Base64 of random bytes, padded.</summary>
    public string Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }

    /// <summary>Base64 of random bytes with four characters of one's own at a fixed place, as Azure makes its keys.</summary>
    public string Marked(int before, string mark, int bytes) =>
        Bytes(bytes) is var key ? key[..before] + mark + key[(before + mark.Length)..] : "";

    /// <summary>A body with GitHub's checksum: CRC-32 in base 62, six characters.</summary>
    public string GitHubBody(int length)
    {
        string body = B62(length - 6);
        return body + InDigits(Crc32(body), Numbers + Capitals + Letters, 6);
    }

    public string GitLabRoutable(string prefix, int length)
    {
        string token = prefix + B64Url(length) + ".0" + (char)('a' + length - 10);
        return token + InDigits(Crc32(token), Numbers + Letters, 7);
    }

    public string GrafanaToken()
    {
        string token = "glsa" + "_" + B62(32);
        byte[] crc = BitConverter.GetBytes(Crc32(token));
        return token + "_" + Convert.ToHexStringLower(crc);
    }

    public string Pem(string label, string newLine = "\n", int bodyLength = 400)
    {
        IEnumerable<string> lines = ("MII" + B64(bodyLength - 3)).Chunk(64).Select(chunk => new string(chunk));
        return $"-----BEGIN {label}-----{newLine}{string.Join(newLine, lines)}{newLine}-----END {label}-----";
    }

    public string WebToken(
        string header = """{"alg":"HS256","typ":"JWT"}""", string payload = """{"sub":"etl","iat":1700000000}""", int signature = 43) =>
        Base64Url(header) + "." + Base64Url(payload) + "." + B64Url(signature);

    public static string Base64Url(string text) => Base64(text).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>Gives the same text again from here on.</summary>
    protected void StartOver() => _random = new Random(seed);

    // Bit by bit and unlike the product's table, so that one mistake is not made twice.
    private static uint Crc32(string text)
    {
        uint crc = uint.MaxValue;
        foreach (char c in text)
        {
            crc ^= c;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
        }
        return ~crc;
    }

    private static string InDigits(uint number, string digits, int length)
    {
        var result = new StringBuilder();
        for (; number > 0; number /= (uint)digits.Length) result.Insert(0, digits[(int)(number % (uint)digits.Length)]);
        return result.ToString().PadLeft(length, '0');
    }
}
