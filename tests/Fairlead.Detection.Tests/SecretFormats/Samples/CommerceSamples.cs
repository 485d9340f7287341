namespace Fairlead.Detection.Tests.SecretFormats.Samples;

internal sealed class CommerceSamples : SecretSamples
{
    public CommerceSamples()
    {
        Add("stripe-secret-key", ["sk" + "_live_" + B62(24), "sk" + "_test_" + B62(99)],
            ["pk" + "_live_" + B62(24), "sk" + "_live_" + B62(10), "sk" + "_test_4eC39HqLyjWDarjtT1zdp7dc"]);
        Add("stripe-restricted-key", ["rk" + "_live_" + B62(99)], ["rk" + "_live_" + B62(10)]);
        Add("stripe-webhook-secret", ["wh" + "sec_" + B64(32), "wh" + "sec_" + Bytes(32)], ["wh" + "sec_" + B62(10)]);
        Add("shopify-access-token", ["sh" + "pat_" + Hex(32)], ["sh" + "pat_" + Hex(12)]);
        Add("shopify-shared-secret", ["sh" + "pss_" + Hex(32)], ["sh" + "pss_" + Hex(12)]);
        Add("square-access-token", ["sq0" + "atp-" + B64Url(22)], ["sq0" + "idp-" + B64Url(22)]);
        Add("square-oauth-secret", ["sq0" + "csp-" + B64Url(43)], ["sq0" + "csp-" + B64Url(22)]);
        Add("square-personal-token", ["EA" + "AA" + B64Url(59) + "8"],
            ["EA" + "AA" + B64Url(60) + "+" + B64(40), "EA" + "AA" + B64Url(30)]);
        Add("braintree-access-token", ["access_token" + "$production$" + Lower(16) + "$" + Hex(32)],
            ["access_token" + "$production$" + Lower(16)]);
        Add("razorpay-key", ["rzp" + "_live_" + B62(14)], ["rzp" + "_test_" + B62(14), "rzp" + "_live_" + B62(5)]);
        Add("plaid-access-token", ["access" + "-production-" + Guid()], ["access" + "-production-" + Hex(12)]);
        Add("flutterwave-secret-key", ["FLW" + "SECK-" + Hex(32) + "-X"], ["FLW" + "PUBK-" + Hex(32) + "-X"]);
        Add("easypost-api-key", ["EZ" + "AK" + B62(54)], ["EZ" + "AK" + B62(20)]);
    }
}
