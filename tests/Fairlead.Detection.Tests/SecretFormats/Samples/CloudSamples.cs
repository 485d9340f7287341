namespace Fairlead.Detection.Tests.SecretFormats.Samples;

internal sealed class CloudSamples : SecretSamples
{
    public CloudSamples()
    {
        Add("alibaba-access-key-id", ["LT" + "AI" + "5t" + B62(17) + "1", "LT" + "AI" + B62(11) + "7"],
            ["LT" + "AI" + B62(8), "LT" + "AI" + B62(30)]);
        Add("alibaba-temporary-key-id", ["ST" + "S." + B62(20) + "3"], ["ST" + "S." + B62(8), "ST" + "S.AmazonSecurityTokenServiceClient"]);
        Add("tencent-secret-id", ["AK" + "ID" + B62(31) + "2", "IK" + "ID" + B62(31) + "2"],
            ["AK" + "ID" + B62(20), "AK" + "ID" + B62(40)]);
        Add("baidu-access-key-id", ["AL" + "TAK" + B62(20) + "4"], ["AL" + "TAK" + B62(8)]);
        Add("baidu-qianfan-api-key", ["bce-v3/AL" + "TAK-" + B62(21) + "/" + Hex(40)], ["bce-v3/AL" + "TAK-" + B62(21)]);
        Add("volcengine-access-key-id", ["AK" + "LT" + B62(43) + "5"], ["AK" + "LT" + B62(10)]);
        Add("yandex-api-key", ["AQ" + "VN" + B64Url(35) + "7"], ["AQ" + "VN" + B64Url(12)]);
        Add("yandex-iam-token", ["t1" + ".9eu" + B64Url(90) + "." + B64Url(86)], ["t1" + ".9eu" + B64Url(90)]);
        Add("yandex-access-secret", ["Y" + "CM" + B64Url(36) + "8", "Y" + "CP" + B64Url(36) + "8"],
            ["Y" + "CA" + B64Url(37), "Y" + "CM" + B64Url(12)]);
        Add("yandex-oauth-token", ["y0" + "_AgAEA7" + B64Url(49)], ["y0" + "_" + B64Url(12), "y0_position_of_the_rectangle"]);
        Add("yandex-captcha-key", ["ysc" + "2_" + B62(40) + Hex(8)], ["ysc" + "1_" + B62(40) + Hex(8)]);
        Add("upcloud-token", ["uc" + "at_01" + Upper(24)], ["uc" + "at_" + Upper(10)]);
        Add("exoscale-api-key", ["EX" + "O" + Hex(24)], ["EX" + "O" + Hex(12), "EXOSKELETON"]);
        Add("akamai-edgegrid-token", ["ak" + "ab-" + Lower(16) + "-" + Lower(16)], ["ak" + "ab-" + Lower(16)]);
        Add("scaleway-access-key-id", ["SC" + "W" + Upper(16) + "4"], ["SC" + "W" + Upper(10), "SC" + "WINDOWSTATIONNAMES"]);
        Add("digitalocean-token", ["dop" + "_v1_" + Hex(64), "doo" + "_v1_" + Hex(64)],
            ["dop" + "_v1_" + Hex(40), "dox" + "_v1_" + Hex(64)]);
        Add("digitalocean-spaces-key-id", ["DO" + "00" + Upper(16)], ["DO" + "00" + Upper(6)]);
        Add("cloudflare-api-token", ["cf" + "ut_" + B62(40) + Hex(8), "cf" + "at_" + B62(40) + Hex(8)], ["cf" + "ut_" + B62(30)]);
        Add("cloudflare-global-api-key", ["cf" + "k_" + B62(40) + Hex(8)], ["cf" + "k_" + B62(39)]);
        Add("cloudflare-origin-ca-key", ["v1." + "0-" + Hex(24) + "-" + Hex(146)], ["v1." + "0-" + Hex(24), "v1." + "0-preview-2024"]);
        Add("adobe-client-secret", ["p8" + "e-" + B64Url(32)], ["p8" + "e-" + B64Url(8)]);
        Add("salesforce-access-token", ["00" + "D" + B62(12) + "!AQ" + B62(94), "00" + "D" + B62(15) + "!AQ" + B62(94)],
            ["00" + "D" + B62(12), "00" + "D50000000IehZ!AQcAQH0dMHZfz972Szmpkb58urFRkgeBGsxL_QJWwYMfAbUeeG7c1E6LYUfiDUkWe6H34r1AAwOR8B8fLEz6n04NPGRrq0FM"]);
        Add("salesforce-refresh-token", ["5Aep" + "861" + B64Url(80)], ["5Aep" + "861" + B64Url(20)]);
    }
}
