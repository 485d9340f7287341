namespace Fairlead.Core.ConnectionTypes;

/// <summary>Connections to the clouds' own APIs.</summary>
internal static class CloudConnectionTypes
{
    private static readonly ExtraDeclaration ManagedIdentity =
        new("managed_identity_client_id", Description: "The client id of a managed identity");
    private static readonly ExtraDeclaration WorkloadIdentity =
        new("workload_identity_tenant_id", Description: "The tenant of a workload identity");

    public static readonly ConnectionType Aws = new("aws", "Amazon Web Services")
    {
        Aliases = ["amazon_web_services"],
        UriSchemes = ["aws"],
        Tls = TlsExpectation.Required,
        ClientPackages = [new("AWSSDK.Core")],
        ClientApis = ["Amazon"],
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
        Synonyms = """
            login: aws_access_key_id, access_key
            password: aws_secret_access_key, secret_key
            extra.region_name: region, aws_region
            extra.aws_session_token: session_token
            extra.endpoint_url: host, endpoint, service_url
            """,
    };

    public static readonly ConnectionType GoogleCloudPlatform = new("google_cloud_platform", "Google Cloud")
    {
        Aliases = ["gcp", "google_cloud"],
        UriSchemes = ["google-cloud-platform"],
        Tls = TlsExpectation.Required,
        ClientPackages =
        [
            new("Google.Apis.Auth"), new("Google.Api.Gax"), new("Google.Cloud.Storage.V1"), new("Google.Cloud.BigQuery.V2"),
            new("Google.Cloud.PubSub.V1"),
        ],
        ClientApis = ["Google.Cloud", "Google.Apis"],
        Extras =
        [
            new("project", Description: "The project id"),
            new("key_path", Description: "The path of a service account's key file; the environment's own credentials when unset"),
            new("keyfile_dict", Description: "A service account's key, as the JSON of its file") { Secret = true },
            new("credential_config_file", Description: "The path of a workload identity's configuration file"),
            new("scope", Description: "The scopes that are asked for, separated by commas"),
            new("impersonation_chain", Description: "The service account to act as, or several, separated by commas"),
            new("quota_project_id", Description: "The project that is billed"),
            new("num_retries", ExtraType.Integer, "How often a request is tried again"),
            new("is_anonymous", ExtraType.Boolean, "Whether no credentials are used"),
        ],
    };

    public static readonly ConnectionType Azure = new("azure", "Azure")
    {
        UriSchemes = ["azure"],
        Tls = TlsExpectation.Required,
        ClientPackages = [new("Azure.Core"), new("Azure.Identity"), new("Azure.ResourceManager")],
        ClientApis =
        [
            "Azure.Identity", "Azure.ResourceManager", "Microsoft.Identity.Client", "Microsoft.IdentityModel.Clients.ActiveDirectory",
        ],
        Fields =
        [
            new("login", "ClientId", "The client id of a service principal; the environment's own credentials when unset"),
            new("password", "ClientSecret", "The service principal's secret") { Secret = true },
        ],
        Extras =
        [
            new("tenantId", Description: "The tenant"),
            new("subscriptionId", Description: "The subscription"),
            new("key_path", Description: "The path of a JSON file with the service principal"),
            new("key_json", Description: "A service principal, as JSON") { Secret = true },
            ManagedIdentity, WorkloadIdentity,
        ],
        Synonyms = "extra.tenantId: tenant",
    };

    public static readonly ConnectionType AzureBlob = new("azure_blob", "Azure Blob Storage")
    {
        Aliases = ["wasb", "azure_blob_storage"],
        UriSchemes = ["wasb", "azure-blob"],
        Tls = TlsExpectation.Required,
        ClientPackages = [new("Azure.Storage.Blobs"), new("Microsoft.Azure.Storage.Blob"),
            new("Microsoft.Azure.Functions.Worker.Extensions.Storage.Blobs")],
        ClientApis = ["Azure.Storage", "Microsoft.Azure.Storage", "Microsoft.WindowsAzure.Storage"],
        Fields =
        [
            new("host", "AccountUrl", "The address of the account, where it is not https://<account>.blob.core.windows.net"),
            new("login", "AccountName", "The storage account, or the client id of a service principal"),
            new("password", "AccountKey", "The account's key, or the service principal's secret") { Secret = true },
        ],
        Extras =
        [
            new("sas_token", Description: "A shared access signature") { Secret = true },
            new("connection_string", Description: "A whole connection string, instead of the other fields") { Secret = true },
            new("container_name", Description: "The container that is worked in"),
            new("tenant_id", Description: "The tenant of a service principal"),
            new("endpoint_suffix", Description: "The domain of the cloud") { Default = "\"core.windows.net\"" },
            ManagedIdentity, WorkloadIdentity,
        ],
        ConnectionStringFormat = ConnectionStringFormat.Semicolons,
        ConnectionString =
        [
            new("", "{extra.connection_string}"),
            new("DefaultEndpointsProtocol", "https"), new("AccountName", "{login}"), new("AccountKey", "{password}"),
            new("SharedAccessSignature", "{extra.sas_token}"), new("BlobEndpoint", "{host}"),
            new("EndpointSuffix", "{extra.endpoint_suffix}"),
        ],
        AddressSchemes = WebExtras.Schemes,
        ClearTextSchemes = WebExtras.ClearTextSchemes,
        Synonyms = """
            host: service_uri
            extra.sas_token: sas, ?query
            """,
    };

    public static readonly IReadOnlyList<ConnectionType> All = [Aws, GoogleCloudPlatform, Azure, AzureBlob];
}
