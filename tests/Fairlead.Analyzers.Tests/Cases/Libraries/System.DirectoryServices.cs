using System.Security;

namespace System.DirectoryServices
{
    public class DirectoryEntry(string path, string? username = null, string? password = null)
    {
        public string Path => path + username + password;
        public string? Username { get; set; }
        public string? Password { get; set; }
    }
}

namespace System.DirectoryServices.AccountManagement
{
    public enum ContextType
    {
        Domain,
    }

    public class PrincipalContext(ContextType contextType, string name, string? userName = null, string? password = null)
    {
        public string Name => contextType + name + userName + password;
        public bool ValidateCredentials(string userName, string password) => userName == password;
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

