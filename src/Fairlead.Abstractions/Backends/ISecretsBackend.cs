namespace Fairlead;

/// <summary>
/// A place that holds connections: environment variables, files, a secrets service. One instance serves all connections and is
/// called from many threads.
/// </summary>
public interface ISecretsBackend
{
    /// <summary>Gets what people call this backend in logs and errors: <c>environment</c>, <c>vault</c>. Unique within a program.</summary>
    string Name { get; }

    /// <summary>
    /// Looks one connection up. Every expected outcome is an answer: not there, not allowed, out of reach (with a time to retry after, if the
    /// service named one), not understandable, or an id that cannot be a name here (not found, with a reason). What is thrown
    /// nevertheless counts as unavailable, and only the exception's type is reported, because a message may quote a secret.
    /// All values of an answer must stem from one version: never the login of one and the password of the next.
    /// </summary>
    /// <param name="request">What is looked for.</param>
    /// <param name="cancellationToken">Cancelled when the answer is no longer wanted or took too long.</param>
    ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Describes where a value for a field would be looked for, for the message about a field that is missing: names of variables, files or
    /// paths, and never a value. Each entry is one way to supply it and completes "set one of": <c>the file /run/secrets/orders_db/password</c>.
    /// </summary>
    /// <param name="request">The connection.</param>
    /// <param name="field">The field, such as <c>password</c> or <c>extra.api_key</c>.</param>
    IReadOnlyList<string> DescribePlaces(BackendRequest request, string field) => [];
}
