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
        Add("alibaba-access-key-id", ["LT" + "AI" + "5t" + B62(18)], ["LT" + "AI" + B62(10)]);
    }
}
