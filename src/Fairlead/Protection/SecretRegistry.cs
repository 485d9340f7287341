using Fairlead.Core.Text;
using Fairlead.Resolution;
using Microsoft.Extensions.Logging;

namespace Fairlead.Protection;

/// <summary>The secrets of the connections that the program has resolved: of each connection the current ones and those of some versions before.</summary>
internal sealed class SecretRegistry(ILogger logger) : ISecretRedactor
{
    /// <summary>Old values turn up in messages for a while: those of connections that are still open, of requests that are retried.</summary>
    private const int VersionsKept = 4;

    private readonly object _gate = new();
    private readonly Dictionary<string, Queue<string[]>> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _tooShort = new(StringComparer.Ordinal);
    private volatile SecretMatcher _matcher = new();
    private int _removed;

    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _matcher.Mask(text);
    }

    /// <summary>Whether a text holds a secret.</summary>
    public bool HoldsSecret(string text) => _matcher.IsIn(text);

    /// <summary>Adds the secrets of a connection.</summary>
    public void Add(Connection connection)
    {
        string[] values = [.. ListSecrets(connection).Where(static value => value.Length > 0).Distinct(StringComparer.Ordinal)];
        lock (_gate)
        {
            if (!_values.TryGetValue(connection.Id, out Queue<string[]>? versions)) _values.Add(connection.Id, versions = new());
            if (versions.Any(known => known.AsSpan().SequenceEqual(values))) return;
            versions.Enqueue(values);
            foreach (string value in values)
            {
                if (value.Length < SecretMatcher.ShortestText) LogTooShort(connection.Id);
                else foreach (string form in SecretForms.List(value)) _matcher.Add(form);
            }
            if (versions.Count > VersionsKept) _removed += versions.Dequeue().Length;
            if (_removed > 100 && _removed > _values.Count) Rebuild();
        }
    }

    /// <summary>Forgets what is no longer kept.</summary>
    private void Rebuild()
    {
        var matcher = new SecretMatcher();
        foreach (string value in _values.Values.SelectMany(static versions => versions).SelectMany(static values => values).Distinct(StringComparer.Ordinal))
        {
            foreach (string form in SecretForms.List(value)) matcher.Add(form);
        }
        _matcher = matcher;
        _removed = 0;
    }

    private void LogTooShort(string id)
    {
        if (_tooShort.Add(id)) logger.TooShortToRedact(QuotedName.Show(id), SecretMatcher.ShortestText);
    }

    private static IEnumerable<string> ListSecrets(Connection connection)
    {
        if (connection.Password is { } password)
        {
            yield return password.Reveal();
            if (connection.Login is { } login) yield return $"{login}:{password.Reveal()}";
        }
        foreach (string extra in connection.Extra.SecretNames)
        {
            if (connection.Extra.GetSecret(extra) is { } secret) yield return secret.Reveal();
        }
    }
}
