namespace Fairlead;

/// <summary>Defines the names of the steps of a connection test. Probes of your own may have others.</summary>
public static class ConnectionTestSteps
{
    /// <summary>The backends are asked for the connection.</summary>
    public const string Resolve = "resolve";

    /// <summary>The addresses of the host are looked up.</summary>
    public const string Dns = "dns";

    /// <summary>A connection to one of the addresses is opened.</summary>
    public const string Tcp = "tcp";

    /// <summary>The TLS handshake with the connection's settings.</summary>
    public const string Tls = "tls";

    /// <summary>The server speaks the protocol of the connection's type.</summary>
    public const string Greeting = "greeting";

    /// <summary>The server accepts the login and the password.</summary>
    public const string SignIn = "sign-in";

    /// <summary>The file of a type without a server is opened.</summary>
    public const string File = "file";
}
