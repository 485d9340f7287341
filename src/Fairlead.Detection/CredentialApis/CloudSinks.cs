using static Fairlead.Detection.CredentialApis.CredentialSink;
using static Fairlead.Detection.CredentialApis.SecretKind;
using static Fairlead.Detection.CredentialApis.SinkCondition;

namespace Fairlead.Detection.CredentialApis;

/// <summary>Clouds, clusters and their storage.</summary>
internal static class CloudSinks
{
    public static IReadOnlyList<CredentialSink> All { get; } =
    [
        // Microsoft.Extensions.Configuration.AzureAppConfiguration
        .. Type("Microsoft.Extensions.Configuration.AzureAppConfigurationExtensions",
            Method("AddAzureAppConfiguration", "connectionString", ConnectionString, when: HoldsSecret)),
        .. Type("Microsoft.Extensions.Configuration.AzureAppConfiguration.AzureAppConfigurationOptions",
            Method("Connect", "connectionString", ConnectionString, when: HoldsSecret)),

        // Minio
        .. Type("Minio.MinioClientBuilder", Method("WithStaticCredentials", "secretKey", SecretKey)),
        .. Type("Minio.CredentialProviders.StaticCredentialsOptions", Property("SecretKey", SecretKey)),

        // KubernetesClient
        .. Type("k8s.KubernetesClientConfiguration",
            Property("AccessToken", Token),
            Property("Password", Password),
            Property("ClientCertificateKeyData", PrivateKey)),
        .. Type("k8s.KubeConfigModels.UserCredentials", Property("Token", Token)),

        // Docker.DotNet
        .. Type("Docker.DotNet.BasicAuth.BasicAuthCredentials", Constructor("password", Password)),
        .. Type("Docker.DotNet.Models.AuthConfig", Property("Password", Password)),

        // Aspire.Hosting
        .. Type("Aspire.Hosting.ParameterResourceBuilderExtensions",
            Method("AddParameter", "value", ParameterValue, when: SecretParameter)),

        // Azure.Core
        .. Type("Azure.AzureKeyCredential",
            Constructor("key", ApiKey),
            Method("Update", "key", ApiKey)),
        .. Type("Azure.AzureNamedKeyCredential",
            Constructor("key", AccountKey),
            Method("Update", "key", AccountKey)),
        .. Type("Azure.AzureSasCredential",
            Constructor("signature", SharedAccessSignature),
            Method("Update", "signature", SharedAccessSignature)),
        .. Type("Azure.HttpAuthorization", Constructor("parameter", Authorization)),

        // System.ClientModel
        .. Type("System.ClientModel.ApiKeyCredential",
            Constructor("key", ApiKey),
            Method("Update", "key", ApiKey)),

        // Azure.Storage.Common
        .. Type("Azure.Storage.StorageSharedKeyCredential",
            Constructor("accountKey", AccountKey),
            Method("SetAccountKey", "accountKey", AccountKey)),

        // Azure.Storage.Blobs
        .. Type("Azure.Storage.Blobs.BlobServiceClient", Constructor("connectionString", ConnectionString, when: HoldsSecret)),

        // Azure.Storage.Queues
        .. Type("Azure.Storage.Queues.QueueServiceClient", Constructor("connectionString", ConnectionString, when: HoldsSecret)),

        // Azure.Data.Tables
        .. Type("Azure.Data.Tables.TableServiceClient", Constructor("connectionString", ConnectionString, when: HoldsSecret)),

        // Microsoft.Azure.Storage
        .. Type("Microsoft.WindowsAzure.Storage.Auth.StorageCredentials", Constructor("keyValue", AccountKey)),
        .. Type("Microsoft.WindowsAzure.Storage.CloudStorageAccount",
            Method("Parse", "connectionString", ConnectionString, when: HoldsSecret)),

        // AWSSDK.Core
        .. Type("Amazon.Runtime.BasicAWSCredentials", Constructor("secretKey", SecretKey)),
        .. Type("Amazon.Runtime.SessionAWSCredentials",
            Constructor("awsSecretAccessKey", SecretKey),
            Constructor("token", Token)),

        // AWSSDK.S3
        .. Type("Amazon.S3.AmazonS3Client", Constructor("awsSecretAccessKey", SecretKey)),

        // Google.Apis.Auth
        .. Type("Google.Apis.Auth.OAuth2.GoogleCredential",
            Method("FromJson", "json", ServiceAccountKey, when: ServiceAccountJson),
            Method("FromAccessToken", "accessToken", Token)),
        .. Type("Amazon.*", Constructor("awsSecretAccessKey", SecretKey), Constructor("awsSessionToken", Token)),
        .. Type("Amazon.Runtime.CredentialManagement.CredentialProfileOptions",
            Property("SecretKey", SecretKey),
            Property("Token", Token)),
        .. Type("Amazon.CognitoIdentityProvider.Model.SignUpRequest", Property("Password", Password)),
        .. Type("Amazon.Extensions.CognitoAuthentication.InitiateSrpAuthRequest", Property("Password", Password)),

        // Others
        .. Type("Azure.Security.KeyVault.Secrets.SecretClient",
            Method("SetSecret", "value", Credential),
            Method("SetSecretAsync", "value", Credential)),
        .. Type("Azure.Security.KeyVault.Secrets.KeyVaultSecret", Constructor("value", Credential)),
        .. Type("Microsoft.WindowsAzure.Storage.Auth.StorageCredentials", Constructor("sasToken", SharedAccessSignature)),
        .. Type("Microsoft.Azure.Storage.Auth.StorageCredentials",
            Constructor("keyValue", AccountKey),
            Constructor("sasToken", SharedAccessSignature)),
        .. Type("Minio.MinioClientExtensions", Method("WithCredentials", "secretKey", SecretKey)),
        .. Type("Minio.MinioClient", Constructor("secretKey", SecretKey), Method("WithCredentials", "secretKey", SecretKey)),
    ];
}
