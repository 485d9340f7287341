using System.Collections;
using Microsoft.Extensions.Logging;

namespace Fairlead.Protection;

/// <summary>Masks secrets in messages, their values, scopes and exceptions. What holds none is passed on as it is.</summary>
internal sealed class RedactingLogger(ILogger inner, Lazy<SecretRegistry> registry) : ILogger
{
    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull
    {
        string text = state.ToString() ?? "";
        return HoldsSecret(state, text) ? inner.BeginScope(Redact(state, text)) : inner.BeginScope(state);
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (!inner.IsEnabled(logLevel)) return;
        string message = formatter(state, exception);
        Exception? shown = exception is not null && registry.Value.HoldsSecret(exception.ToString())
            ? new RedactedException(exception, registry.Value)
            : exception;
        if (!HoldsSecret(state, message) && ReferenceEquals(shown, exception)) inner.Log(logLevel, eventId, state, exception, formatter);
        else inner.Log(logLevel, eventId, Redact(state, message), shown, static (redacted, _) => redacted.ToString());
    }

    private bool HoldsSecret<TState>(TState state, string message)
    {
        if (registry.Value.HoldsSecret(message)) return true;
        if (state is not IReadOnlyList<KeyValuePair<string, object?>> values) return false;

        // A value need not be in the message, and a provider may write it all the same.
        for (int i = 0; i < values.Count; i++)
        {
            if (values[i].Value is not (null or ValueType) && registry.Value.HoldsSecret(values[i].Value!.ToString() ?? "")) return true;
        }
        return false;
    }

    private RedactedState Redact<TState>(TState state, string message) => new(
        registry.Value.Redact(message),
        state is IEnumerable<KeyValuePair<string, object?>> values
            ? [.. values.Select(value => KeyValuePair.Create(value.Key, Redact(value.Value)))]
            : []);

    private object? Redact(object? value)
    {
        if (value is null or ValueType) return value;
        string text = value.ToString() ?? "";
        string redacted = registry.Value.Redact(text);
        return ReferenceEquals(text, redacted) ? value : redacted;
    }

    private sealed class RedactedState(string message, KeyValuePair<string, object?>[] values)
        : IReadOnlyList<KeyValuePair<string, object?>>
    {
        public int Count => values.Length;

        public KeyValuePair<string, object?> this[int index] => values[index];

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => values.AsEnumerable().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => message;
    }
}
