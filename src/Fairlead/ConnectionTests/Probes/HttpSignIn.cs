using System.Text;

namespace Fairlead.ConnectionTests.Probes;

/// <summary>What a request signs in with, and the path that tells whether it is accepted.</summary>
internal sealed record HttpCredentials(string Kind, string Path, params (string Name, string Value)[] Headers);

/// <summary>How requests to a type's web services sign in.</summary>
internal sealed class HttpSignIn(Func<Connection, HttpCredentials?> find, string obstacle, string greetingPath = "")
{
    public static readonly HttpSignIn None = new(_ => null, "no test of this type's API is registered");

    public static readonly HttpSignIn Basic = new(
        connection => CreateBasic(connection, ""), "the connection has no login with a password");

    public static readonly HttpSignIn Elasticsearch = new(
        connection => connection.Extra.GetSecret("api_key") is { } key
            ? Create("the API key", "/", ("Authorization", "ApiKey " + key.Reveal()))
            : CreateBasic(connection, "/"),
        "the connection has no login with a password, and no API key", "/");

    public static readonly HttpSignIn ClickHouse = new(
        connection => CreateBasic(connection, "/?query=SELECT%201"), "the connection has no login with a password", "/ping");

    public static readonly HttpSignIn Vault = new(
        connection => connection.Password is { } token && (connection.Extra.GetString("auth_type") ?? "token") == "token"
            ? Create("the token", "/v1/auth/token/lookup-self",
                ("X-Vault-Token", token.Reveal()), ("X-Vault-Namespace", connection.Extra.GetString("namespace") ?? ""))
            : null,
        "the connection has no token", "/v1/sys/health");

    public static readonly HttpSignIn OpenAi = new(
        connection => connection.Password is { } key && connection.Host?.Contains(".azure.", StringComparison.OrdinalIgnoreCase) is not true
            ? Create("the API key", "/models", ("Authorization", "Bearer " + key.Reveal()))
            : null,
        "the connection has no API key, or is one of Azure", "/models");

    public string GreetingPath { get; } = greetingPath;

    /// <summary>Gets why there is nothing to sign in with.</summary>
    public string Obstacle { get; } = obstacle;

    public HttpCredentials? FindCredentials(Connection connection) => find(connection);

    private static HttpCredentials? CreateBasic(Connection connection, string path)
    {
        if (connection.Login is not { Length: > 0 } login || connection.Password is not { } password) return null;
        string basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login}:{password.Reveal()}"));
        return Create("the login or the password", path, ("Authorization", "Basic " + basic));
    }

    private static HttpCredentials Create(string kind, string path, params (string Name, string Value)[] headers) =>
        headers.Any(header => header.Value.AsSpan().IndexOfAny('\r', '\n') >= 0)
            ? throw new ConnectionProbeException($"{kind} holds a line break, which no header can")
            : new HttpCredentials(kind, path, [.. headers.Where(header => header.Value.Length > 0)]);
}
