using Microsoft.Extensions.Primitives;

namespace Fairlead;

/// <summary>
/// Several backends that count as one, such as a service and the one that it is about to replace. They are asked in order; the first answer
/// other than "not found" counts.
/// </summary>
public sealed class ChainedBackend : ISecretsBackend
{
    private readonly ISecretsBackend[] _backends;

    /// <summary>Creates the backend.</summary>
    /// <param name="name">The name in logs and errors.</param>
    /// <param name="backends">At least one backend, in the order in which they are asked.</param>
    /// <exception cref="ArgumentException">There is no backend.</exception>
    public ChainedBackend(string name, params ISecretsBackend[] backends)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(backends);
        if (backends.Length == 0) throw new ArgumentException("A chain has at least one backend", nameof(backends));
        Name = name;
        _backends = [.. backends];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public async ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        var missing = new List<BackendAnswer>();
        foreach (ISecretsBackend backend in _backends)
        {
            BackendAnswer answer = await backend.FindAsync(request, cancellationToken).ConfigureAwait(false);
            if (answer.Outcome != BackendOutcome.NotFound) return answer with { ChangeToken = Combine([.. missing, answer]) };
            missing.Add(answer);
        }
        return BackendAnswer.NotFound([.. missing.SelectMany(static answer => answer.Places)],
            missing[^1].Reason) with { ChangeToken = Combine(missing) };
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> DescribePlaces(BackendRequest request, string field) =>
        [.. _backends.SelectMany(backend => backend.DescribePlaces(request, field))];

    /// <summary>A change of one that found nothing counts too: it comes before those that follow.</summary>
    private static IChangeToken? Combine(IReadOnlyList<BackendAnswer> answers)
    {
        IChangeToken[] tokens = [.. answers.Select(static answer => answer.ChangeToken).OfType<IChangeToken>()];
        return tokens.Length <= 1 ? tokens.FirstOrDefault() : new CompositeChangeToken(tokens);
    }
}
