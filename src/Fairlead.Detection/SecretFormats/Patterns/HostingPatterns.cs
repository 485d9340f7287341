using Fairlead.Detection.SecretFormats.Checks;
using Fairlead.Detection.Text.Values;
using static Fairlead.Detection.SecretFormats.Shapes.ShapePart;

namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>Hosting, infrastructure as code, networks and containers.</summary>
internal static class HostingPatterns
{
    public static readonly IReadOnlyList<SecretPattern> All =
    [
        new("heroku-api-key", "a Heroku API key", "HRKU-AA", Base64Url(58)),
        new("fly-access-token", "a Fly.io access token", OneOf("fm1_", "fm2_", "fm1r_", "fm1a_"), Base64(100, 4000),
            Run(new CharSet("="), 0, 2)),
        new("fly-personal-token", "a Fly.io personal access token", "fo1_", Base64Url(43)),
        new("vercel-token", "a Vercel token", OneOf("vcp_", "vca_", "vci_", "vcr_", "vck_", "vcs_"), Base64Url(56)),
        new("netlify-token", "a Netlify access token", OneOf("nfp_", "nfo_", "nfc_", "nfu_", "nfb_"), Alphanumeric(36)),
        new("render-api-key", "a Render API key", "rnd_", Alphanumeric(28, 40)) { Check = SecretContents.HasDigit, CheckName = "digits" },
        new("deno-deploy-token", "a Deno Deploy token", OneOf("ddp_", "ddo_"), Alphanumeric(36)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("convex-deploy-key", "a Convex deploy key", Run(CharSet.LowerAlphanumeric.With(":-"), 5, 100), "|eyJ2MiI6", Base64(20, 200),
            Run(new CharSet("="), 0, 2)),
        new("val-town-token", "a Val Town API token", "vtwn_", Alphanumeric(20, 40)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("apify-token", "an Apify token", OneOf("apify_api_", "apify_proxy_", "apify_ui_"), Alphanumeric(30, 40)),
        new("e2b-api-key", "an E2B API key", "e2b_", LowerHex(40)),
        new("daytona-api-key", "a Daytona API key", "dtn_", LowerHex(64)),
        new("browserbase-api-key", "a Browserbase API key", "bb_live_", Base64Url(27)),
        new("runpod-api-key", "a RunPod API key", "rpa_", Alphanumeric(40, 50)) { Check = SecretContents.HasDigit, CheckName = "digits" },
        new("terraform-cloud-token", "a Terraform Cloud token", Alphanumeric(14), ".atlasv1.", Base64Url(60, 70)),
        new("pulumi-access-token", "a Pulumi access token", "pul-", LowerHex(40)),
        new("tailscale-key", "a Tailscale key", OneOf("tskey-auth-", "tskey-api-", "tskey-client-", "tskey-scim-", "tskey-webhook-"),
            Alphanumeric(11, 24), "-", Alphanumeric(20, 40)),
        new("tailscale-legacy-key", "a Tailscale key", "tskey-", Alphanumeric(10, 24), "-", Alphanumeric(20, 40))
        {
            Check = SecretContents.HasDigit,
            CheckName = "digits",
        },
        new("headscale-key", "a Headscale key", OneOf("hskey-auth-", "hskey-api-"), Base64Url(60, 90)),
        new("defined-networking-api-key", "a Defined Networking API key", "dnkey-", Base32(26), "-", Base32(52)),
        new("docker-hub-token", "a Docker Hub access token", OneOf("dckr_pat_", "dckr_oat_"), Base64Url(27, 36)),
        new("docker-swarm-join-token", "a Docker swarm join token", "SWMTKN-1-", LowerAlphanumeric(50), "-", LowerAlphanumeric(25)),
        new("docker-swarm-unlock-key", "a Docker swarm unlock key", "SWMKEY-1-", Base64(43)),
    ];
}
