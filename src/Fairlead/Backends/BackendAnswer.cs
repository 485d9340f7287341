using Microsoft.Extensions.Primitives;

namespace Fairlead;

/// <summary>What a backend says of one connection. Holds values only as <see cref="Secret"/>s. Use <c>with</c> to add what a factory method does not take.</summary>
public sealed record BackendAnswer
{
    private BackendAnswer(ConnectionOutcome outcome, IReadOnlyList<string> places, string? reason)
    {
        Outcome = outcome;
        Places = places;
        Reason = reason;
    }

    /// <summary>One of <see cref="ConnectionOutcome.Found"/>, <see cref="ConnectionOutcome.NotFound"/>, <see cref="ConnectionOutcome.Denied"/>,
    /// <see cref="ConnectionOutcome.Unavailable"/> and <see cref="ConnectionOutcome.Malformed"/>.</summary>
    public ConnectionOutcome Outcome { get; }

    /// <summary>Where the backend looked: names of variables, files, paths.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <summary>Why there is no value; null when the outcome says it all. Must not quote a value.</summary>
    public string? Reason { get; }

    /// <summary>The whole connection as one text; null when there are only fields.</summary>
    public BackendText? Text { get; private init; }

    /// <summary>Single fields. They win over <see cref="Text"/>.</summary>
    public IReadOnlyList<BackendField> Fields { get; private init; } = [];

    /// <summary>How long the backend asked to be left alone (HTTP 429, 503); null when it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Which version of the value this is, where the backend counts them.</summary>
    public string? Version { get; init; }

    /// <summary>When the value ceases to be good, as with a lease; null when it has no end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// Fires when the answer may have changed, also one that found nothing; null when the backend cannot tell. Obtain it before
    /// reading, so that no change falls between the two.
    /// </summary>
    public IChangeToken? ChangeToken { get; init; }

    /// <summary>The backend has the connection, as a text, as fields, or as a text with fields that win over it.</summary>
    public static BackendAnswer Found(BackendText? text, IReadOnlyList<BackendField> fields, params IReadOnlyList<string> places) =>
        new(ConnectionOutcome.Found, places, null) { Text = text, Fields = fields };

    /// <summary>The backend certainly has no such connection.</summary>
    public static BackendAnswer NotFound(IReadOnlyList<string> places, string? reason = null) => new(ConnectionOutcome.NotFound, places, reason);

    /// <summary>The program may not read the connection, if there is one.</summary>
    public static BackendAnswer Denied(IReadOnlyList<string> places, string? reason = null) => new(ConnectionOutcome.Denied, places, reason);

    /// <summary>The backend could not be asked.</summary>
    public static BackendAnswer Unavailable(IReadOnlyList<string> places, string? reason = null) => new(ConnectionOutcome.Unavailable, places, reason);

    /// <summary>There is something, but not a connection.</summary>
    public static BackendAnswer Malformed(IReadOnlyList<string> places, string reason) => new(ConnectionOutcome.Malformed, places, reason);
}
