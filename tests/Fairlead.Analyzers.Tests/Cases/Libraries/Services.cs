using System.Threading.Tasks;

namespace Twilio
{
    public class TwilioClient
    {
        public static void Init(string username, string password) { }
    }
}

namespace Stripe
{
    public static class StripeConfiguration
    {
        public static string? ApiKey { get; set; }
        public static string? ClientId { get; set; }
    }
}

namespace SendGrid
{
    public class SendGridClient(string apiKey, string? host = null)
    {
        public string Key => apiKey + host;
    }
}

namespace Octokit
{
    public class Credentials
    {
        public Credentials(string token) { }
        public Credentials(string login, string password) { }
    }
}

namespace Discord.Rest
{
    public enum TokenType
    {
        Bot,
    }

    public abstract class BaseDiscordClient
    {
        public Task LoginAsync(TokenType tokenType, string token, bool validateToken = true) => Task.CompletedTask;
    }
}

namespace Discord.WebSocket
{
    public class DiscordSocketClient : Rest.BaseDiscordClient
    {
    }
}

namespace Sentry
{
    public class SentryOptions
    {
        public string? Dsn { get; set; }
    }
}

namespace Algolia.Search.Clients
{
    public class SearchClient(string applicationId, string apiKey)
    {
        public string Id => applicationId + apiKey;
    }
}

namespace Supabase
{
    public class Client(string supabaseUrl, string? supabaseKey)
    {
        public string Url => supabaseUrl + supabaseKey;
    }
}

namespace IdentityServer4.Models
{
    public class Secret(string value)
    {
        public string Value { get; set; } = value;
    }

    public static class HashExtensions
    {
        public static string Sha256(this string input) => input;
    }
}

namespace ClickHouse.Client.ADO
{
    public class ClickHouseConnectionStringBuilder : System.Data.Common.DbConnectionStringBuilder
    {
        public string? Password { get; set; }
    }
}

namespace ClickHouse.Driver.ADO
{
    public class ClickHouseConnectionStringBuilder : System.Data.Common.DbConnectionStringBuilder
    {
        public string? Password { get; set; }
    }
}
