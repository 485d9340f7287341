using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Fairlead.Testing.Conformance;

/// <summary>All texts of a backend that people see: in answers, exceptions, logs and traces.</summary>
internal sealed class Diagnostics : ILoggerFactory, ILogger
{
    private readonly ConcurrentBag<string> _texts = [];
    private readonly ActivityListener _listener;

    public Diagnostics()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Add(string? text)
    {
        if (text is not null) _texts.Add(text);
    }

    /// <summary>Expects that no secret is in any of the texts.</summary>
    public void ExpectNone(IEnumerable<string> secrets)
    {
        foreach (string secret in secrets)
        {
            if (_texts.FirstOrDefault(text => text.Contains(secret, StringComparison.Ordinal)) is { } text)
                throw new BackendConformanceException(
                    $"A secret is in a text for people: {text.Replace(secret, "***", StringComparison.Ordinal)}");
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Add(state.ToString());
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        Add(formatter(state, exception));
        Add(exception?.ToString());
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Activity activity)
    {
        Add(activity.DisplayName);
        Add(activity.StatusDescription);
        foreach ((string _, object? value) in activity.TagObjects) Add(value?.ToString());
        foreach (ActivityEvent happened in activity.Events) Add(string.Join(' ', happened.Tags.Select(static tag => tag.Value)));
    }
}
