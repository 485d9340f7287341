namespace Fairlead;

/// <summary>
/// A source of connections: environment variables, files, a secrets service. One instance serves all connections and is called from many
/// threads.
/// </summary>
public interface ISecretsBackend
{
    /// <summary>Gets what people call this backend in logs and errors: <c>environment</c>, <c>vault</c>. Unique within a program.</summary>
    string Name { get; }

    /// <summary>
    /// Looks up one connection. Every expected outcome is an answer: not found, denied, unavailable (with a time to retry after, if the
    /// service named one), malformed, or an id that can't be a name in this backend (not found, with a reason). An exception counts as
    /// unavailable, and only its type is reported, because a message may quote a secret. All values of an answer must come from one
    /// version: never the login of one and the password of the next.
    /// </summary>
    /// <param name="request">The connection to look up.</param>
    /// <param name="cancellationToken">Cancelled when the answer is no longer wanted or took too long.</param>
    ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Describes where a value for a field would be looked for, for the message about a field that is missing: names of variables, files or
    /// paths, and never a value. Each entry is one way to supply it and completes "set one of": <c>the file
    /// /run/secrets/orders_db/password</c>.
    /// </summary>
    /// <param name="request">The connection.</param>
    /// <param name="field">The field, such as <c>password</c> or <c>extra.api_key</c>.</param>
    IReadOnlyList<string> DescribePlaces(BackendRequest request, string field) => [];
}
