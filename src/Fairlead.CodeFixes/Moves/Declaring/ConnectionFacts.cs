using System.Globalization;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Manifest;

namespace Fairlead.CodeFixes.Moves.Declaring;

/// <summary>What is known of a connection and is no secret; null where it isn't.</summary>
internal sealed class ConnectionFacts
{
    private const string ExtraPrefix = "extra.";

    private ConnectionFacts(ConnectionType type) => Type = type;

    public ConnectionType Type { get; }

    public string? Host { get; private init; }

    public int? Port { get; private init; }

    public string? Schema { get; private init; }

    public string? Login { get; private init; }

    /// <summary>The extras by name.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonValue>> Extras { get; private init; } = [];

    /// <summary>The port that a client connects to: where nobody says one, the type's.</summary>
    public int? EffectivePort => Port ?? (Host is null ? null : Type.DefaultPort);

    public static ConnectionFacts FromCode(WrittenConnection written)
    {
        return new ConnectionFacts(written.Type)
        {
            Host = Find("host"),
            Port = Find("port") is { } port && int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? number
                : null,
            Schema = Find("schema"),
            Login = Find("login"),
            Extras =
            [
                .. written.Values
                    .Where(value => value.Key.StartsWith(ExtraPrefix, StringComparison.Ordinal) && !written.Secrets.Contains(value.Key))
                    .Select(value => (Name: value.Key.Substring(ExtraPrefix.Length), Text: value.Value))
                    .Select(extra => new KeyValuePair<string, JsonValue>(
                        extra.Name, ManifestValue.Create(written.Type, extra.Name, extra.Text))),
            ],
        };

        string? Find(string name) => written.Values.TryGetValue(name, out string? value) && value.Length > 0
            && !written.Secrets.Contains(name) ? value : null;
    }

    public static ConnectionFacts FromManifest(ManifestConnection connection) => new(connection.Type)
    {
        Host = connection.Values.Host,
        Port = connection.Values.Port,
        Schema = connection.Values.Schema,
        Login = connection.Values.Login,
        Extras = [.. connection.Values.Extra.Select(static extra => new KeyValuePair<string, JsonValue>(extra.Name, extra.Value))],
    };

    public bool HasSameHost(ConnectionFacts other) => (Host is not null && other.Host is not null && !DiffersIn(Host, other.Host))
        || Extras.Any(extra => Type.FindExtra(extra.Key) is { Required: true } && other.FindExtra(extra.Key) is { } theirs
            && ManifestValue.AreEqual(Type, extra.Key, extra.Value, theirs));

    public bool HasSameLogin(ConnectionFacts other) => Login is not null && Login == other.Login;

    /// <summary>Determines whether both know something, and not the same.</summary>
    public bool Contradicts(ConnectionFacts other) =>
        DiffersIn(Host, other.Host)
        || (EffectivePort is { } port && other.EffectivePort is { } otherPort && port != otherPort)
        || DiffersIn(Schema, other.Schema)
        || (Login is not null && other.Login is not null && Login != other.Login)
        || Extras.Any(extra => other.FindExtra(extra.Key) is { } theirs
            && !ManifestValue.AreEqual(Type, extra.Key, extra.Value, theirs));

    private JsonValue? FindExtra(string name) => Extras
        .Where(extra => extra.Key == name).Select(static extra => extra.Value).FirstOrDefault();

    private static bool DiffersIn(string? one, string? other) => one is not null && other is not null
        && !string.Equals(one.TrimEnd('/'), other.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
}
