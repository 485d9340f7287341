using System.Security;

namespace System.DirectoryServices
{
    [System.Flags]
    public enum AuthenticationTypes
    {
        None = 0, Secure = 1, SecureSocketsLayer = 2, Encryption = 2, ReadonlyServer = 4, Anonymous = 16, Signing = 64, Sealing = 128,
        ServerBind = 512,
    }

    public class DirectoryEntry(string path, string? username = null, string? password = null)
    {
        public DirectoryEntry(
            string path, string? username, string? password, AuthenticationTypes authenticationType) : this(path, username, password) { }
        public AuthenticationTypes AuthenticationType { get; set; } = AuthenticationTypes.Secure;
        public string Path => path + username + password;
        public string? Username { get; set; }
        public string? Password { get; set; }
    }
}

namespace System.DirectoryServices.AccountManagement
{
    public enum ContextType
    {
        Machine, Domain, ApplicationDirectory,
    }

    [System.Flags]
    public enum ContextOptions
    {
        Negotiate = 1, SimpleBind = 2, SecureSocketLayer = 4, Signing = 8, Sealing = 16, ServerBind = 32,
    }

    public class PrincipalContext(ContextType contextType, string name, string? userName = null, string? password = null)
    {
        public string Name => contextType + name + userName + password;
        public bool ValidateCredentials(string userName, string password) => userName == password;
        public bool ValidateCredentials(string userName, string password, ContextOptions options) => userName == password;
    }
}

namespace System.DirectoryServices.Protocols
{
    using System.Net;
    using System.Security.Cryptography.X509Certificates;

    public enum AuthType
    {
        Anonymous, Basic, Negotiate,
    }

    public class LdapDirectoryIdentifier(string server, int portNumber = 389)
    {
        public string Server => server + portNumber;
    }

    public delegate bool VerifyServerCertificateCallback(LdapConnection connection, X509Certificate certificate);

    public class LdapSessionOptions
    {
        public bool SecureSocketLayer { get; set; }
        public VerifyServerCertificateCallback? VerifyServerCertificate { get; set; }
        public void StartTransportLayerSecurity(object? controls) { }
    }

    public class LdapConnection(string server)
    {
        public LdapConnection(LdapDirectoryIdentifier identifier) : this(identifier.Server) { }
        public LdapConnection(LdapDirectoryIdentifier identifier, NetworkCredential credential) : this(identifier.Server) { }
        public LdapConnection(
            LdapDirectoryIdentifier identifier, NetworkCredential credential, AuthType authType) : this(identifier.Server) { }
        public string Server => server;
        public AuthType AuthType { get; set; }
        public NetworkCredential? Credential { get; set; }
        public LdapSessionOptions SessionOptions { get; } = new();
        public void Bind() { }
        public void Bind(NetworkCredential credential) { }
    }
}

namespace System.Management.Automation
{
    public sealed class PSCredential(string userName, SecureString password)
    {
        public string UserName => userName;
        public SecureString Password => password;
    }
}

