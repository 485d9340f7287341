using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OrdersWorkflow.PartnerApi;

/// <summary>The company that we import from, played by this program: an HTTPS API on a free loopback port that wants a bearer token.</summary>
internal sealed class OrdersApiServer : IAsyncDisposable
{
    private const int RequestsBeforeRotation = 2;

    private readonly IReadOnlyList<Order> _orders;
    private readonly PrivateCertificateAuthority _authority = new();
    private readonly X509Certificate2 _certificate;
    private readonly WebApplication _server;
    private string _token = CreateToken();
    private Func<Task>? _rotated;
    private int _requests;

    private OrdersApiServer(IReadOnlyList<Order> orders)
    {
        _orders = orders;
        _certificate = _authority.IssueForLocalhost();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0, listen => listen.UseHttps(_certificate)));
        _server = builder.Build();
        _server.MapGet("/orders", GetOrdersAsync);
    }

    /// <summary>What a client needs, by the names of a connection's fields.</summary>
    public IReadOnlyDictionary<string, string> Credentials => new Dictionary<string, string>
    {
        ["port"] = new Uri(_server.Urls.Single()).Port.ToString(CultureInfo.InvariantCulture),
        ["password"] = _token,
        ["extra.ssl_ca_cert"] = _authority.RootCertificatePem,
    };

    public static async Task<OrdersApiServer> StartAsync(string ordersFile)
    {
        var server = new OrdersApiServer(OrdersFile.Read(ordersFile));
        await server._server.StartAsync();
        return server;
    }

    /// <summary>Takes another token after some requests, and never again the one before.</summary>
    /// <param name="rotated">Hands the new credentials out.</param>
    public void RotateWhileRunning(Func<Task> rotated) => _rotated = rotated;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificate.Dispose();
        _authority.Dispose();
    }

    private async Task<IResult> GetOrdersAsync(HttpRequest request, int offset, int limit)
    {
        if (_rotated is not null && _requests++ == RequestsBeforeRotation)
        {
            _token = CreateToken();
            Console.WriteLine($"The partner takes another token after {RequestsBeforeRotation} requests");
            await _rotated();
        }
        return request.Headers.Authorization == $"Bearer {_token}" ? Results.Ok(_orders.Skip(offset).Take(limit)) : Results.Unauthorized();
    }

    private static string CreateToken() => Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
}
