using Fairlead.Detection.SecretFormats.Checks;
using static Fairlead.Detection.SecretFormats.Shapes.ShapePart;

namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>Amazon Web Services, Google Cloud and Alibaba Cloud.</summary>
internal static class AmazonAndGooglePatterns
{
    public static readonly IReadOnlyList<SecretPattern> All =
    [
        new("aws-access-key-id", "an AWS access key id", "AKIA", Base32(16)) { Check = SecretContents.IsAwsAccessKeyId,
            CheckName = "account number" },
        new("aws-temporary-access-key-id", "a temporary AWS access key id", "ASIA", Base32(16))
        {
            Check = SecretContents.IsAwsAccessKeyId,
            CheckName = "account number",
        },
        new("aws-secret-access-key", "an AWS secret access key",
            Before("aws_secret_access_key=", "aws_secret_access_key = ", "AWS_SECRET_ACCESS_KEY=", "AWS_SECRET_ACCESS_KEY: ",
                "SecretAccessKey="),
            Base64(40)) { MinimumEntropy = 3.5 },
        new("aws-bedrock-api-key", "an Amazon Bedrock API key", "ABSK", Base64(109, 269), Run(new("="), 0, 2)),
        new("aws-mws-token", "an Amazon Marketplace token", "amzn.mws.", LowerHex(8), "-", LowerHex(4), "-", LowerHex(4), "-", LowerHex(4),
            "-", LowerHex(12)),
        new("google-api-key", "a Google API key", "AIza", Base64Url(35)) { MinimumEntropy = 3 },
        new("google-oauth-client-secret", "a Google OAuth client secret", "GOCSPX-", Base64Url(28)),
        new("google-oauth-access-token", "a Google OAuth access token", "ya29.", Base64Url(60, 2000)),
        new("google-oauth-refresh-token", "a Google OAuth refresh token", "1//0", Base64Url(40, 200)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("alibaba-access-key-id", "an Alibaba Cloud access key id", "LTAI", Alphanumeric(20)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
    ];
}
