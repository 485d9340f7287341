using Fairlead.Core.Text;
using Fairlead.Resolution;
using Microsoft.Extensions.Logging;

namespace Fairlead.Protection;

/// <summary>
/// The secrets of the connections that the program has resolved: of each connection the current ones and those of some versions before.
/// </summary>
internal sealed class SecretRegistry(ILogger logger) : ISecretRedactor
{
    /// <summary>
    /// Old values turn up in messages for a while: those of connections that are still open, of requests that are retried.
    /// </summary>
    private const int VersionsKept = 4;

    private readonly object _gate = new();
    private readonly Dictionary<string, Queue<string[]>> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _tooShort = new(StringComparer.Ordinal);

    /// <summary>Null until somebody asks: a program that masks nothing keeps values only.</summary>
    private volatile SecretMatcher? _matcher;

    private int _removed;

    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return GetMatcher().Mask(text);
    }

    /// <summary>Whether a text holds a secret.</summary>
    public bool HoldsSecret(string text) => GetMatcher().IsIn(text);

    /// <summary>Adds the secrets of a connection.</summary>
    public void Add(Connection connection)
    {
        string[] values = [.. ListSecrets(connection).Where(static value => value.Length > 0).Distinct(StringComparer.Ordinal)];
        if (values.Length == 0) return;
        lock (_gate)
        {
            if (!_values.TryGetValue(connection.Id, out Queue<string[]>? versions)) _values.Add(connection.Id, versions = new());
            if (versions.Any(known => known.AsSpan().SequenceEqual(values))) return;
            versions.Enqueue(values);
            if (versions.Count > VersionsKept) _removed += versions.Dequeue().Length;
            if (_matcher is not { } matcher) return;
            if (_removed > 100 && _removed > _values.Count) Build();
            else AddForms(matcher, connection.Id, values);
        }
    }

    private SecretMatcher GetMatcher()
    {
        if (_matcher is { } matcher) return matcher;
        lock (_gate) return _matcher ?? Build();
    }

    /// <summary>Makes the matcher of what is kept now. The caller holds the lock.</summary>
    private SecretMatcher Build()
    {
        var matcher = new SecretMatcher();
        foreach ((string id, Queue<string[]> versions) in _values)
        {
            foreach (string[] values in versions) AddForms(matcher, id, values);
        }
        _matcher = matcher;
        _removed = 0;
        return matcher;
    }

    private void AddForms(SecretMatcher matcher, string id, string[] values)
    {
        foreach (string value in values)
        {
            if (value.Length < SecretMatcher.ShortestText) LogTooShort(id);
            else foreach (string form in SecretForms.List(value)) matcher.Add(form);
        }
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
