using Microsoft.Extensions.Primitives;

namespace Fairlead;

/// <summary>
/// A backend's answer about one connection. Holds values only as <see cref="Secret"/>s. Use <c>with</c> to add what a factory method does not take.
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

    /// <summary>Gets what the backend answers.</summary>
    public BackendOutcome Outcome { get; }

    /// <summary>Gets the places where the backend looked: names of variables, files, paths.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <summary>Gets why there is no value; null when the outcome says it all. Must not quote a value.</summary>
    public string? Reason { get; }

    /// <summary>Gets the whole connection as one text; null when there are only fields.</summary>
    public BackendText? Text { get; private init; }

    /// <summary>Gets single fields. They win over <see cref="Text"/>.</summary>
    public IReadOnlyList<BackendField> Fields { get; private init; } = [];

    /// <summary>Gets how long the backend asked to be left alone (HTTP 429, 503); null when it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets the version of the value, where the backend counts versions.</summary>
    public string? Version { get; init; }

    /// <summary>Gets the moment at which the value ends, as with a lease; null when that is not known.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// Gets a token that fires when the answer may have changed, also one that found nothing; null when the backend cannot tell. Obtain it
    /// before reading, so that no change falls between the two.
    /// </summary>
    public IChangeToken? ChangeToken { get; init; }

    /// <summary>The backend has the connection as one text.</summary>
    /// <param name="text">The text.</param>
    public static BackendAnswer Found(BackendText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Found(text, [], [text.Place]);
    }

    /// <summary>The backend has the connection, as fields or as a text with fields that win over it.</summary>
    /// <param name="text">The whole connection; null when there are only fields.</param>
    /// <param name="fields">Single fields.</param>
    /// <param name="places">Where they were found.</param>
    public static BackendAnswer Found(BackendText? text, IReadOnlyList<BackendField> fields, IReadOnlyList<string> places)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(BackendOutcome.Found, places, null) { Text = text, Fields = fields };
    }

    /// <summary>The backend certainly has no such connection.</summary>
    /// <param name="places">Where it looked.</param>
    /// <param name="reason">What else there is to say; null when there is nothing.</param>
    public static BackendAnswer NotFound(IReadOnlyList<string> places, string? reason = null) =>
        new(BackendOutcome.NotFound, places, reason);

    /// <summary>The program is not allowed to read the connection, if it exists.</summary>
    /// <param name="places">Where it looked.</param>
    /// <param name="reason">What the service said, without a value.</param>
    public static BackendAnswer Denied(IReadOnlyList<string> places, string? reason = null) => new(BackendOutcome.Denied, places, reason);

    /// <summary>The backend could not be reached, or is not ready to answer.</summary>
    /// <param name="places">Where it looked.</param>
    /// <param name="reason">What went wrong, without a value.</param>
    public static BackendAnswer Unavailable(IReadOnlyList<string> places, string? reason = null) =>
        new(BackendOutcome.Unavailable, places, reason);

    /// <summary>A value was found but could not be parsed.</summary>
    /// <param name="places">Where it was found.</param>
    /// <param name="reason">What is wrong with it, without the value.</param>
    public static BackendAnswer Malformed(IReadOnlyList<string> places, string reason) => new(BackendOutcome.Malformed, places, reason);
}
