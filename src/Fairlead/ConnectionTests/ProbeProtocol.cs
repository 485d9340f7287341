using System.Text;

namespace Fairlead.ConnectionTests;

/// <summary>What several protocols have in common.</summary>
internal static class ProbeProtocol
{
    /// <summary>Names the protocol that an unexpected answer is probably of.</summary>
    public static ConnectionProbeException CreateMismatch(ReadOnlySpan<byte> answer)
    {
        string? other = answer switch
        {
            [0x15 or 0x16, 0x03, ..] => "it speaks TLS",
            [(byte)'S', (byte)'S', (byte)'H', (byte)'-', ..] => "it speaks SSH",
            [(byte)'H', (byte)'T', (byte)'T', (byte)'P', (byte)'/', ..] => "it speaks HTTP",
            [(byte)'2', (byte)'2', (byte)'0', ..] => "it speaks FTP or SMTP",
            [(byte)'A', (byte)'M', (byte)'Q', (byte)'P', ..] => "it speaks another version of AMQP",
            _ => null,
        };
        return new ConnectionProbeException($"the server speaks another protocol{(other is null ? "" : $": {other}")}");
    }

    public static ConnectionProbeException CreateMismatch(string answer) => CreateMismatch(Encoding.UTF8.GetBytes(answer));

    /// <summary>Skips signing in where the connection has nothing to sign in with. Returns whether there is something.</summary>
    public static bool HasLogin(ProbeSession session)
    {
        Connection connection = session.Connection;
        if (connection.Login is { Length: > 0 } && connection.Password is not null) return true;
        session.Skip(ConnectionTestSteps.SignIn, "the connection has no login with a password");
        return false;
    }

    /// <summary>Skips signing in where the password would cross the network in clear text. Returns whether it is protected.</summary>
    public static bool IsProtected(ProbeSession session)
    {
        if (session.IsProtected) return true;
        session.Skip(ConnectionTestSteps.SignIn, "the password is not sent without TLS");
        return false;
    }

    public static string Hello => "fairlead";
}
