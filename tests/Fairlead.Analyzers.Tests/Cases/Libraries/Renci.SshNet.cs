using System.Collections.Generic;

namespace Renci.SshNet
{
    public class SftpClient(string host, string username, string password)
    {
        public event System.EventHandler<Common.HostKeyEventArgs> HostKeyReceived { add { } remove { } }
        public string Host => host + username + password;
    }

    namespace Common
    {
        public class HostKeyEventArgs : System.EventArgs
        {
            public bool CanTrust { get; set; } = true;
            public byte[] FingerPrint => [];
            public string FingerPrintSHA256 => "";
        }
    }

    public class ConnectionInfo(string host, string username)
    {
        public string Host => host + username;
        public IDictionary<string, object> Encryptions { get; } = new Dictionary<string, object>();
        public IDictionary<string, object> HmacAlgorithms { get; } = new Dictionary<string, object>();
        public IDictionary<string, object> KeyExchangeAlgorithms { get; } = new Dictionary<string, object>();
        public IDictionary<string, object> HostKeyAlgorithms { get; } = new Dictionary<string, object>();
    }

    public class PrivateKeyFile(string fileName, string? passPhrase = null)
    {
        public string File => fileName + passPhrase;
    }
}
