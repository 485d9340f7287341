using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OrdersWorkflow.PartnerApi;

/// <summary>
/// The company that we import from, played by this program: an HTTPS API on a free loopback port that wants a bearer token.
/// It hands out what a client needs as an operator would: a mounted directory of secret files, one directory per connection.
/// </summary>
internal sealed class OrdersApiServer : IAsyncDisposable
{
    private readonly PrivateCertificateAuthority _authority;
    private readonly X509Certificate2 _certificate;
    private readonly WebApplication _server;

    private OrdersApiServer(PrivateCertificateAuthority authority, X509Certificate2 certificate, WebApplication server, string secretsDirectory)
    {
        _authority = authority;
        _certificate = certificate;
        _server = server;
        SecretsDirectory = secretsDirectory;
    }

    public string SecretsDirectory { get; }

    public static async Task<OrdersApiServer> StartAsync(string ordersFile)
    {
        IReadOnlyList<Order> orders = OrdersFile.Read(ordersFile);
        string token = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
        var authority = new PrivateCertificateAuthority();
        X509Certificate2 certificate = authority.IssueForLocalhost();

        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0, listen => listen.UseHttps(certificate)));
        WebApplication server = builder.Build();
        server.MapGet("/orders", (HttpRequest request, int offset, int limit) =>
            request.Headers.Authorization == $"Bearer {token}" ? Results.Ok(orders.Skip(offset).Take(limit)) : Results.Unauthorized());
        await server.StartAsync();

        int port = new Uri(server.Urls.Single()).Port;
        string secrets = WriteSecrets(port, token, authority.RootCertificatePem);
        return new OrdersApiServer(authority, certificate, server, secrets);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificate.Dispose();
        _authority.Dispose();
        Directory.Delete(SecretsDirectory, recursive: true);
    }

    private static string WriteSecrets(int port, string token, string rootCertificatePem)
    {
        string root = Directory.CreateTempSubdirectory("orders-secrets-").FullName;
        DirectoryInfo connection = Directory.CreateDirectory(Path.Combine(root, Connections.Ids.OrdersApi));
        File.WriteAllText(Path.Combine(connection.FullName, "port"), port.ToString(CultureInfo.InvariantCulture));
        File.WriteAllText(Path.Combine(connection.FullName, "password"), token);
        File.WriteAllText(Path.Combine(connection.FullName, "extra.ssl_ca_cert"), rootCertificatePem);
        return root;
    }
}
