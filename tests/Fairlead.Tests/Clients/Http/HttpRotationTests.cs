using System.Collections.Concurrent;
using Fairlead.Tests.TestInfrastructure;
using Microsoft.AspNetCore.Http;

namespace Fairlead.Tests.Clients.Http;

/// <summary>What is rotated while requests run.</summary>
public class HttpRotationTests
{
    private const int Workers = 4;
    private const int Rotations = 50;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PasswordUnderLoad_WithAnOverlap_FailsNoRequest()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server, ("password", "tok-0"));
        server.Accept("tok-0");

        await RunAsync(program, async load =>
        {
            for (int i = 1; i <= Rotations; i++)
            {
                server.Accept($"tok-{i - 1}", $"tok-{i}");
                program.Rotate(server, ("password", $"tok-{i}"));
                await load.WaitForRequestsAsync();
                server.Accept($"tok-{i}");
            }
        });

        Assert.Equal($"Bearer tok-{Rotations}", server.LastRequest["Authorization"]);
        Assert.InRange(server.Connections, 1, 3 * Workers);
        Assert.DoesNotContain(server.Requests, request => request["Authorization"] is null);
    }

    [Fact]
    public async Task PasswordUnderLoad_WithoutAnOverlap_FailsNoRequest()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server, ("password", "tok-0"));
        server.Accept("tok-0");

        await RunAsync(program, async load =>
        {
            for (int i = 1; i <= Rotations; i++)
            {
                program.Set(server, ("password", $"tok-{i}"));
                server.Accept($"tok-{i}");
                await load.WaitForRequestsAsync();
            }
        });

        Assert.Equal($"Bearer tok-{Rotations}", server.LastRequest["Authorization"]);
        Assert.InRange(program.Backend.Calls, 1 + Rotations, 1 + (Workers * Rotations));
    }

    [Fact]
    public async Task SecondRotationWhileTheFirstIsTried_FailsNoRequest()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server, ("password", "tok-1"));
        HttpClient client = program.CreateClient();
        program.Set(server, ("password", "tok-2"));
        server.Answer = context =>
        {
            string? authorization = context.Request.Headers.Authorization;
            if (authorization == "Bearer tok-2") program.Set(server, ("password", "tok-3"));
            context.Response.StatusCode = authorization == "Bearer tok-3" ? 200 : 401;
            return Task.CompletedTask;
        };

        HttpResponseMessage response = await client.GetAsync("orders", Cancelled);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(["tok-1", "tok-2", "tok-3"], server.Requests.Select(request => request["Authorization"]!["Bearer ".Length..]));
    }

    [Theory]
    [InlineData(false, ConnectionTlsReason.ClientCertificateRequired)]
    [InlineData(true, ConnectionTlsReason.ClientCertificateRefused)]
    public async Task ServerThatWantsAnotherClientCertificate_IsSaidExactly(bool hasCertificate, ConnectionTlsReason expected)
    {
        using var certificates = new TestCertificates();
        await using ApiServer server = await ApiServer.StartAsync(certificates.Server, acceptsClient: static _ => false);
        (string certificate, string key) = certificates.IssueClient("client");
        (string, string)[] own = hasCertificate ? [("extra.ssl_cert", certificate), ("extra.ssl_key", key)] : [];
        using HttpProgram program = HttpProgram.For(server, [("extra.ssl_ca_cert", certificates.Pem), .. own]);

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => program.CreateClient().GetAsync("orders", Cancelled));

        ConnectionTlsException? tls = null;
        for (Exception? current = error; current is not null; current = current.InnerException) tls ??= current as ConnectionTlsException;
        Assert.True(tls?.Reason == expected, error.ToString());
    }

    [Fact]
    public async Task ClientCertificateUnderLoad_FailsNoRequest_AndLeavesNoConnections()
    {
        using var certificates = new TestCertificates();
        await using ApiServer server = await ApiServer.StartAsync(certificates.Server);
        using HttpProgram program = HttpProgram.For(server, CreateFields(0));

        await RunAsync(program, async load =>
        {
            for (int i = 1; i <= Rotations; i++)
            {
                program.Rotate(server, CreateFields(i));
                await load.WaitForRequestsAsync();
            }
        });

        Assert.Equal($"CN=client-{Rotations}", server.LastRequest.ClientCertificate);
        Assert.True(server.Connections > Rotations, "Each certificate needs a handshake");
        TestProgram.WaitUntil(() => server.OpenConnections <= 3 * Workers);

        (string, string)[] CreateFields(int i)
        {
            (string certificate, string key) = certificates.IssueClient($"client-{i}");
            return [("extra.ssl_ca_cert", certificates.Pem), ("extra.ssl_cert", certificate), ("extra.ssl_key", key)];
        }
    }

    [Fact]
    public async Task AuthorityUnderLoad_WithAnOverlap_FailsNoRequest()
    {
        using TestCertificates first = new(), second = new();
        await using ApiServer server = await ApiServer.StartAsync(first.Server);
        using HttpProgram program = HttpProgram.For(server, ("extra.ssl_ca_cert", first.Pem));

        await RunAsync(program, async load =>
        {
            for (int i = 0; i < Rotations / 5; i++)
            {
                (TestCertificates old, TestCertificates fresh) = i % 2 == 0 ? (first, second) : (second, first);
                program.Rotate(server, ("extra.ssl_ca_cert", old.Pem + "\n" + fresh.Pem));
                await load.WaitForRequestsAsync();
                server.Certificate = fresh.Server;
                program.Rotate(server, ("extra.ssl_ca_cert", fresh.Pem));
                await load.WaitForRequestsAsync();
            }
        });

        TestProgram.WaitUntil(() => server.OpenConnections <= 3 * Workers);
    }

    [Fact]
    public async Task AuthorityThatChangedWithoutAnOverlap_IsRefreshed()
    {
        using TestCertificates first = new(), second = new();
        await using ApiServer server = await ApiServer.StartAsync(second.Server);
        using HttpProgram program = HttpProgram.For(server, ("extra.ssl_ca_cert", first.Pem));
        HttpClient client = program.CreateClient();
        program.Set(server, ("extra.ssl_ca_cert", second.Pem));
        using var content = new StreamContent(new MemoryStream(new byte[10_000]));

        HttpResponseMessage response = await client.PostAsync("orders", content, Cancelled);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(2, program.Backend.Calls);
    }

    [Fact]
    public async Task CertificateOfTheServerThatIsRefused_IsSaidExactly()
    {
        using TestCertificates certificates = new(), other = new();
        await using ApiServer server = await ApiServer.StartAsync(certificates.Server);
        using HttpProgram program = HttpProgram.For(server, ("extra.ssl_ca_cert", other.Pem));

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => program.CreateClient().GetStringAsync("orders", Cancelled));

        var exact = Assert.IsType<ConnectionTlsException>(exception.InnerException);
        Assert.Equal((ConnectionTlsReason.UnknownAuthority, HttpProgram.Id, server.Port), (exact.Reason, exact.ConnectionId, exact.Port));
        Assert.Contains("ssl_ca_cert", exact.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadNewCertificate_KeepsTheLastGoodOne_AndIsReportedOnce()
    {
        using var certificates = new TestCertificates();
        (string certificate, string key) = certificates.IssueClient("etl");
        (string _, string otherKey) = certificates.IssueClient("other");
        await using ApiServer server = await ApiServer.StartAsync(certificates.Server);
        using HttpProgram program = HttpProgram.For(server, Fields("tok-1", certificate, key));
        HttpClient client = program.CreateClient();
        await client.GetStringAsync("orders", Cancelled);

        program.Rotate(server, Fields("tok-2", certificate, otherKey));
        await client.GetStringAsync("orders", Cancelled);
        await program.CreateClient().GetStringAsync("orders", Cancelled);

        Assert.Equal(("CN=etl", "Bearer tok-2"), (server.LastRequest.ClientCertificate, server.LastRequest["Authorization"]));
        string report = Assert.Single(program.Log.Text.Split('\n'),
            line => line.Contains("go on with the last one", StringComparison.Ordinal));
        Assert.Contains("The extra.ssl_key of connection 'partner_api' does not belong to the certificate in ssl_cert", report,
            StringComparison.Ordinal);
        Assert.DoesNotContain("-----BEGIN", program.Log.Text, StringComparison.Ordinal);

        (certificate, key) = certificates.IssueClient("etl-2");
        program.Rotate(server, Fields("tok-3", certificate, key));
        await client.GetStringAsync("orders", Cancelled);
        Assert.Equal("CN=etl-2", server.LastRequest.ClientCertificate);

        (string, string)[] Fields(string token, string cert, string privateKey) =>
            [("password", token), ("extra.ssl_ca_cert", certificates.Pem), ("extra.ssl_cert", cert), ("extra.ssl_key", privateKey)];
    }

    [Fact]
    public async Task BadFirstCertificate_FailsTheRequest()
    {
        using var certificates = new TestCertificates();
        await using ApiServer server = await ApiServer.StartAsync(certificates.Server);
        using HttpProgram program = HttpProgram.For(server, ("extra.ssl_ca_cert", "/nonexistent/ca.pem"));

        var exception = await Assert.ThrowsAsync<ConnectionTlsException>(() => program.CreateClient().GetStringAsync("orders", Cancelled));

        Assert.Equal("extra.ssl_ca_cert", exception.Field);
    }

    [Fact]
    public async Task CertificateFilesThatAreReplaced_AreReadAgain()
    {
        using var certificates = new TestCertificates();
        using var files = new TemporaryDirectory();
        Mount("1", "etl-1");
        await using ApiServer server = await ApiServer.StartAsync(certificates.Server);
        using var program = new HttpProgram(isTimeFake: true);
        program.Set(server, ("extra.ssl_ca_cert", files["ca.crt"]), ("extra.ssl_cert", files["tls.crt"]),
            ("extra.ssl_key", files["tls.key"]));
        HttpClient client = program.CreateClient();
        await client.GetStringAsync("orders", Cancelled);

        Mount("2", "etl-2");
        SendUntil(() => server.LastRequest.ClientCertificate == "CN=etl-2");

        files.Mount("3", ("ca.crt", certificates.Pem), ("tls.crt", "half a certifi"), ("tls.key", ""));
        SendUntil(() => program.Log.Text.Contains("names a file that contains no PEM text", StringComparison.Ordinal));
        Assert.Equal("CN=etl-2", server.LastRequest.ClientCertificate);

        Mount("4", "etl-4");
        SendUntil(() => server.LastRequest.ClientCertificate == "CN=etl-4");

        // Files are looked at in the background; no request fails meanwhile.
        void SendUntil(Func<bool> hasHappened)
        {
            program.Time.Advance(TimeSpan.FromSeconds(10));
            TestProgram.WaitUntil(() =>
            {
                Assert.Equal("ok", client.GetStringAsync("orders", Cancelled).GetAwaiter().GetResult());
                return hasHappened();
            });
        }

        void Mount(string version, string name)
        {
            (string certificate, string key) = certificates.IssueClient(name);
            files.Mount(version, ("ca.crt", certificates.Pem), ("tls.crt", certificate), ("tls.key", key));
        }
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task ResponseThatIsBeingRead_IsNotCutOff(string version)
    {
        using var certificates = new TestCertificates();
        var rest = new TaskCompletionSource();
        await using ApiServer server = await ApiServer.StartAsync(certificates.Server);
        server.Answer = async context =>
        {
            await context.Response.WriteAsync("begin");
            await context.Response.Body.FlushAsync(Cancelled);
            if (context.Request.Path == "/slow") await rest.Task;
            await context.Response.WriteAsync("end");
        };
        using HttpProgram program = HttpProgram.For(server, Create("etl-1"));
        using HttpClient client = program.CreateClient();
        (client.DefaultRequestVersion, client.DefaultVersionPolicy) = (new Version(version), HttpVersionPolicy.RequestVersionExact);
        using HttpResponseMessage slow = await client.GetAsync("slow", HttpCompletionOption.ResponseHeadersRead, Cancelled);

        program.Rotate(server, Create("etl-2"));
        Assert.Equal("beginend", await client.GetStringAsync("fast", Cancelled));
        rest.SetResult();

        Assert.Equal("beginend", await slow.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal(["CN=etl-1", "CN=etl-2"], server.Requests.Select(request => request.ClientCertificate));
        TestProgram.WaitUntil(() => server.OpenConnections == 1);

        (string, string)[] Create(string name)
        {
            (string certificate, string key) = certificates.IssueClient(name);
            return [("extra.ssl_ca_cert", certificates.Pem), ("extra.ssl_cert", certificate), ("extra.ssl_key", key)];
        }
    }

    [Fact]
    public async Task VerificationThatIsOff_IsHonouredWithAWarning()
    {
        using var certificates = new TestCertificates();
        await using ApiServer server = await ApiServer.StartAsync(certificates.Server);
        using HttpProgram program = HttpProgram.For(server, ("extra.verify", "false"));

        Assert.Equal("ok", await program.CreateClient().GetStringAsync("orders", Cancelled));
        Assert.Contains("Warning 102 The certificate of connection 'partner_api' is not verified", program.Log.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServerName_WorksWithHttp2()
    {
        using var certificates = new TestCertificates();
        await using ApiServer server = await ApiServer.StartAsync(certificates.Issue("api.example"));
        using HttpProgram program = HttpProgram.For(server, ("extra.ssl_ca_cert", certificates.Pem),
            ("extra.ssl_server_name", "api.example"));
        using HttpClient client = program.CreateClient();
        (client.DefaultRequestVersion, client.DefaultVersionPolicy) = (new Version(2, 0), HttpVersionPolicy.RequestVersionOrLower);

        await client.GetStringAsync("orders", Cancelled);

        Assert.Equal("HTTP/2", server.LastRequest.Protocol);
    }

    [Fact]
    public async Task EndOfTheProgram_ClosesConnections()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using (HttpProgram program = HttpProgram.For(server)) await program.CreateClient().GetStringAsync("orders", Cancelled);

        TestProgram.WaitUntil(() => server.OpenConnections == 0);
    }

    private static async Task RunAsync(HttpProgram program, Func<Load, Task> rotate)
    {
        var load = new Load(program.CreateClient());
        await load.WaitForRequestsAsync();
        await rotate(load);
        await load.StopAsync();
        Assert.Empty(load.Failures);
    }

    /// <summary>Workers that send one request after the other.</summary>
    private sealed class Load
    {
        private readonly HttpClient _client;
        private readonly int[] _counts = new int[Workers];
        private readonly Task[] _tasks;
        private volatile bool _isStopped;

        public Load(HttpClient client)
        {
            _client = client;
            _tasks = [.. Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(worker)))];
        }

        public ConcurrentQueue<string> Failures { get; } = new();

        /// <summary>Waits until each worker has sent a request that began after this call.</summary>
        public async Task WaitForRequestsAsync()
        {
            int[] targets = [.. _counts.Select(count => count + 2)];
            while (Failures.IsEmpty && Enumerable.Range(0, Workers).Any(worker => Volatile.Read(ref _counts[worker]) < targets[worker]))
                await Task.Delay(1, Cancelled);
        }

        public async Task StopAsync()
        {
            _isStopped = true;
            await Task.WhenAll(_tasks);
        }

        private async Task WorkAsync(int worker)
        {
            while (!_isStopped && !Cancelled.IsCancellationRequested)
            {
                try
                {
                    using HttpResponseMessage response = await _client.GetAsync("orders", Cancelled);
                    if (!response.IsSuccessStatusCode) Failures.Enqueue(response.StatusCode.ToString());
                }
                catch (Exception e) when (e is HttpRequestException or ConnectionException or OperationCanceledException
                    or ObjectDisposedException)
                {
                    Failures.Enqueue(e.ToString());
                }
                Interlocked.Increment(ref _counts[worker]);
            }
        }
    }
}
