namespace Fairlead.Detection.SecretFormats;

/// <summary>
/// Values that have a secret's format and that everybody knows: the keys of emulators, those that standards and vendors' manuals print, and
/// those that are meant to be public. ASP.NET's sample machine keys are not among them, because a server that uses one can be taken over.
/// </summary>
internal static class KnownNonSecrets
{
    // A long value is known by its end.
    private static readonly string[] Values =
    [
        // Azurite and the storage emulator
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
        // Cosmos DB emulator
        "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==",
        // RFC 6455: the nonce of the handshake's example, and the identifier that is appended to it
        "dGhlIHNhbXBsZSBub25jZQ==",
        "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
        // RFC 7617: Aladdin, open sesame
        "QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
        // RFC 6749: client s6BhdRkqt3, two passwords
        "czZCaGRSa3F0MzpnWDFmQmF0M2JW",
        "czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3",
        // RFC 6238 and the manual of Google Authenticator
        "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
        "JBSWY3DPEHPK3PXP",
        // jwt.io's example, its signature with each of the two secrets it had
        "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
        "TJVA95OrM7E2cBab30RMHrHDcEfxjoYZgeFONFh7HgQ",
        // RFC 7515, appendix A: a signature, and the keys of A.1 to A.4
        "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
        "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
        "R_RQyGWSeWjnczT0QU91p1DhOVRuOopznQ",
        "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI",
        "AY5pb7A0UFiB3RELSD64fTLOSV_jazdF7fLYyuTw8lOfRhWg6Y6rUrPAxerEzgdRhajnu0ferB0d53vM9mE15j2C",
        // RFC 7517 and RFC 8037
        "870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE",
        "GawgguFyGrWKav7AX4VKUg",
        "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
        // RFC 8959
        "E92FB7EB-D882-47A4-A265-A0B6135DC842%20foo",
        // Stripe's manual
        "sk_test_4eC39HqLyjWDarjtT1zdp7dc",
        "sk_test_BQokikJOvBiI2HlWgH4olfQ2",
        // The manuals of 1Password, Bitwarden, Dynatrace, Google Cloud Storage, Salesforce and X
        "A3-ASWWYB-798JRY-LJVD4-23DC2-86TVM-H43EB",
        "C0tMmQqHnAp1h0gL8bngprlPOYutt0:B3h5D+YgLvFiQhWkIq6Bow==",
        "G3DFPBEJYMODIDAEX454M7YWBUVEFOWKPRVMWFASS64NFH52PX6BNDVFFM572RZM",
        "GOOGTS7C7FUP3AIRVJTE2BCDKINBTES3HC2GY5CBFJDCQ2SYHV6A6XXVTJFSA",
        "AQcAQH0dMHZfz972Szmpkb58urFRkgeBGsxL_QJWwYMfAbUeeG7c1E6LYUfiDUkWe6H34r1AAwOR8B8fLEz6n04NPGRrq0FM",
        "EUifiRBkKG5E2XzMDjRfl76ZC9Ub0wnz4XsNiRVBChTYbJcE3F",
        // Keys with which every answer of reCAPTCHA and Turnstile passes or fails
        "6LeIxAcTAAAAAGG-vFI1TnRWxMZNFuojJ4WifJWe",
        "1x0000000000000000000000000000000AA",
        "2x0000000000000000000000000000000AA",
        "3x0000000000000000000000000000000AA",
        // what GitHub wants for the password beside a token
        "x-oauth-basic",
        // AWS' manual
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY",
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
