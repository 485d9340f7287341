namespace Fairlead.Detection.CredentialApis;

/// <summary>Clouds, clusters and their storage.</summary>
internal static class CloudSinks
{
    public static IReadOnlyList<CredentialSink> All { get; } = CredentialSinkParser.Parse("""
        # Microsoft.Extensions.Configuration.AzureAppConfiguration
        Microsoft.Extensions.Configuration.AzureAppConfigurationExtensions
            AddAzureAppConfiguration(connectionString)  ConnectionString  HoldsSecret
        Microsoft.Extensions.Configuration.AzureAppConfiguration.AzureAppConfigurationOptions
            Connect(connectionString)  ConnectionString  HoldsSecret

        # Minio
        Minio.MinioClientBuilder
            WithStaticCredentials(secretKey)  SecretKey
        Minio.CredentialProviders.StaticCredentialsOptions
            SecretKey  SecretKey

        # KubernetesClient
        k8s.KubernetesClientConfiguration
            AccessToken               Token
            Password                  Password
            ClientCertificateKeyData  PrivateKey
        k8s.KubeConfigModels.UserCredentials
            Token  Token

        # Docker.DotNet
        Docker.DotNet.BasicAuth.BasicAuthCredentials
            new(password)  Password
        Docker.DotNet.Models.AuthConfig
            Password  Password

        # Aspire.Hosting
        Aspire.Hosting.ParameterResourceBuilderExtensions
            AddParameter(value@1)  ParameterValue  SecretParameter

        # Azure.Core
        Azure.AzureKeyCredential
            new(key@0)     ApiKey
            Update(key@0)  ApiKey
        Azure.AzureNamedKeyCredential
            new(key@1)     AccountKey
            Update(key@1)  AccountKey
        Azure.AzureSasCredential
            new(signature@0)     SharedAccessSignature
            Update(signature@0)  SharedAccessSignature
        Azure.HttpAuthorization
            new(parameter@1)  Authorization

        # System.ClientModel
        System.ClientModel.ApiKeyCredential
            new(key@0)     ApiKey
            Update(key@0)  ApiKey

        # Azure.Storage.Common
        Azure.Storage.StorageSharedKeyCredential
            new(accountKey@1)            AccountKey
            SetAccountKey(accountKey@0)  AccountKey

        # Azure.Storage.Blobs
        Azure.Storage.Blobs.BlobServiceClient
            new(connectionString)  ConnectionString  HoldsSecret

        # Azure.Storage.Queues
        Azure.Storage.Queues.QueueServiceClient
            new(connectionString)  ConnectionString  HoldsSecret

        # Azure.Data.Tables
        Azure.Data.Tables.TableServiceClient
            new(connectionString)  ConnectionString  HoldsSecret

        # Microsoft.Azure.Storage
        Microsoft.WindowsAzure.Storage.Auth.StorageCredentials
            new(keyValue@1)  AccountKey
        Microsoft.WindowsAzure.Storage.CloudStorageAccount
            Parse(connectionString@0)  ConnectionString  HoldsSecret

        # AWSSDK.Core
        Amazon.Runtime.BasicAWSCredentials
            new(secretKey@1)  SecretKey
        Amazon.Runtime.SessionAWSCredentials
            new(awsSecretAccessKey@1)  SecretKey
            new(token@2)               Token

        # AWSSDK.S3
        Amazon.S3.AmazonS3Client
            new(awsSecretAccessKey@1)  SecretKey

        # Google.Apis.Auth
        Google.Apis.Auth.OAuth2.GoogleCredential
            FromJson(json@0)                ServiceAccountKey  ServiceAccountJson
            FromAccessToken(accessToken@0)  Token
        Amazon.*
            new(awsSecretAccessKey)  SecretKey
            new(awsSessionToken)     Token
        Amazon.Runtime.CredentialManagement.CredentialProfileOptions
            SecretKey  SecretKey
            Token      Token
        Amazon.CognitoIdentityProvider.Model.SignUpRequest
            Password  Password
        Amazon.Extensions.CognitoAuthentication.InitiateSrpAuthRequest
            Password  Password

        # Others
        Azure.Security.KeyVault.Secrets.SecretClient
            SetSecret(value@1)       Credential
            SetSecretAsync(value@1)  Credential
        Azure.Security.KeyVault.Secrets.KeyVaultSecret
            new(value@1)  Credential
        Microsoft.WindowsAzure.Storage.Auth.StorageCredentials
            new(sasToken@0/1)  SharedAccessSignature
        Microsoft.Azure.Storage.Auth.StorageCredentials
            new(keyValue@1)    AccountKey
            new(sasToken@0/1)  SharedAccessSignature
        Minio.MinioClientExtensions
            WithCredentials(secretKey@1)  SecretKey
        Minio.MinioClient
            new(secretKey)              SecretKey
            WithCredentials(secretKey)  SecretKey
        """);
}
