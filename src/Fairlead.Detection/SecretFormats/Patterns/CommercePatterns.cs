using Fairlead.Detection.SecretFormats.Checks;
using Fairlead.Detection.Text.Values;
using static Fairlead.Detection.SecretFormats.Shapes.ShapePart;

namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>Payments and shops.</summary>
internal static class CommercePatterns
{
    private static readonly CharSet LowerBase32 = new("abcdefghijklmnopqrstuvwxyz234567");

    public static readonly IReadOnlyList<SecretPattern> All =
    [
        new("stripe-secret-key", "a Stripe secret key", OneOf("sk_live_", "sk_test_"), Alphanumeric(24, 247)),
        new("stripe-organization-key", "a Stripe organization key", OneOf("sk_org_live_", "sk_org_test_"), Alphanumeric(24, 247)),
        new("stripe-restricted-key", "a Stripe restricted key", OneOf("rk_live_", "rk_test_"), Alphanumeric(24, 247)),
        new("stripe-webhook-secret", "a Stripe webhook signing secret", "whsec_", Base64(32, 64), Run(new("="), 0, 2)),
        new("stripe-ephemeral-key", "a Stripe ephemeral key", OneOf("ek_live_", "ek_test_"), Base64(40, 200), Run(new("="), 0, 2)),
        new("shopify-access-token", "a Shopify access token", OneOf("shpat_", "shpca_", "shppa_", "shpua_", "shptka_"), Hex(32)),
        new("shopify-shared-secret", "a Shopify shared secret", "shpss_", Hex(32)),
        new("square-access-token", "a Square access token", "sq0atp-", Base64Url(22)),
        new("square-oauth-secret", "a Square OAuth secret", OneOf("sq0csp-", "sandbox-sq0csb-"), Base64Url(43)),
        new("square-personal-token", "a Square access token", "EAAA", Base64Url(60)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("paypal-access-token", "a PayPal access token", "A21AA", Base64Url(80, 120)),
        new("braintree-access-token", "a Braintree access token",
            OneOf("access_token$production$", "access_token$sandbox$"), LowerAlphanumeric(16), "$", LowerHex(32)),
        new("adyen-api-key", "an Adyen API key", "AQE", Base64(60, 160), Run(new("="), 0, 2), "-", Base64(40, 60), Run(new("="), 0, 2),
            "-", Run(CharSet.Alphanumeric.With("!#$%&()*+,-./:;<=>?@[]^_{|}~"), 10, 40)),
        new("checkout-secret-key", "a Checkout.com secret key", OneOf("sk_", "sk_sbox_"), Run(LowerBase32, 26, 26),
            Run(LowerBase32.With("*#$="), 1, 1)) { Check = SecretContents.HasDigit, CheckName = "digits" },
        new("checkout-classic-secret-key", "a Checkout.com secret key", ThenGuid(OneOf("sk_", "sk_test_"))),
        new("razorpay-key", "a Razorpay key id", "rzp_live_", Alphanumeric(14)),
        new("plaid-access-token", "a Plaid access token",
            ThenGuid(OneOf("access-production-", "access-sandbox-", "access-development-"))),
        new("flutterwave-secret-key", "a Flutterwave secret key", OneOf("FLWSECK-", "FLWSECK_TEST-"), LowerHex(32), "-X"),
        new("flutterwave-test-key", "a Flutterwave secret key", "FLWSECK_TEST-", Alphanumeric(32)),
        new("easypost-api-key", "an EasyPost API key", OneOf("EZAK", "EZTK"), Alphanumeric(54)),
        new("mollie-api-key", "a Mollie API key", OneOf("live_", "test_"), Alphanumeric(30)) { Check = SecretContents.HasDigit,
            CheckName = "digits", MinimumEntropy = 3.5 },
        new("lob-api-key", "a Lob API key", OneOf("live_", "test_"), LowerHex(35)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("midtrans-server-key", "a Midtrans server key", OneOf("Mid-server-", "SB-Mid-server-"), Base64Url(24)),
        new("cashfree-api-key", "a Cashfree API key", OneOf("cfsk_ma_prod_", "cfsk_ma_test_"), LowerHex(32), "_", LowerHex(8)),
        new("paddle-api-key", "a Paddle API key", OneOf("pdl_live_apikey_", "pdl_sdbx_apikey_"), LowerAlphanumeric(26), "_",
            Alphanumeric(22), "_", Alphanumeric(3)),
        new("paddle-webhook-secret", "a Paddle webhook secret", "pdl_ntfset_", LowerAlphanumeric(26), "_", Base64(32)),
        new("polar-access-token", "a Polar access token", OneOf("polar_oat_", "polar_pat_"), Alphanumeric(43))
        {
            Check = Checksums.HasGitHubChecksum,
            CheckName = "CRC-32",
        },
        new("xendit-secret-key", "a Xendit secret key", OneOf("xnd_production_", "xnd_development_"), Alphanumeric(40, 80)),
        new("mercado-pago-access-token", "a Mercado Pago access token", "APP_USR-", Digits(14, 18), "-", Digits(6), "-", LowerHex(32), "-",
            Digits(6, 11)),
        new("asaas-api-key", "an Asaas API key", OneOf("$aact_prod_", "$aact_hmlg_", "$aact_"), Base64(80, 300), Run(new("="), 0, 2)),
    ];
}
