namespace Fairlead.Detection.Tests.SecretFormats.Samples;

internal sealed class IdentitySamples : SecretSamples
{
    public IdentitySamples()
    {
        Add("vault-service-token", ["hv" + "s." + B64Url(89) + "4", "hv" + "s." + B62(23) + "5"],
            ["hv" + "s.GetAllConfigurationValues", "hv" + "s." + B62(10)]);
        Add("vault-batch-token", ["hv" + "b." + B64Url(150)], ["hv" + "b." + B64Url(24)]);
        Add("vault-recovery-token", ["hv" + "r." + B64Url(24) + "0"], ["hv" + "r." + B64Url(8)]);
        Add("vault-legacy-token", ["s." + B62(24)], ["VAULT_TOKEN=s." + B62(8), "this.s." + B62(24)], context: "VAULT_TOKEN={secret}");
        Add("doppler-token", ["dp." + "pt." + B62(43), "dp." + "st." + B62(43)], ["dp." + "pt." + B62(10)]);
        Add("doppler-service-token", ["dp." + "st.prd_eu." + B62(43)], ["dp." + "st.prd." + B62(8)]);
        Add("infisical-token", ["st" + "." + Hex(24) + "." + Hex(32) + "." + Hex(32)], ["st" + "." + Hex(24) + "." + Hex(32)]);
        Add("onepassword-service-token", ["ops" + "_eyJ" + B64Url(600)], ["ops" + "_eyJ" + B64Url(20)]);
        Add("onepassword-secret-key", ["A3" + "-" + string.Join("-", Upper(6), Upper(6), Upper(5), Upper(5), Upper(5), Upper(5))],
            ["A3" + "-ASWWYB-798JRY-LJVD4-23DC2-86TVM-H43EB", "A3" + "-" + Upper(6) + "-" + Upper(6)]);
        Add("bitwarden-access-token", ["0" + "." + Guid() + "." + B62(30) + ":" + B64(22) + "=="],
            ["0" + "." + Guid(), "0" + ".48c78342-1635-48a6-accd-afbe01336365.C0tMmQqHnAp1h0gL8bngprlPOYutt0:B3h5D+YgLvFiQhWkIq6Bow=="]);
        Add("okta-api-token", ["0" + "0" + B64Url(40)], ["SSWS 00" + B64Url(12), "SSWS {token}"], context: "Authorization: SSWS {secret}");
        Add("ory-api-key", ["ory" + "_pat_" + B62(32), "ory" + "_apikey_" + B62(32)], ["ory" + "_pat_" + B62(8)]);
        Add("ory-oauth-token", ["ory" + "_at_" + B64Url(43) + "." + B64Url(43)], ["ory" + "_at_" + B64Url(43)]);
        Add("stytch-secret", ["secret" + "-test-" + B64Url(35) + "=", "secret" + "-live-" + B64Url(35) + "="],
            ["secret" + "-test-" + B64Url(10)]);
        Add("unkey-root-key", ["un" + "key_" + B62(23) + "1"], ["un" + "key_" + B62(6)]);
        Add("hcaptcha-secret", ["E" + "S_" + Hex(32)], ["E" + "S_" + Hex(12), "ES_AUTOHSCROLL"]);
        Add("onfido-api-token", ["api_" + "live." + B64Url(11) + "." + B64Url(32), "api_" + "sandbox_us." + B64Url(11) + "." + B64Url(32)],
            ["api_" + "live." + B64Url(11)]);
        Add("persona-api-key", ["persona" + "_production_" + Guid()], ["persona" + "_production_" + Hex(8)]);
        Add("zuplo-api-key", ["zp" + "ka_" + Hex(32) + "_" + Hex(8)], ["zp" + "ka_" + Hex(32)]);
        Add("linkedin-client-secret", ["WPL" + "_AP1." + B64Url(16) + "." + B64(6) + "=="], ["WPL" + "_AP1." + B64Url(16)]);
    }
}
