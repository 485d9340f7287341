namespace Fairlead.Detection.Tests.SecretFormats.Samples;

internal sealed class SocialSamples : SecretSamples
{
    public SocialSamples()
    {
        Add("facebook-access-token", ["EA" + "AG" + B62(180) + "1", "EA" + "AR" + B62(180) + "1", "EA" + "ACEdEose0cBA" + B62(150) + "1"],
            ["EA" + "AG" + B62(30), "EAASY"]);
        Add("instagram-access-token", ["IG" + "QVJ" + B62(150) + "1", "IG" + "AA" + B62(150) + "1"], ["IG" + "QV" + B62(20)]);
        Add("oculus-access-token", ["O" + "C|" + Digits(16) + "|" + Hex(32)], ["O" + "C|" + Digits(16) + "|"]);
        Add("twitter-bearer-token", ["0%2B" + B62(25) + "%3D" + B62(50)],
            ["AAAAAAAAAAAAAAAAAAAAAMLheAAAAAAA0%2BuSeid%2BULvsea4JtiGRiSDSJSI%3DEUifiRBkKG5E2XzMDjRfl76ZC9Ub0wnz4XsNiRVBChTYbJcE3F", new string('A', 200)],
            context: "AAAAAAAAAAAAAAAAAAAAAMLheAAAAAAA{secret}");
        Add("twitch-oauth-token", ["oau" + "th:" + Lower(29) + "1"], ["oau" + "th:" + Lower(10), "oauth:token"]);
        Add("pinterest-token", ["pin" + "a_A" + B62(90)], ["pin" + "a_" + B62(20)]);
        Add("lichess-token", ["li" + "p_" + B62(19) + "1", "li" + "o_" + B62(31) + "1"], ["li" + "p_" + B62(6), "lip_sync_animation"]);
        Add("wakatime-api-key", ["wa" + "ka_" + Guid()], ["wa" + "ka_" + Hex(12)]);
        Add("cfx-server-key", ["cf" + "xk_" + B62(20) + "_" + B62(5), "cf" + "xk_" + B62(21) + "_" + B62(6)], ["cf" + "xk_" + B62(20)]);
        Add("adafruit-io-key", ["ai" + "o_" + B62(27) + "1"], ["ai" + "o_" + B62(8)]);
        Add("ubidots-token", ["BB" + "FF-" + B62(30)], ["BB" + "FF-" + B62(10)]);
        Add("samsara-api-token", ["samsara" + "_api_" + B62(30)], ["samsara" + "_api_" + B62(10)]);
    }
}
