using System.Threading;

namespace MailKit
{
    public interface IMailService
    {
        void Authenticate(string userName, string password, CancellationToken cancellationToken = default);
    }

    public abstract class MailService : IMailService
    {
        public virtual void Authenticate(string userName, string password, CancellationToken cancellationToken = default) { }
    }
}

namespace MailKit.Net.Smtp
{
    public class SmtpClient : MailService
    {
        public void Connect(string host, int port) { }
    }
}
