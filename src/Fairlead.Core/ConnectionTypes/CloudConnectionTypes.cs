namespace Fairlead.Core.ConnectionTypes;

/// <summary>Connections to the clouds' own APIs.</summary>
internal static class CloudConnectionTypes
{
    public static readonly ConnectionType Aws = new("aws", "Amazon Web Services")
    {
        Aliases = ["amazon_web_services"],
        UriSchemes = ["aws"],
        ClientPackages = ["AWSSDK.Core"],
        Fields =
        [
            new("login", "AccessKeyId", "The access key id; the environment's own credentials when unset"),
            new("password", "SecretAccessKey", "The secret access key") { Secret = true },
        ],
        Extras =
        [
            new("region_name", Description: "The region"),
            new("aws_session_token", Description: "The session token of temporary credentials") { Secret = true },
            new("profile_name", Description: "The profile of the shared credentials file"),
            new("role_arn", Description: "The role to assume"),
            new("external_id", Description: "The external id with which the role is assumed"),
            new("role_session_name", Description: "The name of the assumed role's session"),
            new("assume_role_method", Description: "How the role is assumed")
            {
                Enum = ["assume_role", "assume_role_with_saml", "assume_role_with_web_identity"],
            },
            new("endpoint_url", ExtraType.Uri, "The endpoint, where it is not the region's own"),
            new("verify", ExtraType.Boolean, "Whether the endpoint's certificate is verified"),
        ],
    };
}
