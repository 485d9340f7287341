using Fairlead.Detection.SecretFormats.Checks;
using Fairlead.Detection.Text.Values;
using static Fairlead.Detection.SecretFormats.Shapes.ShapePart;

namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>Social networks, games and communities.</summary>
internal static class SocialPatterns
{
    private static readonly CharSet AllButA = new("0123456789BCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public static readonly IReadOnlyList<SecretPattern> All =
    [
        new("facebook-access-token", "a Facebook access token", PrefixAnd("EAA", "BCDEFGHIJKLMNOPQRSTUVWXYZ"), Alphanumeric(100, 400))
        {
            Check = SecretContents.HasDigit,
            CheckName = "digits",
        },
        new("instagram-access-token", "an Instagram access token", OneOf("IGQV", "IGQW", "IGAA"), Base64Url(100, 400))
        {
            Check = SecretContents.HasDigit,
            CheckName = "digits",
        },
        new("oculus-access-token", "a Meta Quest access token", "OC|", Digits(13, 18), "|", LowerHex(32)),
        // The zeros before the application's number would count as a mask, so they stand before the secret.
        new("twitter-bearer-token", "an X bearer token",
            Before("AAAAAAAAAAAAAAAAAAAAA"), Run(AllButA, 1, 8).AsContext(), Run(new CharSet("A"), 3, 12).AsContext(),
            Run(CharSet.Alphanumeric.With("%"), 50, 110)),
        new("twitch-oauth-token", "a Twitch OAuth token", PrefixAnd("oauth:", "0123456789abcdefghijklmnopqrstuvwxyz"),
            LowerAlphanumeric(29)) { Check = SecretContents.HasDigit, CheckName = "digits" },
        new("pinterest-token", "a Pinterest token", PrefixAnd("pina_", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), Base64Url(60, 250)),
        new("lichess-token", "a Lichess access token", OneOf("lip_", "lio_"), Alphanumeric(20, 32)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("wakatime-api-key", "a WakaTime API key", ThenGuid("waka_")),
        new("cfx-server-key", "a Cfx.re server key", "cfxk_", Alphanumeric(18, 24), "_", Alphanumeric(4, 8)),
        new("adafruit-io-key", "an Adafruit IO key", "aio_", Alphanumeric(28)) { Check = SecretContents.HasDigit, CheckName = "digits" },
        new("ubidots-token", "a Ubidots token", OneOf("BBFF-", "BBUS-"), Alphanumeric(30)),
        new("samsara-api-token", "a Samsara API token", "samsara_api_", Alphanumeric(30)),
    ];
}
