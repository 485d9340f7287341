namespace Fairlead.Clients.Http;

/// <summary>
/// A handler that is disposed once it was retired and the last request that uses it has its response. A response that is still being read
/// keeps its socket: the handler closes only those that are idle.
/// </summary>
internal sealed class HttpTransport(SocketsHttpHandler handler)
{
    private readonly HttpMessageInvoker _invoker = new(handler);

    /// <summary>One use is the owner's.</summary>
    private int _uses = 1;

    /// <summary>Keeps the handler for a request. Only the owner calls it, before <see cref="Retire"/>.</summary>
    public HttpTransport Acquire()
    {
        Interlocked.Increment(ref _uses);
        return this;
    }

    /// <summary>Sends a request and ends its use of the handler.</summary>
    public async Task<HttpResponseMessage> SendAndReleaseAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await _invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Release();
        }
    }

    /// <summary>Ends the owner's use.</summary>
    public void Retire() => Release();

    private void Release()
    {
        if (Interlocked.Decrement(ref _uses) == 0) _invoker.Dispose();
    }
}
