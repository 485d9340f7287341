namespace Fairlead.Detection.SecretFormats;

/// <summary>
/// Values that have a secret's format and that everybody knows: the keys of emulators and the ones printed in standards and manuals.
/// </summary>
internal static class KnownNonSecrets
{
    private static readonly string[] Values =
    [
        // Azurite and the storage emulator
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
        // Cosmos DB emulator
        "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==",
        // RFC 7617: Aladdin, open sesame
        "QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
        // RFC 6749: client s6BhdRkqt3, two passwords
        "czZCaGRSa3F0MzpnWDFmQmF0M2JW",
        "czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3",
        // jwt.io's example, its signature with each of the two secrets it had
        "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
        "TJVA95OrM7E2cBab30RMHrHDcEfxjoYZgeFONFh7HgQ",
        // RFC 7515, appendix A.1
        "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
        // Stripe's manual
        "sk_test_4eC39HqLyjWDarjtT1zdp7dc",
        "sk_test_BQokikJOvBiI2HlWgH4olfQ2",
    ];

    /// <summary>Determines whether the secret is, or ends with, one of the values; a web token ends with its signature.</summary>
    public static bool Contains(string text, int start, int end)
    {
        foreach (string value in Values)
        {
            if (value.Length <= end - start && string.CompareOrdinal(text, end - value.Length, value, 0, value.Length) == 0) return true;
        }
        return false;
    }
}
