using Fairlead.Detection.SecretFormats.Checks;
using static Fairlead.Detection.SecretFormats.Shapes.ShapePart;

namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>Payments and shops.</summary>
internal static class CommercePatterns
{
    public static readonly IReadOnlyList<SecretPattern> All =
    [
        new("stripe-secret-key", "a Stripe secret key", OneOf("sk_live_", "sk_test_"), Alphanumeric(24, 247)),
        new("stripe-restricted-key", "a Stripe restricted key", OneOf("rk_live_", "rk_test_"), Alphanumeric(24, 247)),
        new("stripe-webhook-secret", "a Stripe webhook signing secret", "whsec_", Base64(32, 64), Run(new("="), 0, 2)),
        new("shopify-access-token", "a Shopify access token", OneOf("shpat_", "shpca_", "shppa_"), Hex(32)),
        new("shopify-shared-secret", "a Shopify shared secret", "shpss_", Hex(32)),
        new("square-access-token", "a Square access token", "sq0atp-", Base64Url(22)),
        new("square-oauth-secret", "a Square OAuth secret", "sq0csp-", Base64Url(43)),
        new("square-personal-token", "a Square access token", "EAAA", Base64Url(60)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("braintree-access-token", "a Braintree access token",
            OneOf("access_token$production$", "access_token$sandbox$"), LowerAlphanumeric(16), "$", LowerHex(32)),
        new("razorpay-key", "a Razorpay key id", "rzp_live_", Alphanumeric(14)),
        new("plaid-access-token", "a Plaid access token", OneOf("access-production-", "access-sandbox-", "access-development-"),
            LowerHex(8), "-", LowerHex(4), "-", LowerHex(4), "-", LowerHex(4), "-", LowerHex(12)),
        new("flutterwave-secret-key", "a Flutterwave secret key", OneOf("FLWSECK-", "FLWSECK_TEST-"), LowerHex(32), "-X"),
        new("easypost-api-key", "an EasyPost API key", OneOf("EZAK", "EZTK"), Alphanumeric(54)),
    ];
}
