namespace Renci.SshNet
{
    public class SftpClient(string host, string username, string password)
    {
        public string Host => host + username + password;
    }

    public class PrivateKeyFile(string fileName, string? passPhrase = null)
    {
        public string File => fileName + passPhrase;
    }
}
