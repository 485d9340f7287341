namespace Fairlead.Detection.Tests.SecretFormats.Samples;

internal sealed class AmazonAndGoogleSamples : SecretSamples
{
    public AmazonAndGoogleSamples()
    {
        Add("aws-access-key-id", ["AK" + "IA" + "Z7" + B32(14), "AK" + "IA" + "J2" + B32(14)],
            ["AK" + "IA" + B32(12), "AK" + "IA" + "EVERYWHEREISHERE", "AK" + "IA" + "IOSFODNN7EXAMPLE", "AK" + "IA" + "0189018901890189"]);
        Add("aws-temporary-access-key-id", ["AS" + "IA" + "Y34" + B32(13)], ["AS" + "IA" + "NDEVELOPMENTBANK", "AS" + "IA" + B32(10)]);
        Add("aws-secret-access-key", [B64(40)],
            ["aws_secret_access_key=" + B64(20), "aws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY"],
            context: "aws_secret_access_key={secret}");
        Add("aws-bedrock-api-key", ["AB" + "SK" + B64(128) + "="], ["AB" + "SK" + B64(40)]);
        Add("aws-mws-token", ["amzn" + ".mws." + Guid()], ["amzn" + ".mws." + Hex(32)]);
        Add("google-api-key", ["AI" + "za" + B64Url(35)], ["AI" + "za" + B64Url(20), "AI" + "za" + new string('S', 35)]);
        Add("google-oauth-client-secret", ["GOC" + "SPX-" + B64Url(28)],
            ["GOC" + "SPX-" + B64Url(10), "GOC" + "SPX-your_client_secret_goes_here"]);
        Add("google-oauth-access-token", ["ya" + "29." + B64Url(160)], ["ya" + "29." + B64Url(20)]);
        Add("google-oauth-refresh-token", ["1/" + "/0" + B64Url(48) + "7x"], ["1/" + "/0" + B64Url(20), "1/" + "/02/2024"]);
        Add("aws-bearer-token-id", ["AB" + "IA" + "Z7" + B32(14), "AC" + "CA" + "J2" + B32(14)],
            ["AB" + "IA" + B32(10), "AC" + "CA" + "EVERYWHEREISHERE"]);
        Add("aws-session-token", ["IQoJb3JpZ2luX2Vj" + B64(300) + "=="], ["AWS_SESSION_TOKEN=" + B64(40), "AWS_SESSION_TOKEN=$TOKEN"],
            context: "AWS_SESSION_TOKEN={secret}");
        Add("aws-bedrock-short-term-key", ["bedrock-api-key-" + "YmVkcm9jay5hbWF6b25hd3MuY29t" + B64(400)],
            ["bedrock-api-key-" + "YmVkcm9jay5hbWF6b25hd3MuY29t", "bedrock-api-key-" + B62(40)]);
        Add("aws-appsync-key", ["da" + "2-" + Lower(25) + "1"], ["da" + "2-" + Lower(10)]);
        Add("amazon-oauth-client-secret", ["amzn1.oa2" + "-cs.v1." + Hex(64)], ["amzn1.application-oa2-client." + Hex(32)]);
        Add("amazon-oauth-token", ["At" + "za|" + B64Url(200), "At" + "zr|" + B64Url(200)], ["At" + "za|" + B64Url(20)]);
        Add("google-bound-api-key", ["AQ" + ".Ab8" + B64Url(48) + "1"], ["AQ" + ".Ab8" + B64Url(10)]);
        Add("google-storage-key-id", ["GO" + "OG" + Upper(19) + "1"], ["GO" + "OG" + Upper(8), "GOOGLEMAPSPLATFORMSDKKEY"]);
        Add("google-storage-service-key-id", ["GO" + "OG1E" + Upper(54) + "1"],
            ["GO" + "OGTS7C7FUP3AIRVJTE2BCDKINBTES3HC2GY5CBFJDCQ2SYHV6A6XXVTJFSA", "GO" + "OG1E" + Upper(30)]);
        Add("firebase-server-key", ["AA" + "AA" + B64Url(7) + ":APA" + "91b" + B64Url(134)],
            [B64Url(22) + ":APA" + "91b" + B64Url(134), "b" + B64Url(10) + ":APA" + "91b" + B64Url(134)]);
        Add("google-chat-webhook",
            ["https://chat.googleapis.com/v1/spa" + "ces/AAAA" + B62(7) + "/messages?key=" + "AI" + "za" + B64Url(35) + "&token=" + B64Url(43)],
            ["https://chat.googleapis.com/v1/spa" + "ces/AAAA" + B62(7) + "/messages"]);
    }
}
