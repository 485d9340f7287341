using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Fairlead.Aws.Tests;

/// <summary>A service on loopback that answers what a test tells it to, and keeps what it was asked.</summary>
internal sealed class StubService : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<StubCall, StubAnswer> _answer;
    private readonly Task _loop;

    public StubService(Func<StubCall, StubAnswer> answer)
    {
        _answer = answer;
        Address = new Uri($"http://localhost:{FreePorts.GetNext()}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _loop = Task.Run(RunAsync);
    }

    public Uri Address { get; }

    public ConcurrentQueue<StubCall> Calls { get; } = new();

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _loop;
        _listener.Close();
    }

    private async Task RunAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var call = new StubCall(
                context.Request.HttpMethod, context.Request.Url!.AbsolutePath, context.Request.Headers["X-Amz-Target"]?.Split('.')[^1] ?? "",
                context.Request.Headers["Authorization"] ?? "", context.Request.Headers["X-Amz-Security-Token"], await reader.ReadToEndAsync());
            Calls.Enqueue(call);
            StubAnswer answer = _answer(call);
            context.Response.StatusCode = answer.Status;
            context.Response.ContentType = answer.Body.StartsWith('<') ? "text/xml" : "application/x-amz-json-1.1";
            byte[] body = Encoding.UTF8.GetBytes(answer.Body);
            context.Response.ContentLength64 = body.Length;
            await context.Response.OutputStream.WriteAsync(body);
            context.Response.Close();
        }
    }
}

internal sealed record StubCall(string Method, string Path, string Action, string Authorization, string? Token, string Body)
{
    /// <summary>Gets the access key that the request is signed with.</summary>
    public string AccessKey => Authorization.Split("Credential=")[^1].Split('/')[0];

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}

internal sealed record StubAnswer(int Status, string Body)
{
    public static StubAnswer Error(string code, int status = 400) => new(status, $$"""{"__type":"{{code}}","message":"a message that is never shown"}""");

    public static StubAnswer Xml(string code, int status = 403) =>
        new(status, $"<ErrorResponse><Errors><Error><Code>{code}</Code><Message>a message that is never shown</Message></Error></Errors></ErrorResponse>");

    public static string Secret(string name) =>
        $$"""{"ARN":"arn:aws:secretsmanager:eu-central-1:123456789012:secret:{{name}}-AbCdEf","Name":"{{name}}","VersionId":"{{Version}}","SecretString":"{\"conn_type\":\"generic\",\"host\":\"{{name}}\"}"}""";

    public static string Parameter(string name, long version = 1, string type = "SecureString", string value = "generic://h") =>
        $$"""{"Name":"{{name}}","Type":"{{type}}","Value":"{{value}}","Version":{{version}},"LastModifiedDate":1795905176.395}""";

    public const string Version = "11111111-2222-3333-4444-555555555555";
}
