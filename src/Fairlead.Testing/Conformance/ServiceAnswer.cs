using Microsoft.AspNetCore.Http;

namespace Fairlead.Testing.Conformance;

/// <summary>What the service answered to a request that was passed on.</summary>
/// <param name="status">The status code.</param>
/// <param name="headers">The headers.</param>
/// <param name="body">The whole body.</param>
internal sealed class ServiceAnswer(int status, IReadOnlyList<KeyValuePair<string, IEnumerable<string>>> headers, byte[] body)
{
    public byte[] Body => body;

    /// <summary>Writes the answer, with this or another body of the same announced length.</summary>
    public async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> written)
    {
        context.Response.StatusCode = status;
        foreach ((string name, IEnumerable<string> values) in headers) context.Response.Headers[name] = values.ToArray();
        if (status is 204 or 304) return;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(written, context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }
}
