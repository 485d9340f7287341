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
            AddParameter(value)  ParameterValue  SecretParameter

        # Azure.Core
        Azure.AzureKeyCredential
            new(key)     ApiKey
            Update(key)  ApiKey
        Azure.AzureNamedKeyCredential
            new(key)     AccountKey
            Update(key)  AccountKey
        Azure.AzureSasCredential
            new(signature)     SharedAccessSignature
            Update(signature)  SharedAccessSignature
        Azure.HttpAuthorization
            new(parameter)  Authorization

        # System.ClientModel
        System.ClientModel.ApiKeyCredential
            new(key)     ApiKey
            Update(key)  ApiKey

        # Azure.Storage.Common
        Azure.Storage.StorageSharedKeyCredential
            new(accountKey)            AccountKey
            SetAccountKey(accountKey)  AccountKey

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
            new(keyValue)  AccountKey
        Microsoft.WindowsAzure.Storage.CloudStorageAccount
            Parse(connectionString)  ConnectionString  HoldsSecret

        # AWSSDK.Core
        Amazon.Runtime.BasicAWSCredentials
            new(secretKey)  SecretKey
        Amazon.Runtime.SessionAWSCredentials
            new(awsSecretAccessKey)  SecretKey
            new(token)               Token

        # AWSSDK.S3
        Amazon.S3.AmazonS3Client
            new(awsSecretAccessKey)  SecretKey

        # Google.Apis.Auth
        Google.Apis.Auth.OAuth2.GoogleCredential
            FromJson(json)                ServiceAccountKey  ServiceAccountJson
            FromAccessToken(accessToken)  Token
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
            SetSecret(value)       Credential
            SetSecretAsync(value)  Credential
        Azure.Security.KeyVault.Secrets.KeyVaultSecret
            new(value)  Credential
        Microsoft.WindowsAzure.Storage.Auth.StorageCredentials
            new(sasToken)  SharedAccessSignature
        Microsoft.Azure.Storage.Auth.StorageCredentials
            new(keyValue)  AccountKey
            new(sasToken)  SharedAccessSignature
        Minio.MinioClientExtensions
            WithCredentials(secretKey)  SecretKey
        Minio.MinioClient
            new(secretKey)              SecretKey
            WithCredentials(secretKey)  SecretKey
        """);
}
