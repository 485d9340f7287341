using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Fairlead.ConnectionTests.Probes;

/// <summary>The client's side of SCRAM-SHA-256 (RFC 7677), without channel binding.</summary>
internal sealed class ScramClient
{
    public const string Mechanism = "SCRAM-SHA-256";

    // A hostile server could ask for hours of work.
    private const int MostIterations = 1_000_000;
    private const string Header = "n,,";

    private readonly string _password;
    private readonly string _nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
    private byte[] _serverSignature = [];

    // PostgreSQL and others compare passwords after SASLprep, of which this is the part that changes letters.
    public ScramClient(string password) =>
        _password = password.IsNormalized(NormalizationForm.FormKC) ? password : password.Normalize(NormalizationForm.FormKC);

    public string FirstMessage => Header + FirstMessageBare;

    private string FirstMessageBare => "n=,r=" + _nonce;

    public string CreateFinalMessage(string serverFirst)
    {
        Dictionary<char, string> values = Parse(serverFirst);
        if (!values.TryGetValue('r', out string? nonce) || !nonce.StartsWith(_nonce, StringComparison.Ordinal)
            || nonce.Length == _nonce.Length
            || !values.TryGetValue('s', out string? saltText) || !TryDecode(saltText, out byte[] salt)
            || !int.TryParse(values.GetValueOrDefault('i'), NumberStyles.None, CultureInfo.InvariantCulture, out int iterations)
            || iterations is < 1 or > MostIterations)
        {
            throw new ConnectionProbeException("the server breaks the rules of SCRAM");
        }
        byte[] salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(_password), salt, iterations, HashAlgorithmName.SHA256, 32);
        byte[] clientKey = HMACSHA256.HashData(salted, "Client Key"u8);
        string withoutProof = $"c={Convert.ToBase64String(Encoding.ASCII.GetBytes(Header))},r={nonce}";
        byte[] authenticated = Encoding.UTF8.GetBytes($"{FirstMessageBare},{serverFirst},{withoutProof}");
        byte[] signature = HMACSHA256.HashData(SHA256.HashData(clientKey), authenticated);
        byte[] proof = [.. clientKey.Zip(signature, static (left, right) => (byte)(left ^ right))];
        _serverSignature = HMACSHA256.HashData(HMACSHA256.HashData(salted, "Server Key"u8), authenticated);
        return $"{withoutProof},p={Convert.ToBase64String(proof)}";
    }

    /// <summary>Checks that the server knows the password as well.</summary>
    public void Verify(string serverFinal)
    {
        bool isProven = Parse(serverFinal).TryGetValue('v', out string? text) && TryDecode(text, out byte[] signature)
            && CryptographicOperations.FixedTimeEquals(signature, _serverSignature);
        if (!isProven)
            throw new ConnectionProbeException(
                "the server does not know the password itself: it may not be the server that it seems");
    }

    private static Dictionary<char, string> Parse(string message)
    {
        var values = new Dictionary<char, string>();
        foreach (string part in message.Split(','))
        {
            if (part.Length >= 2 && part[1] == '=') values[part[0]] = part[2..];
        }
        return values;
    }

    private static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length];
        bool isDecoded = Convert.TryFromBase64String(text, bytes, out int length);
        bytes = bytes[..length];
        return isDecoded;
    }
}
