using System.Text;
using Microsoft.AspNetCore.Http;

namespace Fairlead.Testing.Conformance;

/// <summary>Answers a request in place of the service.</summary>
/// <param name="context">The request.</param>
/// <param name="forwardAsync">Passes it on to the service.</param>
internal delegate Task HttpFault(HttpContext context, Func<Task<ServiceAnswer>> forwardAsync);

/// <summary>Ways in which HTTP services, and whatever is in front of them, fail.</summary>
internal static class HttpFaults
{
    private const string Page = "<!DOCTYPE html><html><head><title>Gateway</title></head><body><h1>It does not work</h1></body></html>";

    public static HttpFault Hang { get; } = static (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted);

    /// <summary>Ends the connection without an answer.</summary>
    public static HttpFault Abort { get; } = static (context, _) =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>Passes the request on and loses the answer.</summary>
    public static HttpFault LoseAnswer { get; } = static async (context, forwardAsync) =>
    {
        await forwardAsync().ConfigureAwait(false);
        context.Abort();
    };

    /// <summary>Ends the connection in the middle of the body.</summary>
    public static HttpFault Cut { get; } = static async (context, forwardAsync) =>
    {
        ServiceAnswer answer = await forwardAsync().ConfigureAwait(false);
        if (answer.Body.Length > 0) await answer.WriteAsync(context, answer.Body.AsMemory(0, answer.Body.Length / 2)).ConfigureAwait(false);
        context.Abort();
    };

    /// <summary>Sends a body without an end until the reader gives up.</summary>
    public static HttpFault Huge { get; } = static async (context, _) =>
    {
        context.Response.ContentType = "application/json";
        byte[] block = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
        for (int i = 0; i < 64 * 16 && !context.RequestAborted.IsCancellationRequested; i++)
            await context.Response.Body.WriteAsync(block, context.RequestAborted).ConfigureAwait(false);
    };

    public static HttpFault Slow(TimeSpan delay) => async (context, forwardAsync) =>
    {
        await Task.Delay(delay, context.RequestAborted).ConfigureAwait(false);
        ServiceAnswer answer = await forwardAsync().ConfigureAwait(false);
        await answer.WriteAsync(context, answer.Body).ConfigureAwait(false);
    };

    /// <summary>Answers with a status and a page, as a gateway does.</summary>
    public static HttpFault Answer(int status, TimeSpan? retryAfter = null) =>
        Answer(status, "text/html", Encoding.UTF8.GetBytes(Page), retryAfter);

    public static HttpFault Answer(int status, string contentType, byte[] body, TimeSpan? retryAfter = null) => async (context, _) =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        if (retryAfter is { } wait)
            context.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    };

    public static HttpFault Redirect(int status, Uri host) => (context, _) =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = new Uri(host, context.Request.Path + context.Request.QueryString).AbsoluteUri;
        return Task.CompletedTask;
    };
}
