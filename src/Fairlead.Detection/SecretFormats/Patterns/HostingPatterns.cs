using Fairlead.Detection.SecretFormats.Checks;
using Fairlead.Detection.Text.Values;
using static Fairlead.Detection.SecretFormats.Shapes.ShapePart;

namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>Hosting, databases as a service, infrastructure and secrets management.</summary>
internal static class HostingPatterns
{
    public static readonly IReadOnlyList<SecretPattern> All =
    [
        new("digitalocean-token", "a DigitalOcean token", OneOf("dop_v1_", "doo_v1_", "dor_v1_"), LowerHex(64)),
        new("cloudflare-api-token", "a Cloudflare API token", OneOf("cfut_", "cfat_"), Alphanumeric(40), Hex(8)),
        new("cloudflare-global-api-key", "a Cloudflare API key", "cfk_", Alphanumeric(40), Hex(8)),
        new("cloudflare-origin-ca-key", "a Cloudflare origin CA key", "v1.0-", LowerHex(24), "-", LowerHex(146)),
        new("heroku-api-key", "a Heroku API key", "HRKU-AA", Base64Url(58)),
        new("fly-access-token", "a Fly.io access token", OneOf("fm1_", "fm2_", "fm1r_", "fm1a_"), Base64(100, 4000),
            Run(new CharSet("="), 0, 2)),
        new("fly-personal-token", "a Fly.io personal access token", "fo1_", Base64Url(43)),
        new("vercel-token", "a Vercel token", OneOf("vcp_", "vca_", "vci_", "vcr_", "vck_"), Base64Url(56)),
        new("netlify-token", "a Netlify access token", OneOf("nfp_", "nfo_", "nfc_", "nfu_", "nfb_"), Alphanumeric(36)),
        new("render-api-key", "a Render API key", "rnd_", Alphanumeric(28, 40)) { Check = SecretContents.HasDigit, CheckName = "digits" },
        new("scaleway-access-key-id", "a Scaleway access key id", "SCW", UpperAlphanumeric(17)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("planetscale-password", "a PlanetScale database password", "pscale_pw_", Base64Url(32, 64)),
        new("planetscale-token", "a PlanetScale token", OneOf("pscale_tkn_", "pscale_oauth_"), Base64Url(32, 64)),
        new("supabase-secret-key", "a Supabase secret key", "sb_secret_", Base64Url(31, 40)),
        new("supabase-access-token", "a Supabase access token", OneOf("sbp_", "sbp_v0_"), LowerHex(40)),
        new("databricks-token", "a Databricks access token", OneOf("dapi", "dkea", "dose", "dosa"), LowerHex(32)),
        new("mongodb-atlas-secret", "the secret of a MongoDB Atlas service account", "mdb_sa_sk_", Base64Url(40)),
        new("terraform-cloud-token", "a Terraform Cloud token", Alphanumeric(14), ".atlasv1.", Base64Url(60, 70)),
        new("vault-service-token", "a Vault service token", "hvs.", Base64Url(24, 120)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("vault-batch-token", "a Vault batch token", "hvb.", Base64Url(100, 400)),
        new("vault-recovery-token", "a Vault recovery token", "hvr.", Base64Url(24, 120)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("doppler-token", "a Doppler token",
            OneOf("dp.pt.", "dp.st.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit."), Alphanumeric(40, 44)),
        new("doppler-service-token", "a Doppler service token", "dp.st.", Base64Url(1, 40), ".", Alphanumeric(40, 44)),
        new("infisical-token", "an Infisical service token", "st.", LowerHex(24), ".", LowerHex(32), ".", LowerHex(32)),
        new("pulumi-access-token", "a Pulumi access token", "pul-", LowerHex(40)),
        new("onepassword-service-token", "a 1Password service account token", "ops_eyJ", Base64Url(200, 2000)),
        new("tailscale-key", "a Tailscale key", OneOf("tskey-auth-", "tskey-api-", "tskey-client-", "tskey-scim-", "tskey-webhook-"),
            Alphanumeric(11, 24), "-", Alphanumeric(20, 40)),
        new("docker-hub-token", "a Docker Hub access token", OneOf("dckr_pat_", "dckr_oat_"), Base64Url(27, 36)),
    ];
}
