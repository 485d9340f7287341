using Fairlead.Detection.SecretFormats.Checks;
using Fairlead.Detection.Text.Values;
using static Fairlead.Detection.SecretFormats.Shapes.ShapePart;

namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>Clouds beside the three large ones.</summary>
internal static class CloudPatterns
{
    public static readonly IReadOnlyList<SecretPattern> All =
    [
        new("alibaba-access-key-id", "an Alibaba Cloud access key id", "LTAI", Alphanumeric(12, 20)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("alibaba-temporary-key-id", "a temporary Alibaba Cloud access key id", "STS.", Alphanumeric(20, 30))
        {
            Check = SecretContents.HasDigit,
            CheckName = "digits",
        },
        new("tencent-secret-id", "a Tencent Cloud secret id", OneOf("AKID", "IKID"), Alphanumeric(32)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("baidu-access-key-id", "a Baidu AI Cloud access key id", "ALTAK", Alphanumeric(21)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("baidu-qianfan-api-key", "a Baidu Qianfan API key", "bce-v3/ALTAK-", Alphanumeric(15, 32), "/", LowerHex(40)),
        new("volcengine-access-key-id", "a Volcengine access key id", "AKLT", Base64Url(38, 60)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("yandex-api-key", "a Yandex Cloud API key", "AQVN", Base64Url(35, 38)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("yandex-iam-token", "a Yandex Cloud IAM token", OneOf("t1.", "c1."), Base64Url(20, 1000), Run(new CharSet("="), 0, 2), ".",
            Base64Url(86), Run(new CharSet("="), 0, 2)),
        new("yandex-access-secret", "the secret of a Yandex Cloud static access key", PrefixAnd("YC", "MNOP"), Base64Url(37))
        {
            Check = SecretContents.HasDigit,
            CheckName = "digits",
        },
        new("yandex-oauth-token", "a Yandex OAuth token", OneOf("y0_", "y1_", "y2_", "y3_"), Base64Url(54, 60))
        {
            Check = SecretContents.HasDigit,
            CheckName = "digits",
        },
        new("yandex-captcha-key", "a Yandex SmartCaptcha server key", "ysc2_", Alphanumeric(40), LowerHex(8)),
        new("upcloud-token", "an UpCloud API token", "ucat_", UpperAlphanumeric(26)),
        new("exoscale-api-key", "an Exoscale API key", "EXO", Run(CharSet.LowerHex, 24, 28)),
        new("akamai-edgegrid-token", "an Akamai EdgeGrid token", "akab-", LowerAlphanumeric(16), "-", LowerAlphanumeric(16)),
        new("scaleway-access-key-id", "a Scaleway access key id", "SCW", UpperAlphanumeric(17)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("digitalocean-token", "a DigitalOcean token", OneOf("dop_v1_", "doo_v1_", "dor_v1_"), LowerHex(64)),
        new("digitalocean-spaces-key-id", "a DigitalOcean Spaces access key id", "DO00", UpperAlphanumeric(16))
        {
            Check = SecretContents.HasDigit,
            CheckName = "digits",
        },
        new("cloudflare-api-token", "a Cloudflare API token", OneOf("cfut_", "cfat_"), Alphanumeric(40), Hex(8)),
        new("cloudflare-global-api-key", "a Cloudflare API key", "cfk_", Alphanumeric(40), Hex(8)),
        new("cloudflare-origin-ca-key", "a Cloudflare origin CA key", "v1.0-", LowerHex(24), "-", LowerHex(146)),
        new("adobe-client-secret", "the client secret of an Adobe application", "p8e-", Base64Url(32)),
        new("salesforce-access-token", "a Salesforce access token", "00D", Alphanumeric(12, 15), "!",
            Run(CharSet.Base64Url.With("."), 80, 130)),
        new("salesforce-refresh-token", "a Salesforce refresh token", "5Aep861", Run(CharSet.Base64Url.With("."), 70, 110)),
    ];
}
