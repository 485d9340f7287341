namespace Fairlead.Detection.Tests.SecretFormats.Samples;

internal sealed class HostingSamples : SecretSamples
{
    public HostingSamples()
    {
        Add("digitalocean-token", ["dop" + "_v1_" + Hex(64), "doo" + "_v1_" + Hex(64)],
            ["dop" + "_v1_" + Hex(40), "dox" + "_v1_" + Hex(64)]);
        Add("cloudflare-api-token", ["cf" + "ut_" + B62(40) + Hex(8), "cf" + "at_" + B62(40) + Hex(8)], ["cf" + "ut_" + B62(30)]);
        Add("cloudflare-global-api-key", ["cf" + "k_" + B62(40) + Hex(8)], ["cf" + "k_" + B62(39)]);
        Add("cloudflare-origin-ca-key", ["v1." + "0-" + Hex(24) + "-" + Hex(146)], ["v1." + "0-" + Hex(24), "v1." + "0-preview-2024"]);
        Add("heroku-api-key", ["HR" + "KU-AA" + B64Url(58)], ["HR" + "KU-" + Guid()]);
        Add("fly-access-token", ["fm2" + "_" + B64(200) + "=="], ["fm2" + "_" + B64(20)]);
        Add("fly-personal-token", ["fo1" + "_" + B64Url(43)], ["fo1" + "_" + B64Url(20)]);
        Add("vercel-token", ["vc" + "p_" + B64Url(56)], ["vc" + "p_" + B64Url(24)]);
        Add("netlify-token", ["nf" + "p_" + B62(36)], ["nf" + "p_" + B62(12)]);
        Add("render-api-key", ["rn" + "d_" + B62(27) + "9"],
            ["rn" + "d_" + B62(12), "rn" + "d_" + new string('a', 14) + "BcDeFgHiJkLmNoPq"]);
        Add("scaleway-access-key-id", ["SC" + "W" + Upper(16) + "4"], ["SC" + "W" + Upper(10), "SC" + "WINDOWSTATIONNAMES"]);
        Add("planetscale-password", ["pscale" + "_pw_" + B64Url(43)], ["pscale" + "_pw_" + B64Url(10)]);
        Add("planetscale-token", ["pscale" + "_tkn_" + B64Url(43)], ["pscale" + "_tkn_" + B64Url(10)]);
        Add("supabase-secret-key", ["sb" + "_secret_" + B64Url(31)], ["sb" + "_publishable_" + B64Url(31), "sb" + "_secret_xxx"]);
        Add("supabase-access-token", ["sb" + "p_" + Hex(40)], ["sb" + "p_" + Hex(20)]);
        Add("databricks-token", ["da" + "pi" + Hex(32)], ["da" + "pi" + Hex(20), "dapi_endpoint"]);
        Add("mongodb-atlas-secret", ["mdb" + "_sa_sk_" + B64Url(40)], ["mdb" + "_sa_id_" + Hex(24)]);
        Add("terraform-cloud-token", [B62(14) + ".atlas" + "v1." + B64Url(67)], [B62(8) + ".atlas" + "v1." + B64Url(67)]);
        Add("vault-service-token", ["hv" + "s." + B64Url(89) + "4", "hv" + "s." + B62(23) + "5"],
            ["hv" + "s.GetAllConfigurationValues", "hv" + "s." + B62(10)]);
        Add("vault-batch-token", ["hv" + "b." + B64Url(150)], ["hv" + "b." + B64Url(24)]);
        Add("vault-recovery-token", ["hv" + "r." + B64Url(24) + "0"], ["hv" + "r." + B64Url(8)]);
        Add("doppler-token", ["dp." + "pt." + B62(43), "dp." + "st." + B62(43)], ["dp." + "pt." + B62(10)]);
        Add("doppler-service-token", ["dp." + "st.prd_eu." + B62(43)], ["dp." + "st.prd." + B62(8)]);
        Add("infisical-token", ["st" + "." + Hex(24) + "." + Hex(32) + "." + Hex(32)], ["st" + "." + Hex(24) + "." + Hex(32)]);
        Add("pulumi-access-token", ["pu" + "l-" + Hex(40)], ["pu" + "l-" + Hex(20)]);
        Add("onepassword-service-token", ["ops" + "_eyJ" + B64Url(600)], ["ops" + "_eyJ" + B64Url(20)]);
        Add("tailscale-key", ["tskey" + "-auth-" + B62(17) + "-" + B62(32)], ["tskey" + "-auth-" + B62(17)]);
        Add("docker-hub-token", ["dckr" + "_pat_" + B64Url(27), "dckr" + "_oat_" + B64Url(32)], ["dckr" + "_pat_" + B64Url(10)]);
    }
}
