using Fairlead.Detection.SecretFormats.Checks;
using Fairlead.Detection.Text.Values;
using static Fairlead.Detection.SecretFormats.Shapes.ShapePart;

namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>Secrets management and identity.</summary>
internal static class IdentityPatterns
{
    public static readonly IReadOnlyList<SecretPattern> All =
    [
        new("vault-service-token", "a Vault service token", "hvs.", Base64Url(24, 120)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("vault-batch-token", "a Vault batch token", "hvb.", Base64Url(100, 400)),
        new("vault-recovery-token", "a Vault recovery token", "hvr.", Base64Url(24, 120)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("vault-legacy-token", "a Vault token",
            Before("VAULT_TOKEN=", "VAULT_TOKEN=\"", "VAULT_TOKEN: ", "VAULT_TOKEN: \"", "X-Vault-Token: "),
            Run(new CharSet("sbr"), 1, 1), ".", Alphanumeric(24)),
        new("doppler-token", "a Doppler token",
            OneOf("dp.pt.", "dp.st.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit."), Alphanumeric(40, 44)),
        new("doppler-service-token", "a Doppler service token", "dp.st.", Base64Url(1, 40), ".", Alphanumeric(40, 44)),
        new("infisical-token", "an Infisical service token", "st.", LowerHex(24), ".", LowerHex(32), ".", LowerHex(32)),
        new("onepassword-service-token", "a 1Password service account token", "ops_eyJ", Base64Url(200, 2000)),
        new("onepassword-secret-key", "a 1Password secret key", "A3-", UpperAlphanumeric(6), "-", UpperAlphanumeric(6), "-",
            UpperAlphanumeric(5), "-", UpperAlphanumeric(5), "-", UpperAlphanumeric(5), "-", UpperAlphanumeric(5)),
        // Version, id of the account, its secret, and the key that its organization's data is encrypted with.
        new("bitwarden-access-token", "a Bitwarden access token", [PrefixAnd("0.", "0123456789abcdef"), LowerHex(7), "-", LowerHex(4), "-",
            LowerHex(4), "-", LowerHex(4), "-", LowerHex(12), ".", Alphanumeric(30), ":", Base64(22), "=="]),
        new("okta-api-token", "an Okta API token", Before("SSWS "), "00", Base64Url(40)),
        new("ory-api-key", "an Ory API key", OneOf("ory_pat_", "ory_wak_", "ory_apikey_"), Alphanumeric(32, 40)),
        new("ory-oauth-token", "an Ory OAuth token", OneOf("ory_at_", "ory_rt_", "ory_ac_"), Base64Url(43), ".", Base64Url(43)),
        new("stytch-secret", "a Stytch secret", OneOf("secret-live-", "secret-test-"), Base64Url(35), "="),
        new("unkey-root-key", "an Unkey root key", "unkey_", Alphanumeric(20, 30)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("hcaptcha-secret", "an hCaptcha secret", "ES_", LowerHex(32)),
        new("onfido-api-token", "an Onfido API token",
            OneOf("api_live.", "api_live_us.", "api_live_ca.", "api_sandbox.", "api_sandbox_us.", "api_sandbox_ca."), Base64Url(11), ".",
            Base64Url(32)),
        new("persona-api-key", "a Persona API key", ThenGuid(OneOf("persona_production_", "persona_sandbox_"))),
        new("zuplo-api-key", "a Zuplo API key", "zpka_", LowerHex(32), "_", LowerHex(8)),
        new("linkedin-client-secret", "a LinkedIn client secret", OneOf("WPL_AP0.", "WPL_AP1."), Base64Url(16), ".", Base64(6, 10),
            Run(new CharSet("="), 0, 2)),
    ];
}
