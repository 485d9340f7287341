using System.Security.Cryptography;
using System.Text;

namespace Fairlead.Tool.Scanning;

/// <summary>Tells values apart without keeping them: the key of the hash is random, and lives as long as the process.</summary>
internal static class ValueKeys
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    public static string Get(string value) => Convert.ToHexString(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(value)));
}
