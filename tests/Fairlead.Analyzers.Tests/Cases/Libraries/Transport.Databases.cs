using System;
using System.Data.Common;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace MySqlConnector
{
    public enum MySqlSslMode
    {
        Disabled, None = Disabled, Preferred, Required, VerifyCA, VerifyFull,
    }

    public sealed class MySqlConnectionStringBuilder : DbConnectionStringBuilder
    {
        public MySqlConnectionStringBuilder() { }
        public MySqlConnectionStringBuilder(string connectionString) { ConnectionString = connectionString; }
        public string Server { get; set; } = "";
        public string Password { get; set; } = "";
        public MySqlSslMode SslMode { get; set; }
        public bool AllowPublicKeyRetrieval { get; set; }
        public string TlsVersion { get; set; } = "";
    }

    public sealed class MySqlConnection
    {
        public RemoteCertificateValidationCallback? RemoteCertificateValidationCallback { get; set; }
    }

    public sealed class MySqlDataSourceBuilder(string connectionString)
    {
        public string ConnectionString => connectionString;
        public MySqlDataSourceBuilder UseRemoteCertificateValidationCallback(RemoteCertificateValidationCallback callback) => this;
    }
}

namespace MySql.Data.MySqlClient
{
    public enum MySqlSslMode
    {
        Disabled, Preferred, Prefered = Preferred, Required, VerifyCA, VerifyFull, None = Disabled,
    }

    public abstract class MySqlBaseConnectionStringBuilder : DbConnectionStringBuilder
    {
        public string Server { get; set; } = "";
        public MySqlSslMode SslMode { get; set; }
    }

    public sealed class MySqlConnectionStringBuilder : MySqlBaseConnectionStringBuilder;
}

namespace FirebirdSql.Data.FirebirdClient
{
    public enum FbWireCrypt
    {
        Disabled, Enabled, Required,
    }

    public sealed class FbConnectionStringBuilder : DbConnectionStringBuilder
    {
        public FbWireCrypt WireCrypt { get; set; }
    }
}

namespace Neo4j.Driver
{
    public enum EncryptionLevel
    {
        None, Encrypted,
    }

    public sealed class TrustManager
    {
        public static TrustManager CreateInsecure(bool verifyHostname = false) => new();
        public static TrustManager CreateChainTrust(bool verifyHostname = true) => new();
    }

    public sealed class ConfigBuilder
    {
        public ConfigBuilder WithEncryptionLevel(EncryptionLevel level) => this;
        public ConfigBuilder WithTrustManager(TrustManager manager) => this;
    }

    public static class GraphDatabase
    {
        public static IDisposable Driver(string uri, Action<ConfigBuilder> action) => null!;
    }
}

namespace Cassandra
{
    public class SSLOptions
    {
        public SSLOptions() { }
        public SSLOptions(
            System.Security.Authentication.SslProtocols sslProtocol, bool checkCertificateRevocation,
            RemoteCertificateValidationCallback remoteCertValidationCallback) { }
        public SSLOptions SetRemoteCertValidationCallback(RemoteCertificateValidationCallback callback) => this;
        public SSLOptions SetCertificateRevocationCheck(bool flag) => this;
    }

    public class Builder
    {
        public Builder AddContactPoint(string address) => this;
        public Builder WithCredentials(string username, string password) => this;
        public Builder WithSSL() => this;
        public Builder WithSSL(SSLOptions sslOptions) => this;
        public object Build() => this;
    }

    public static class Cluster
    {
        public static Builder Builder() => new();
    }
}

namespace Couchbase
{
    public class ClusterOptions
    {
        public string? ConnectionString { get; set; }
        public bool? EnableTls { get; set; }
        public RemoteCertificateValidationCallback? KvCertificateCallbackValidation { get; set; }
        public bool KvIgnoreRemoteCertificateNameMismatch { get; set; }
        public bool HttpIgnoreRemoteCertificateMismatch { get; set; }
    }
}

namespace InfluxDB.Client
{
    public class InfluxDBClientOptions(string url)
    {
        public string Url => url;
        public bool VerifySsl { get; set; } = true;
        public RemoteCertificateValidationCallback? VerifySslCallback { get; set; }

        public sealed class Builder
        {
            public Builder Url(string url) => this;
            public Builder VerifySsl(bool verifySsl) => this;
        }
    }
}

namespace Microsoft.Azure.Cosmos
{
    public class CosmosClientOptions
    {
        public Func<X509Certificate2, X509Chain, SslPolicyErrors, bool>? ServerCertificateCustomValidationCallback { get; set; }
    }

    public class CosmosClient(string accountEndpoint, string authKeyOrResourceToken, CosmosClientOptions? clientOptions = null)
    {
        public string Endpoint => accountEndpoint + authKeyOrResourceToken + clientOptions;
    }
}

namespace Elastic.Transport
{
    public static class CertificateValidations
    {
        public static bool AllowAll(object sender, X509Certificate certificate, X509Chain chain, SslPolicyErrors errors) => true;
        public static bool DenyAll(object sender, X509Certificate certificate, X509Chain chain, SslPolicyErrors errors) => false;
        public static Func<object, X509Certificate, X509Chain, SslPolicyErrors, bool> AuthorityIsRoot(X509Certificate caCertificate) =>
            null!;
    }

    public abstract class TransportConfigurationDescriptorBase<T> where T : class
    {
        public T ServerCertificateValidationCallback(Func<object, X509Certificate, X509Chain, SslPolicyErrors, bool> callback) => null!;
    }
}

namespace Elastic.Clients.Elasticsearch
{
    public class ElasticsearchClientSettings(Uri uri) : Elastic.Transport.TransportConfigurationDescriptorBase<ElasticsearchClientSettings>
    {
        public Uri Address => uri;
    }
}

namespace OpenSearch.Net
{
    public abstract class ConnectionConfiguration<T> where T : class
    {
        public T ServerCertificateValidationCallback(Func<object, X509Certificate, X509Chain, SslPolicyErrors, bool> callback) => null!;
    }

    public class ConnectionConfiguration : ConnectionConfiguration<ConnectionConfiguration>;
}

namespace Qdrant.Client
{
    public class QdrantClient(string host, int port = 6334, bool https = false, string? apiKey = null)
    {
        public string Host => host + port + https + apiKey;
    }
}
