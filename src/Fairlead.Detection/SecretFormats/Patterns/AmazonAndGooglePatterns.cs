using Fairlead.Detection.SecretFormats.Checks;
using static Fairlead.Detection.SecretFormats.Shapes.ShapePart;

namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>Amazon, its web services, and Google.</summary>
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
        // A service's bearer token and a credential that is bound to its context.
        new("aws-bearer-token-id", "the id of an AWS credential", OneOf("ABIA", "ACCA"), Base32(16))
        {
            Check = SecretContents.IsAwsAccessKeyId,
            CheckName = "account number",
        },
        new("aws-secret-access-key", "an AWS secret access key",
            Before("aws_secret_access_key=", "aws_secret_access_key = ", "AWS_SECRET_ACCESS_KEY=", "AWS_SECRET_ACCESS_KEY: ",
                "SecretAccessKey="),
            Base64(40)) { MinimumEntropy = 3.5 },
        new("aws-session-token", "an AWS session token",
            Before("aws_session_token=", "aws_session_token = ", "AWS_SESSION_TOKEN=", "AWS_SESSION_TOKEN: ", "AWS_SESSION_TOKEN=\""),
            Base64(100, 4000), Run(new("="), 0, 2)) { MinimumEntropy = 4 },
        new("aws-bedrock-api-key", "an Amazon Bedrock API key", "ABSK", Base64(109, 269), Run(new("="), 0, 2)),
        // What follows the words is a signed URL in base64; it begins with the service's host.
        new("aws-bedrock-short-term-key", "a short-term Amazon Bedrock API key", "bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t",
            Base64(100, 4000), Run(new("="), 0, 2)),
        new("aws-appsync-key", "an AWS AppSync API key", "da2-", LowerAlphanumeric(26)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("aws-mws-token", "an Amazon Marketplace token", ThenGuid("amzn.mws.")),
        new("amazon-oauth-client-secret", "the client secret of a Login with Amazon application", "amzn1.oa2-cs.v1.", LowerHex(64)),
        new("amazon-oauth-token", "a Login with Amazon token", OneOf("Atza|", "Atzr|"), Base64Url(60, 2048)),
        new("google-api-key", "a Google API key", "AIza", Base64Url(35)) { MinimumEntropy = 3 },
        new("google-bound-api-key", "a Google API key of a service account", "AQ.Ab", Base64Url(45, 60)) { MinimumEntropy = 3.5,
            Check = SecretContents.HasDigit, CheckName = "digits" },
        new("google-oauth-client-secret", "a Google OAuth client secret", "GOCSPX-", Base64Url(28)),
        new("google-oauth-access-token", "a Google OAuth access token", "ya29.", Base64Url(60, 2000)),
        new("google-oauth-refresh-token", "a Google OAuth refresh token", "1//0", Base64Url(40, 200)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        // An interoperability key of a user has 24 characters, one of a service account 61.
        new("google-storage-key-id", "the id of a Google Cloud Storage key", "GOOG", UpperAlphanumeric(20)) { MinimumEntropy = 3,
            Check = SecretContents.HasDigit, CheckName = "digits" },
        new("google-storage-service-key-id", "the id of a Google Cloud Storage key of a service account", "GOOG", UpperAlphanumeric(57))
        {
            Check = SecretContents.HasDigit,
            CheckName = "digits",
        },
        // Registration tokens of devices look alike, but their first part is longer and not padded with zeros.
        new("firebase-server-key", "a Firebase Cloud Messaging server key", Base64Url(11), ":APA91b", Base64Url(134))
        {
            Check = SecretContents.BeginsWithZeros,
            CheckName = "leading zeros",
        },
        new("google-chat-webhook", "a Google Chat webhook URL", "https://chat.googleapis.com/v1/spaces/", Base64Url(6, 20),
            "/messages?key=", Base64Url(39), OneOf("&token=", "&amp;token="), Base64Url(20, 80)),
    ];
}
