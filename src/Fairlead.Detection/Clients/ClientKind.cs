namespace Fairlead.Detection.Clients;

/// <summary>Kinds of servers that clients speak to.</summary>
internal enum ClientKind
{
    Http,
    Database,
    Broker,
    Cloud,
    Files,
    Mail,
    Directory,
}

internal static class ClientKindExtensions
{
    /// <summary>With its article, for messages.</summary>
    public static string Describe(this ClientKind kind) => kind switch
    {
        ClientKind.Http => "an HTTP client",
        ClientKind.Database => "a database",
        ClientKind.Broker => "a message broker",
        ClientKind.Cloud => "a cloud service",
        ClientKind.Files => "a file server",
        ClientKind.Mail => "a mail server",
        _ => "a directory",
    };
}
