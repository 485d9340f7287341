namespace Fairlead.Resolution;

/// <summary>Stands for the resolver where a class of accessors is created for the sake of their ids only.</summary>
internal sealed class UnusedResolver : IConnectionResolver
{
    public static readonly UnusedResolver Instance = new();

    public ValueTask<ConnectionResolution> TryGetAsync(string connectionId, CancellationToken cancellationToken = default) =>
        throw CreateException();

    public ValueTask<ConnectionResolution> TryRefreshAsync(
        string connectionId, Connection? ifNotNewerThan = null, CancellationToken cancellationToken = default) => throw CreateException();

    public IDisposable OnChange(string connectionId, Action<Connection> listener) => throw CreateException();

    private static InvalidOperationException CreateException() =>
        new("The lambda only chooses a connection; its values are known when the program runs");
}
