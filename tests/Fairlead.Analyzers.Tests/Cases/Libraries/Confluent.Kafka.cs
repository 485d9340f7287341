using System.Collections;
using System.Collections.Generic;

namespace Confluent.Kafka
{
    public class Config : IEnumerable<KeyValuePair<string, string>>
    {
        public void Set(string key, string val) { }
        public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => null!;
        IEnumerator IEnumerable.GetEnumerator() => null!;
    }

    public enum SecurityProtocol
    {
        Plaintext, Ssl, SaslPlaintext, SaslSsl,
    }

    public enum SslEndpointIdentificationAlgorithm
    {
        None, Https,
    }

    public class ClientConfig : Config
    {
        public string? BootstrapServers { get; set; }
        public string? SaslUsername { get; set; }
        public SecurityProtocol? SecurityProtocol { get; set; }
        public bool? EnableSslCertificateVerification { get; set; }
        public SslEndpointIdentificationAlgorithm? SslEndpointIdentificationAlgorithm { get; set; }
        public string? SaslPassword { get; set; }
        public string? SslCipherSuites { get; set; }
        public string? SslKeyPassword { get; set; }
        public string? SslKeyLocation { get; set; }
    }

    public class ProducerConfig : ClientConfig
    {
    }
}
