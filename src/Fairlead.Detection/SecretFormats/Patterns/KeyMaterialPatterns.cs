using Fairlead.Detection.SecretFormats.Checks;
using Fairlead.Detection.SecretFormats.Shapes;
using Fairlead.Detection.Text.Values;
using static Fairlead.Detection.SecretFormats.Shapes.ShapePart;

namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>Keys and tokens of standards rather than of providers.</summary>
internal static class KeyMaterialPatterns
{
    private static readonly CharSet Bech32 = new("qpzry9x8gf2tvdw0s3jn54khce6mua7l");

    public static readonly IReadOnlyList<SecretPattern> All =
    [
        // In Google's file the key is a JSON string, so its name stands before the armour.
        new("gcp-service-account-key", "the private key of a Google Cloud service account",
            new PemShape(["PRIVATE KEY"], context: "\"private_key\"")),
        new("private-key", "a private key", new PemShape(["PRIVATE KEY", "ANY PRIVATE KEY"])),
        new("rsa-private-key", "an RSA private key", new PemShape(["RSA PRIVATE KEY"])),
        new("ec-private-key", "an elliptic-curve private key", new PemShape(["EC PRIVATE KEY"])),
        new("dsa-private-key", "a DSA private key", new PemShape(["DSA PRIVATE KEY"])),
        new("encrypted-private-key", "an encrypted private key", new PemShape(["ENCRYPTED PRIVATE KEY"])),
        new("ssh-private-key", "an SSH private key", new PemShape(["OPENSSH PRIVATE KEY"])),
        new("bare-private-key", "a private key without its armour", new BareKeyShape()) { CheckName = "structure of the key" },
        new("pgp-private-key", "a PGP private key", new PemShape(["PGP PRIVATE KEY BLOCK"])),
        new("sigstore-private-key", "an encrypted Sigstore private key",
            new PemShape(["ENCRYPTED SIGSTORE PRIVATE KEY", "ENCRYPTED COSIGN PRIVATE KEY"])),
        new("putty-private-key", "a PuTTY private key", 
            Before("Private-Lines: "), Digits(1, 3).AsContext(), Before("\n", "\r\n", "\\n", "\\r\\n"), Base64(40, 76)),
        new("age-secret-key", "an age secret key", "AGE-SECRET-KEY-1", Run(new CharSet("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"), 58, 58)),
        // The base64 of the names of the three algorithms with which the file begins.
        new("minisign-secret-key", "a minisign secret key", OneOf("RWRTY0Iy", "RWQAAEIy"), Base64(190, 210), Run(new CharSet("="), 0, 2)),
        new("wireguard-private-key", "a WireGuard key",
            Before("PrivateKey = ", "PrivateKey=", "PresharedKey = ", "PresharedKey="), Base64(43), "=")
        {
            Check = SecretContents.IsSymmetricKey,
            CheckName = "32 bytes",
        },
        new("nostr-private-key", "a Nostr private key", PrefixAnd("nsec1", "qpzry9x8gf2tvdw0s3jn54khce6mua7l"), Run(Bech32, 57, 57)),
        new("bip32-private-key", "an extended private key of a wallet", OneOf("xprv", "yprv", "zprv", "tprv"), Alphanumeric(107))
        {
            Check = SecretContents.HasDigit,
            CheckName = "digits",
        },
        new("json-web-key", "a private JSON web key", new WebKeyShape()) { CheckName = "type of the key" },
        // RFC 8959 has this scheme only so that scanners find secrets.
        new("secret-token-uri", "a secret-token URI", "secret-token:", Run(CharSet.Base64Url.With(".~%:"), 16, 500))
        {
            Check = SecretContents.HasDigit,
            CheckName = "digits",
            MinimumEntropy = 3,
        },
        new("json-web-token", "a signed JSON web token", new WebTokenShape()) { CheckName = "decoded header" },
        new("basic-credentials", "a basic authentication header with credentials",
            Before("Basic ", "basic "), Base64(8, 400), Run(new CharSet("="), 0, 2))
        {
            Check = SecretContents.IsBasicCredentials,
            CheckName = "decodes to user:password",
            MinimumEntropy = 2,
        },
    ];
}
