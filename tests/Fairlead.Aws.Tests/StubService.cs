using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Fairlead.Aws.Tests;

/// <summary>A service on loopback that answers what a test tells it to, and keeps what it was asked.</summary>
internal sealed class StubService : IAsyncDisposable
{
    private readonly Func<StubCall, StubAnswer> _answer;
    private readonly WebApplication _application;

    public StubService(Func<StubCall, StubAnswer> answer)
    {
        _answer = answer;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static options => options.Listen(IPAddress.Loopback, 0));
        _application = builder.Build();
        _application.Run(AnswerAsync);
        _application.Start();
        Address = new UriBuilder(_application.Urls.First()) { Host = "localhost" }.Uri;
    }

    public Uri Address { get; }

    public ConcurrentQueue<StubCall> Calls { get; } = new();

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var call = new StubCall(
            request.Method, request.Path.Value!, request.Headers["X-Amz-Target"].ToString().Split('.')[^1],
            request.Headers.Authorization.ToString(), request.Headers["X-Amz-Security-Token"], await reader.ReadToEndAsync())
        {
            MetadataToken = request.Headers["X-aws-ec2-metadata-token"],
        };
        Calls.Enqueue(call);
        StubAnswer answer = _answer(call);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.Body.StartsWith('<') ? "text/xml" : "application/x-amz-json-1.1";
        context.Response.ContentLength = Encoding.UTF8.GetByteCount(answer.Body);
        await context.Response.WriteAsync(answer.Body);
    }
}

internal sealed record StubCall(string Method, string Path, string Action, string Authorization, string? Token, string Body)
{
    /// <summary>Gets the token of a request to an instance's metadata.</summary>
    public string? MetadataToken { get; init; }

    /// <summary>Gets the access key that the request is signed with.</summary>
    public string AccessKey => Authorization.Split("Credential=")[^1].Split('/')[0];

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}

internal sealed record StubAnswer(int Status, string Body)
{
    public static StubAnswer Error(string code, int status = 400) =>
        new(status, $$"""{"__type":"{{code}}","message":"a message that is never shown"}""");

    public static StubAnswer Xml(string code, int status = 403) =>
        new(status,
            $"<ErrorResponse><Errors><Error><Code>{code}</Code>"
            + "<Message>a message that is never shown</Message></Error></Errors></ErrorResponse>");

    public static string Secret(string name) =>
        $$"""
        {"ARN":"arn:aws:secretsmanager:eu-central-1:123456789012:secret:{{name}}-AbCdEf","Name":"{{name}}","VersionId":"{{Version}}",
         "SecretString":"{\"conn_type\":\"generic\",\"host\":\"{{name}}\"}"}
        """;

    public static string Parameter(string name, long version = 1, string type = "SecureString", string value = "generic://h") =>
        $$"""{"Name":"{{name}}","Type":"{{type}}","Value":"{{value}}","Version":{{version}},"LastModifiedDate":1795905176.395}""";

    public const string Version = "11111111-2222-3333-4444-555555555555";
}
