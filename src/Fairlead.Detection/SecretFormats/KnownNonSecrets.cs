namespace Fairlead.Detection.SecretFormats;

/// <summary>
/// Values that have a secret's format and that everybody knows: the keys of emulators, the ones printed in standards and manuals, and
/// those that are meant to be public.
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
        // what GitHub wants for the password beside a token
        "x-oauth-basic",
        // AWS' manual
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY",
        // RFC 7515, appendix A.1, and RFC 7517, appendix A.3: the symmetric keys
        "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow", "GawgguFyGrWKav7AX4VKUg",
        // RFC 6238: 12345678901234567890; the one-time password of each client's manual: Hello!
        "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "JBSWY3DPEHPK3PXP",
        // RFC 6455: the identifier and the nonce of its example
        "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", "dGhlIHNhbXBsZSBub25jZQ==",
        // the test keys of Turnstile
        "1x0000000000000000000000000000000AA", "2x0000000000000000000000000000000AA", "3x0000000000000000000000000000000AA",
    ];

    // What pages and apps show to everybody: Stripe's and Clerk's publishable keys, Mapbox's and Supabase's public tokens, PostHog's
    // project key, and reCAPTCHA's keys for tests.
    private static readonly string[] Public = ["pk_live_", "pk_test_", "pk.eyJ", "sb_publishable_", "phc_", "6LeIxAcTAAAAA"];

    /// <summary>Determines whether the secret is, or ends with, one of the values; a web token ends with its signature.</summary>
    public static bool Contains(string text, int start, int end)
    {
        foreach (string value in Values)
        {
            if (value.Length <= end - start && string.CompareOrdinal(text, end - value.Length, value, 0, value.Length) == 0) return true;
        }
        foreach (string beginning in Public)
        {
            if (beginning.Length < end - start && string.CompareOrdinal(text, start, beginning, 0, beginning.Length) == 0) return true;
        }
        return false;
    }
}
