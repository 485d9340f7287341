using Microsoft.Extensions.Primitives;

namespace Fairlead;

/// <summary>
/// A backend's answer about one connection. Holds values only as <see cref="Secret"/>s. Use <c>with</c> to add what a factory method does
/// not take.
/// </summary>
public sealed record BackendAnswer
{
    private BackendAnswer(BackendOutcome outcome, IReadOnlyList<string> places, string? reason)
    {
        ArgumentNullException.ThrowIfNull(places);
        Outcome = outcome;
        Places = places;
        Reason = reason;
    }

    /// <summary>Gets the outcome of the lookup.</summary>
    public BackendOutcome Outcome { get; }

    /// <summary>Gets the places where the backend looked: names of variables, files, paths.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <summary>Gets why there is no value; null if the outcome is enough. Must not quote a value.</summary>
    public string? Reason { get; }

    /// <summary>Gets the whole connection as one text; null when there are only fields.</summary>
    public BackendText? Text { get; private init; }

    /// <summary>Gets single fields. They override <see cref="Text"/>.</summary>
    public IReadOnlyList<BackendField> Fields { get; private init; } = [];

    /// <summary>Gets how long the backend asks callers to wait (HTTP 429, 503); null if it doesn't.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets the version of the value, where the backend counts versions.</summary>
    public string? Version { get; init; }

    /// <summary>Gets the time at which the value expires, as with a lease; null if it is not known.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// Gets a token that fires when the answer may have changed, including <c>NotFound</c>; null if the backend can't detect changes.
    /// Obtain it before reading, so that no change is missed.
    /// </summary>
    public IChangeToken? ChangeToken { get; init; }

    /// <summary>Creates an answer for a connection that the backend has as one text.</summary>
    /// <param name="text">The text.</param>
    public static BackendAnswer Found(BackendText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Found(text, [], [text.Place]);
    }

    /// <summary>Creates an answer for a connection that the backend has as fields, or as a text with fields that override it.</summary>
    /// <param name="text">The whole connection; null when there are only fields.</param>
    /// <param name="fields">Single fields.</param>
    /// <param name="places">Where they were found.</param>
    public static BackendAnswer Found(BackendText? text, IReadOnlyList<BackendField> fields, IReadOnlyList<string> places)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(BackendOutcome.Found, places, null) { Text = text, Fields = fields };
    }

    /// <summary>Creates an answer for a connection that the backend certainly does not have.</summary>
    /// <param name="places">Where it looked.</param>
    /// <param name="reason">Additional information; null if there is none.</param>
    public static BackendAnswer NotFound(IReadOnlyList<string> places, string? reason = null) =>
        new(BackendOutcome.NotFound, places, reason);

    /// <summary>Creates an answer for a connection that the program is not allowed to read, if it exists.</summary>
    /// <param name="places">Where it looked.</param>
    /// <param name="reason">The service's message, without a value.</param>
    public static BackendAnswer Denied(IReadOnlyList<string> places, string? reason = null) => new(BackendOutcome.Denied, places, reason);

    /// <summary>Creates an answer of a backend that could not be reached or is not ready.</summary>
    /// <param name="places">Where it looked.</param>
    /// <param name="reason">What went wrong, without a value.</param>
    public static BackendAnswer Unavailable(IReadOnlyList<string> places, string? reason = null) =>
        new(BackendOutcome.Unavailable, places, reason);

    /// <summary>Creates an answer for a value that was found but could not be parsed.</summary>
    /// <param name="places">Where it was found.</param>
    /// <param name="reason">What is wrong with it, without the value.</param>
    public static BackendAnswer Malformed(IReadOnlyList<string> places, string reason) => new(BackendOutcome.Malformed, places, reason);
}
