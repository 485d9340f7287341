using System.Collections.Concurrent;
using Fairlead.Resolution;

namespace Fairlead.Operations.Sessions;

/// <summary>
/// A backend whose answers are kept, so that the verdict and the list of who says what come from the same answers, and each costs one call.
/// </summary>
internal sealed class RecordedBackend(BackendLink link) : ISecretsBackend
{
    private readonly ConcurrentDictionary<string, Task<BackendAnswer>> _answers = new(StringComparer.Ordinal);

    public BackendLink Link => link;

    public string Name => link.Name;

    public ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken) =>
        new(_answers.GetOrAdd(request.ConnectionId, _ => link.AskAsync(request, cancellationToken).AsTask()));

    public IReadOnlyList<string> DescribePlaces(BackendRequest request, string field) => link.Backend.DescribePlaces(request, field);
}
