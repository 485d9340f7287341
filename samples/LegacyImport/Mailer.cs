using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace LegacyImport;

/// <summary>Sends the nightly report.</summary>
internal sealed class Mailer
{
    private readonly string _mailbox = "Post" + "bote77";
    private readonly string _adminPassword = "Nacht" + "schicht!";

    /// <summary>Not a finding: it names a setting.</summary>
    public const string PasswordSetting = "Smtp:Password";

    public NetworkCredential Login => new("imports", _mailbox);

    public bool MayResend(string password) => password == _adminPassword;

    public static byte[] Sign(string report)
    {
        using var algorithm = new HMACSHA256(Encoding.UTF8.GetBytes("partner-" + "2016-signing"));
        return algorithm.ComputeHash(Encoding.UTF8.GetBytes(report));
    }

    public static void LogIn(Fairlead.Connection connection) =>
        Console.WriteLine($"  log in as {connection.Login} with {connection.Password?.Reveal()}");
}
