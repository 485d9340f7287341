using System.Text;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Protection;

namespace Fairlead.ConnectionTests;

/// <summary>
/// Hides the secrets of a connection in what a server or a probe says. Built-in probes show nothing that a server says after it has been
/// given a secret; this is for probes of others, and for values that stand in public fields as well.
/// </summary>
internal sealed class SecretMask
{
    private const int Shortest = 3; // What is shorter would hide letters of every word.

    private readonly IReadOnlyList<string> _values;

    public SecretMask(Connection connection, ConnectionType type)
    {
        IEnumerable<string?> secrets = type.Extras.Where(extra => extra.Secret || extra.Name == TlsExtras.Key.Name)
            .Select(extra => connection.Extra.GetSecret(extra.Name)?.Reveal())
            .Append(connection.Password?.Reveal());
        _values =
        [
            .. secrets.OfType<string>().Where(secret => secret.Length >= Shortest).SelectMany(GetForms).Distinct(StringComparer.Ordinal)
                .OrderByDescending(form => form.Length),
        ];
    }

    public string Apply(string text) =>
        _values.Aggregate(text, static (masked, value) => masked.Replace(value, Secret.Mask, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> GetForms(string secret) =>
    [
        .. SecretForms.List(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
        Convert.ToHexString(Encoding.UTF8.GetBytes(secret)),
    ];
}
