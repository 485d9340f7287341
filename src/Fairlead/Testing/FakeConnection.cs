using System.Globalization;
using Fairlead.Resolution;

namespace Fairlead.Testing;

/// <summary>
/// A connection for tests, without a backend: it has the manifest's values until the test sets others. The generator derives one for each
/// connection of the manifest, with the properties of that connection; a property that is set takes effect at the next get.
/// </summary>
public abstract class FakeConnection
{
    private readonly object _gate = new();
    private readonly FakeFields _fields;
    private readonly ConnectionListeners _listeners = new();
    private Connection _current;
    private Connection _lastNotified;
    private ConnectionOutcome _outcome = ConnectionOutcome.Found;
    private int _refreshCount;
    private int _openChanges;

    private protected FakeConnection(ConnectionDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        _fields = new FakeFields(definition);
        _current = _lastNotified = _fields.ToConnection();
    }

    /// <summary>Gets the connection id.</summary>
    public string Id => _current.Id;

    /// <summary>
    /// Gets or sets the outcome of lookups: <see cref="ConnectionOutcome.Found"/>, or the failure to simulate. Listeners get changes once
    /// it is found again.
    /// </summary>
    public ConnectionOutcome Outcome
    {
        get => _outcome;
        set => Change(() => _outcome = value);
    }

    /// <summary>Gets how often the program asked for a refresh, as it should after a server refuses a password.</summary>
    public int RefreshCount => Volatile.Read(ref _refreshCount);

    /// <summary>Gets the connection as the program gets it.</summary>
    protected Connection Connection => Volatile.Read(ref _current);

    /// <summary>Makes several changes one: listeners are called once, with all of them, as when a login and its password rotate.</summary>
    /// <param name="change">Sets properties of this connection.</param>
    public void Change(Action change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Connection changed;
        IReadOnlyList<Action<Connection>> listeners;
        lock (_gate)
        {
            _openChanges++;
            try
            {
                change();
            }
            finally
            {
                _openChanges--;
            }
            if (_openChanges > 0) return;

            Volatile.Write(ref _current, _fields.ToConnection());
            if (_outcome != ConnectionOutcome.Found || _current.HasSameValuesAs(_lastNotified)) return;
            changed = _lastNotified = _current;
            listeners = _listeners.All;
        }

        foreach (Action<Connection> listener in listeners) listener(changed);
    }

    /// <summary>Sets a field by its name, for extras that have no property.</summary>
    /// <param name="field">The field, such as <c>host</c> or <c>extra.api_key</c>.</param>
    /// <param name="value">The value; null unsets the field.</param>
    /// <exception cref="ArgumentException">The field is unknown or can't have this value.</exception>
    public void SetField(string field, string? value) => Change(() => _fields.Set(field, value));

    /// <summary>Sets a number, for generated code.</summary>
    protected void SetField(string field, int? value) => SetField(field, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Sets a number, for generated code.</summary>
    protected void SetField(string field, double? value) => SetField(field, value?.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Sets a boolean, for generated code.</summary>
    protected void SetField(string field, bool? value) => SetField(field, value is { } boolean ? boolean ? "true" : "false" : null);

    /// <summary>Sets a duration, for generated code.</summary>
    protected void SetField(string field, TimeSpan? value) => SetField(field, value?.ToString("c", CultureInfo.InvariantCulture));

    /// <summary>Sets an absolute URI, for generated code.</summary>
    protected void SetField(string field, Uri? value) => SetField(field, value?.OriginalString);

    /// <summary>Sets a secret, for generated code.</summary>
    protected void SetField(string field, Secret? value) => SetField(field, value?.Reveal());

    /// <summary>Sets several texts, for generated code.</summary>
    protected void SetField(string field, IReadOnlyList<string>? value) => Change(() => _fields.Set(field, value));

    internal ConnectionResolution Resolve() => _outcome == ConnectionOutcome.Found
        ? new ConnectionResolution { ConnectionId = Id, Outcome = ConnectionOutcome.Found, Connection = Connection }
        : new ConnectionResolution { ConnectionId = Id, Outcome = _outcome, Reason = $"the test makes it {_outcome}" };

    internal void CountRefresh() => Interlocked.Increment(ref _refreshCount);

    internal IDisposable OnChange(Action<Connection> listener) => _listeners.Add(listener);
}

/// <summary>A connection for tests, with its generated type.</summary>
/// <typeparam name="TConnection">The generated type.</typeparam>
/// <param name="definition">The manifest's declaration of the connection.</param>
/// <param name="create">Creates the typed object from a connection.</param>
public abstract class FakeConnection<TConnection>(ConnectionDefinition definition, Func<Connection, TConnection> create)
    : FakeConnection(definition)
    where TConnection : class
{
    /// <summary>Gets the current connection, for code that takes only that.</summary>
    public TConnection Value => create(Connection);
}
