using System.Threading;

namespace MailKit
{
    public interface IMailService
    {
        void Authenticate(string userName, string password, CancellationToken cancellationToken = default);
        void Connect(string host, int port, bool useSsl, CancellationToken cancellationToken = default);
        void Connect(
            string host, int port = 0, Security.SecureSocketOptions options = Security.SecureSocketOptions.Auto,
            CancellationToken cancellationToken = default);
        System.Threading.Tasks.Task ConnectAsync(string host, int port, bool useSsl, CancellationToken cancellationToken = default);
        System.Threading.Tasks.Task ConnectAsync(
            string host, int port = 0, Security.SecureSocketOptions options = Security.SecureSocketOptions.Auto,
            CancellationToken cancellationToken = default);
    }

    public abstract class MailService : IMailService
    {
        public virtual void Authenticate(string userName, string password, CancellationToken cancellationToken = default) { }
        public virtual void Connect(string host, int port, bool useSsl, CancellationToken cancellationToken = default) { }
        public virtual void Connect(
            string host, int port = 0, Security.SecureSocketOptions options = Security.SecureSocketOptions.Auto,
            CancellationToken cancellationToken = default) { }
        public virtual System.Threading.Tasks.Task ConnectAsync(
            string host, int port, bool useSsl, CancellationToken cancellationToken = default) => null!;
        public virtual System.Threading.Tasks.Task ConnectAsync(
            string host, int port = 0, Security.SecureSocketOptions options = Security.SecureSocketOptions.Auto,
            CancellationToken cancellationToken = default) => null!;
        public System.Net.Security.RemoteCertificateValidationCallback? ServerCertificateValidationCallback { get; set; }
        public bool CheckCertificateRevocation { get; set; }
        public System.Security.Authentication.SslProtocols SslProtocols { get; set; }
    }
}

namespace MailKit.Security
{
    public enum SecureSocketOptions
    {
        None, Auto, SslOnConnect, StartTls, StartTlsWhenAvailable,
    }
}

namespace MailKit.Net.Imap
{
    public class ImapClient : MailService
    {
    }
}

namespace MailKit.Net.Smtp
{
    public class SmtpClient : MailService
    {
    }
}
