namespace Fairlead.Testing;

/// <summary>
/// What the kit has to know about the backend under test. Each case creates its own backends and uses its own connection ids, so one
/// fixture, with one server, serves all cases.
/// </summary>
public abstract class BackendFixture
{
    /// <summary>
    /// Gets the address of the service; null for a backend without <see cref="BackendAbilities.Http"/>. The kit puts its proxy in front of
    /// the service and passes the proxy's address on in <see cref="BackendTestContext.Address"/>.
    /// </summary>
    public virtual Uri? ServiceAddress => null;

    /// <summary>Creates a backend, as a new process would. The kit disposes it if it is disposable.</summary>
    /// <param name="context">The address, the clock and the log of the case.</param>
    public abstract ISecretsBackend CreateBackend(BackendTestContext context);

    /// <summary>
    /// Creates or replaces a connection, as another program would. The default writes it through an <see cref="IWritableBackend"/>.
    /// </summary>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="fields">All fields of the connection, by the names of <see cref="BackendField"/>.</param>
    /// <param name="cancellationToken">Cancelled when the case takes too long.</param>
    public virtual async ValueTask SetAsync(string connectionId, IReadOnlyDictionary<string, Secret> fields,
        CancellationToken cancellationToken)
    {
        IWritableBackend backend = CreateWriter();
        var request = new BackendRequest(connectionId);
        BackendAnswer current = await backend.FindAsync(request, cancellationToken).ConfigureAwait(false);
        BackendWriteResult result = await backend.WriteAsync(new BackendWrite(request, fields, current.Version), cancellationToken)
            .ConfigureAwait(false);
        if (result.Outcome != BackendWriteOutcome.Succeeded)
            throw new BackendConformanceException($"The fixture could not write: {result.Outcome}, {result.Reason}");
        await DisposeAsync(backend).ConfigureAwait(false);
    }

    /// <summary>
    /// Deletes a connection, as another program would. The default does so through an <see cref="IWritableBackend"/>.
    /// </summary>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="cancellationToken">Cancelled when the case takes too long.</param>
    public virtual async ValueTask DeleteAsync(string connectionId, CancellationToken cancellationToken)
    {
        IWritableBackend backend = CreateWriter();
        var request = new BackendRequest(connectionId);
        BackendAnswer current = await backend.FindAsync(request, cancellationToken).ConfigureAwait(false);
        if (current.Version is { } version) await backend.DeleteAsync(request, version, cancellationToken).ConfigureAwait(false);
        await DisposeAsync(backend).ConfigureAwait(false);
    }

    internal static async ValueTask DisposeAsync(ISecretsBackend backend)
    {
        if (backend is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync().ConfigureAwait(false);
        else (backend as IDisposable)?.Dispose();
    }

    private IWritableBackend CreateWriter()
    {
        var context = new BackendTestContext
        {
            Address = ServiceAddress, TimeProvider = TimeProvider.System,
            LoggerFactory = Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance,
        };
        return CreateBackend(context) as IWritableBackend
            ?? throw new InvalidOperationException(
                $"The fixture of a backend that cannot be written must override {nameof(SetAsync)} and {nameof(DeleteAsync)}");
    }
}
