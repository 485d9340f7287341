namespace MQTTnet
{
    public sealed class MqttClientOptionsBuilder
    {
        public MqttClientOptionsBuilder WithTcpServer(string host) => this;
        public MqttClientOptionsBuilder WithCredentials(string username, string password) => this;
        public MqttClientOptionsBuilder WithCredentials(string username, byte[]? password = null) => this;
    }
}
