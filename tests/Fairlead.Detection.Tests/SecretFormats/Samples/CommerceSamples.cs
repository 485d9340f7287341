namespace Fairlead.Detection.Tests.SecretFormats.Samples;

internal sealed class CommerceSamples : SecretSamples
{
    public CommerceSamples()
    {
        Add("stripe-secret-key", ["sk" + "_live_" + B62(24), "sk" + "_test_" + B62(99)],
            ["pk" + "_live_" + B62(24), "sk" + "_live_" + B62(10), "sk" + "_test_4eC39HqLyjWDarjtT1zdp7dc"]);
        Add("stripe-restricted-key", ["rk" + "_live_" + B62(99)], ["rk" + "_live_" + B62(10)]);
        Add("stripe-webhook-secret", ["wh" + "sec_" + B64(32), "wh" + "sec_" + Bytes(32)], ["wh" + "sec_" + B62(10)]);
        Add("shopify-access-token", ["sh" + "pat_" + Hex(32), "sh" + "ptka_" + Hex(32)], ["sh" + "pat_" + Hex(12)]);
        Add("shopify-shared-secret", ["sh" + "pss_" + Hex(32)], ["sh" + "pss_" + Hex(12)]);
        Add("square-access-token", ["sq0" + "atp-" + B64Url(22)], ["sq0" + "idp-" + B64Url(22)]);
        Add("square-oauth-secret", ["sq0" + "csp-" + B64Url(43), "sandbox-sq0" + "csb-" + B64Url(43)], ["sq0" + "csp-" + B64Url(22)]);
        Add("square-personal-token", ["EA" + "AA" + B64Url(59) + "8"],
            ["EA" + "AA" + B64Url(60) + "+" + B64(40), "EA" + "AA" + B64Url(30)]);
        Add("braintree-access-token", ["access_token" + "$production$" + Lower(16) + "$" + Hex(32)],
            ["access_token" + "$production$" + Lower(16)]);
        Add("razorpay-key", ["rzp" + "_live_" + B62(14)], ["rzp" + "_test_" + B62(14), "rzp" + "_live_" + B62(5)]);
        Add("plaid-access-token", ["access" + "-production-" + Guid()], ["access" + "-production-" + Hex(12)]);
        Add("flutterwave-secret-key", ["FLW" + "SECK-" + Hex(32) + "-X"], ["FLW" + "PUBK-" + Hex(32) + "-X"]);
        Add("easypost-api-key", ["EZ" + "AK" + B62(54)], ["EZ" + "AK" + B62(20)]);
        Add("stripe-organization-key", ["sk" + "_org_live_" + B62(60)], ["sk" + "_org_live_" + B62(10)]);
        Add("stripe-ephemeral-key", ["ek" + "_test_" + B64(80)], ["ek" + "_test_" + B64(10)]);
        Add("paypal-access-token", ["A21" + "AA" + B64Url(92)], ["A21" + "AA" + B64Url(12)]);
        Add("adyen-api-key", ["AQ" + "E" + "yhmfx" + B64(95) + "==-" + B64(43) + "=-" + B62(8) + "{(~" + B62(5)],
            ["AQ" + "E" + B64(90) + "=="]);
        Add("checkout-secret-key", ["s" + "k_" + From("abcdefghijklmnopqrstuvwxyz234567", 25) + "2*", "s" + "k_sbox_" + From("abcdefghijklmnopqrstuvwxyz234567", 25) + "2#"],
            ["p" + "k_" + From("abcdefghijklmnopqrstuvwxyz234567", 26) + "*", "s" + "k_" + From("abcdefghijklmnopqrstuvwxyz", 20)]);
        Add("checkout-classic-secret-key", ["s" + "k_test_" + Guid(), "s" + "k_" + Guid()], ["p" + "k_test_" + Guid()]);
        Add("flutterwave-test-key", ["FLW" + "SECK_TEST-" + B62(32)], ["FLW" + "PUBK_TEST-" + B62(32)]);
        Add("mollie-api-key", ["li" + "ve_" + B62(29) + "1", "te" + "st_" + B62(29) + "1"],
            ["li" + "ve_" + B62(10), "test_" + From("abcdefgh", 30)]);
        Add("lob-api-key", ["li" + "ve_" + Hex(35)], ["live_" + "pub_" + Hex(31), "li" + "ve_" + Hex(12)]);
        Add("midtrans-server-key", ["Mi" + "d-server-" + B64Url(24), "SB-Mi" + "d-server-" + B64Url(24)],
            ["Mi" + "d-client-" + B64Url(24)]);
        Add("cashfree-api-key", ["cf" + "sk_ma_test_" + Hex(32) + "_" + Hex(8)], ["cf" + "sk_ma_test_" + Hex(32)]);
        Add("paddle-api-key", ["pd" + "l_live_apikey_" + Lower(26) + "_" + B62(22) + "_" + B62(3)], ["pd" + "l_live_apikey_" + Lower(26)]);
        Add("paddle-webhook-secret", ["pd" + "l_ntfset_" + Lower(26) + "_" + B64(32)], ["pd" + "l_ntfset_" + Lower(26)]);
        Add("polar-access-token", ["polar" + "_oat_" + GitHubBody(43), "polar" + "_pat_" + GitHubBody(43)], ["polar" + "_oat_" + B62(43)]);
        Add("xendit-secret-key", ["xn" + "d_production_" + B62(60)],
            ["xn" + "d_public_production_" + B62(60), "xn" + "d_production_" + B62(10)]);
        Add("mercado-pago-access-token", ["APP" + "_USR-" + Digits(16) + "-" + Digits(6) + "-" + Hex(32) + "-" + Digits(9)],
            ["APP" + "_USR-" + Guid()]);
        Add("asaas-api-key", ["$aa" + "ct_prod_" + B64(120), "$aa" + "ct_" + B64(120) + "=="], ["$aa" + "ct_prod_" + B64(12)]);
    }
}
