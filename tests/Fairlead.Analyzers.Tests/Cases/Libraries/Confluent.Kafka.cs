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

    public class ClientConfig : Config
    {
        public string? BootstrapServers { get; set; }
        public string? SaslUsername { get; set; }
        public string? SaslPassword { get; set; }
        public string? SslKeyPassword { get; set; }
        public string? SslKeyLocation { get; set; }
    }

    public class ProducerConfig : ClientConfig
    {
    }
}
