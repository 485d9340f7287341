using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Fairlead.Testing.Conformance;

/// <summary>One run of a case: its backends, its connections, and the texts of the backends, in which no secret may occur.</summary>
internal sealed class ConformanceRun : IAsyncDisposable
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(4);

    private readonly BackendFixture _fixture;
    private readonly CancellationTokenSource _timeout = new(LongestRun);
    private readonly ConcurrentBag<string> _secrets = [];
    private readonly ConcurrentBag<string> _ids = [];
    private readonly ConcurrentBag<IAsyncDisposable> _disposables = [];
    private readonly Diagnostics _diagnostics = new();
    private FaultProxy? _proxy;
    private ProxyCertificate? _certificate;

    public ConformanceRun(BackendFixture fixture) => _fixture = fixture;

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.UtcNow);

    public CancellationToken CancellationToken => _timeout.Token;

    /// <summary>The proxy in front of the fixture's service, in clear text or with TLS as the service.</summary>
    public FaultProxy Proxy => _proxy ?? throw new InvalidOperationException("Only cases for backends that speak HTTP have a proxy");

    public async Task RunAsync(ConformanceCase tried)
    {
        if (_fixture.ServiceAddress is not null) _proxy = await StartProxyAsync().ConfigureAwait(false);
        else if (tried.Needs.HasFlag(BackendAbilities.Http))
            throw new BackendConformanceException($"The fixture has no {nameof(BackendFixture.ServiceAddress)}");
        try
        {
            await tried.RunAsync(this).WaitAsync(CancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_timeout.IsCancellationRequested)
        {
            throw new BackendConformanceException($"It did not end within {LongestRun.TotalSeconds} seconds");
        }
        _diagnostics.ExpectNone(_secrets);
    }

    /// <summary>Creates an id that no other case uses.</summary>
    public string CreateId()
    {
        string id = "kit_" + Guid.NewGuid().ToString("N")[..12];
        _ids.Add(id);
        return id;
    }

    /// <summary>Creates a value that may only occur in the connection.</summary>
    public string CreateSecret()
    {
        string secret = "kit-secret-" + Guid.NewGuid().ToString("N");
        _secrets.Add(secret);
        return secret;
    }

    /// <summary>Creates the fields of a connection. No text of the backend may contain the password.</summary>
    public Dictionary<string, string> CreateFields(string? password = null) => new(StringComparer.Ordinal)
    {
        ["conn_type"] = "generic", ["host"] = "db.example", ["login"] = "etl", ["password"] = password ?? CreateSecret(), ["port"] = "5432",
    };

    public static Dictionary<string, Secret> Protect(Dictionary<string, string> fields) =>
        fields.ToDictionary(static field => field.Key, static field => new Secret(field.Value), StringComparer.Ordinal);

    public ValueTask SetAsync(string id, Dictionary<string, string> fields) => _fixture.SetAsync(id, Protect(fields), CancellationToken);

    public ValueTask DeleteAsync(string id) => _fixture.DeleteAsync(id, CancellationToken);

    /// <summary>Stores a new connection.</summary>
    public async Task<string> CreateConnectionAsync(Dictionary<string, string>? fields = null)
    {
        string id = CreateId();
        await SetAsync(id, fields ?? CreateFields()).ConfigureAwait(false);
        return id;
    }

    /// <summary>Creates a backend, which reaches its service through the proxy.</summary>
    public CheckedBackend CreateBackend(FaultProxy? proxy = null, Uri? address = null)
    {
        FaultProxy? used = proxy ?? _proxy;
        ISecretsBackend backend = _fixture.CreateBackend(new BackendTestContext
        {
            Address = address ?? used?.Address, AuthorityFile = used?.AuthorityFile, TimeProvider = Time, LoggerFactory = _diagnostics,
        });
        var checkedBackend = new CheckedBackend(backend, _diagnostics, CancellationToken);
        _disposables.Add(checkedBackend);
        return checkedBackend;
    }

    /// <summary>
    /// Starts a proxy that uses HTTPS if the service does, with a certificate that the backend is told to trust.
    /// </summary>
    public Task<FaultProxy> StartProxyAsync() => StartProxyAsync(
        _fixture.ServiceAddress!.Scheme == Uri.UriSchemeHttps
            ? _certificate ??= ProxyCertificate.Issue("localhost", -TimeSpan.FromDays(1), TimeSpan.FromDays(1))
            : null);

    /// <param name="certificate">The proxy's certificate; null is a proxy in clear text.</param>
    public async Task<FaultProxy> StartProxyAsync(ProxyCertificate? certificate)
    {
        FaultProxy proxy = await FaultProxy.StartAsync(_fixture.ServiceAddress!, certificate).ConfigureAwait(false);
        _disposables.Add(proxy);
        return proxy;
    }

    /// <summary>Creates the resolver of a program that has only this backend.</summary>
    public IConnectionResolver CreateResolver(ISecretsBackend backend)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddFairlead().ClearDefaults().AddBackend(backend).Configure(static options => options.RefreshInterval = TimeSpan.Zero);
        ServiceProvider provider = services.BuildServiceProvider();
        _disposables.Add(provider);
        return provider.GetRequiredService<IConnectionResolver>();
    }

    /// <summary>Expects that a connection has certain fields.</summary>
    public async Task ExpectConnectionAsync(ISecretsBackend backend, string id, Dictionary<string, string> fields)
    {
        ConnectionResolution resolution = await CreateResolver(backend).TryGetAsync(id, CancellationToken).ConfigureAwait(false);
        if (resolution.Connection is not { } connection)
            throw new BackendConformanceException($"The connection was not resolved: {resolution}");
        foreach ((string name, string value) in fields)
        {
            string? found = name switch
            {
                "conn_type" => connection.ConnType,
                "description" => connection.Description,
                "host" => connection.Host,
                "login" => connection.Login,
                "password" => connection.Password?.Reveal(),
                "schema" => connection.Schema,
                "port" => connection.Port?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                _ => connection.Extra.GetString(name["extra.".Length..]),
            };
            if (found != value)
                throw new BackendConformanceException($"The field {name} came back {(found is null ? "empty" : "with another value")}");
        }
    }

    public static void Expect([System.Diagnostics.CodeAnalysis.DoesNotReturnIf(false)] bool condition, string otherwise)
    {
        if (!condition) throw new BackendConformanceException(otherwise);
    }

    public static void ExpectOutcome(BackendAnswer answer, params BackendOutcome[] expected) => Expect(
        expected.Contains(answer.Outcome), $"It answered {Describe(answer)}, where {string.Join(" or ", expected)} was expected");

    public static void ExpectOutcome(BackendWriteResult result, params BackendWriteOutcome[] expected) => Expect(
        expected.Contains(result.Outcome),
        $"The write ended with {result.Outcome} ({result.Reason ?? "no reason"}), where {string.Join(" or ", expected)} was expected");

    public static string Describe(BackendAnswer answer) => $"{answer.Outcome} ({answer.Reason ?? "no reason"})";

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable disposable in _disposables) await disposable.DisposeAsync().ConfigureAwait(false);
        using var limit = new CancellationTokenSource(LongestRun);
        try
        {
            foreach (string id in _ids) await _fixture.DeleteAsync(id, limit.Token).AsTask().WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not BackendConformanceException)
        {
            // Connections that are left over disturb no other case.
            Debug.WriteLine(e.GetType().Name);
        }
        _certificate?.Dispose();
        _diagnostics.Dispose();
        _timeout.Dispose();
    }
}
