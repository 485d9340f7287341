namespace Fairlead.Detection.Credentials;

/// <summary>
/// Cryptographic keys that standards and the manuals of test networks print, in hexadecimal. A setting or variable that holds one is a
/// test's. At an API that encrypts with it, it is a key that everybody knows, and is reported there.
/// </summary>
internal static class PublishedKeys
{
    private static readonly HashSet<string> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        // FIPS 197 and NIST SP 800-38A: the keys of AES's test vectors
        "000102030405060708090a0b0c0d0e0f", "2b7e151628aed2a6abf7158809cf4f3c", "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b",
        "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4",
        // NIST SP 800-38D, test case 3
        "feffe9928665731c6d6a8f9467308308",
        // RFC 8032, test 1
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        // The first two accounts of the test networks of Hardhat and Foundry, and the first one of Ganache
        "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
        "59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
        "4f3edf983ac636a65a842ce7c78d9aa706d3b113bce9c46f30d7d21715b23b1d",
    };

    /// <summary>Determines whether a value is one of the keys, in either case and with or without <c>0x</c>.</summary>
    public static bool Contains(string value)
    {
        if (value.Length is < 32 or > 66) return false;
        return Keys.Contains(value.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? value.Substring(2) : value);
    }
}
