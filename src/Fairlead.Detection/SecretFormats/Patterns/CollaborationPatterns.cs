using Fairlead.Detection.SecretFormats.Checks;
using static Fairlead.Detection.SecretFormats.Shapes.ShapePart;

namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>Office, project, content and design tools.</summary>
internal static class CollaborationPatterns
{
    public static readonly IReadOnlyList<SecretPattern> All =
    [
        new("atlassian-api-token", "an Atlassian API token", OneOf("ATATT3", "ATCTT3", "ATSTT3"), Base64Url(180, 200), "=", Hex(8)),
        new("trello-token", "a Trello token", "ATTA", Hex(72)),
        new("asana-legacy-token", "an Asana personal access token", OneOf("0/1", "1/1"), Digits(11, 18), ":", LowerHex(32)),
        new("asana-token", "an Asana personal access token", "2/1", Digits(11, 18), "/", Digits(12, 19), ":", LowerHex(32)),
        new("linear-api-key", "a Linear API key", "lin_api_", Alphanumeric(40)),
        new("linear-oauth-token", "a Linear OAuth token", "lin_oauth_", LowerHex(64)),
        new("notion-token", "a Notion integration token", "ntn_", Digits(11), Alphanumeric(35)),
        new("notion-legacy-token", "a Notion integration token", "secret_", Alphanumeric(43)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("airtable-token", "an Airtable personal access token", "pat", Alphanumeric(14), ".", LowerHex(64)),
        new("figma-token", "a Figma personal access token", OneOf("figd_", "figo_", "figu_"), Base64Url(40)),
        new("canva-client-secret", "the client secret of a Canva integration", "cnvca", Base64Url(40, 60)) { CheckName = "digits",
            Check = SecretContents.HasDigit },
        new("postman-api-key", "a Postman API key", "PMAK-", LowerHex(24), "-", LowerHex(34)),
        new("postman-collection-key", "a Postman collection access key", "PMAT-", UpperAlphanumeric(26)),
        new("hubspot-private-app-token", "a HubSpot private app token",
            OneOf("pat-na1-", "pat-na2-", "pat-na3-", "pat-eu1-", "pat-ap1-"),
            Hex(8), "-", Hex(4), "-", Hex(4), "-", Hex(4), "-", Hex(12)),
        new("typeform-token", "a Typeform personal access token", "tfp_", Base64Url(44, 59)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("contentful-management-token", "a Contentful management token", "CFPAT-", Base64Url(43)),
        new("builder-private-key", "a Builder.io private key", "bpk-", LowerHex(32)),
        new("coveo-api-key", "a Coveo API key", [PrefixAnd("xx", "0123456789abcdef"), LowerHex(7), "-", LowerHex(4), "-", LowerHex(4), "-",
            LowerHex(4), "-", LowerHex(12)]),
        new("liveblocks-secret-key", "a Liveblocks secret key", OneOf("sk_prod_", "sk_dev_"), Base64Url(40, 80))
        {
            Check = SecretContents.HasDigit,
            CheckName = "digits",
        },
        new("dropbox-access-token", "a Dropbox access token", "sl.", Base64Url(130, 2000)),
        new("dropbox-short-lived-token", "a Dropbox access token", "sl.u.", Base64Url(130, 2000)),
        new("clickup-token", "a ClickUp API token", "pk_", Digits(6, 9), "_", UpperAlphanumeric(32)),
        new("zenhub-api-key", "a ZenHub API key", "zh_", LowerHex(64)),
        new("workato-api-token", "a Workato API token",
            ThenWebToken(OneOf("wrkaus-eyJ", "wrkeu-eyJ", "wrkjp-eyJ", "wrksg-eyJ", "wrkau-eyJ"))),
        new("mapbox-secret-token", "a Mapbox secret token", OneOf("sk.eyJ", "tk.eyJ"), Base64Url(60, 200), ".", Base64Url(22)),
        new("readme-api-key", "a ReadMe API key", "rdme_", LowerAlphanumeric(70)),
        new("duffel-token", "a Duffel API token", OneOf("duffel_live_", "duffel_test_"), Base64Url(43)),
        new("shippo-token", "a Shippo API token", OneOf("shippo_live_", "shippo_test_"), LowerHex(40)),
        new("frameio-token", "a Frame.io token", "fio-u-", Base64Url(64)),
    ];
}
