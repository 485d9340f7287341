using Fairlead.TestServers.GoogleSecretManager;

namespace Fairlead.Google.Tests;

/// <summary>Creates backends with an environment of the test's own.</summary>
internal static class GooglePrograms
{
    /// <summary>Adds the backend as a program has it that has a key file and these variables.</summary>
    public static FairleadBuilder Add(
        IServiceCollection services, FakeSecretManager server, Action<GoogleSecretManagerBackendOptions>? configure = null,
        Dictionary<string, string>? variables = null, string? keyFile = null)
    {
        services.AddSingleton(new GoogleEnvironment((variables ?? []).GetValueOrDefault, null)
        {
            WrapTransport = transport => new GoogleAddresses(server.Address, transport),
        });
        return services.AddFairlead().ClearDefaults().AddGoogleSecretManager(options =>
        {
            options.Endpoint = server.Address;
            options.CredentialsFile = variables is null ? WriteFile(keyFile ?? server.Tokens.CreateKeyFile()) : null;
            configure?.Invoke(options);
        });
    }

    public static SecretManagerBackend CreateBackend(
        FakeSecretManager server, Action<GoogleSecretManagerBackendOptions>? configure = null, Dictionary<string, string>? variables = null,
        string? keyFile = null, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        if (time is not null) services.AddSingleton(time);
        Add(services, server, configure, variables, keyFile);
        return services.BuildServiceProvider().GetRequiredKeyedService<SecretManagerBackend>("google_secret_manager");
    }

    public static string WriteFile(string text)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("fairlead-").FullName, "credentials.json");
        File.WriteAllText(file, text);
        return file;
    }

    public static Task<BackendAnswer> FindAsync(this SecretManagerBackend backend, string id, string? deployment = null) =>
        backend.FindAsync(new BackendRequest(id, deployment: deployment), TestContext.Current.CancellationToken).AsTask();

    public static Task<BackendWriteResult> WriteAsync(this SecretManagerBackend backend, string id, string host, string? version) =>
        backend.WriteAsync(
        new BackendWrite(
            new BackendRequest(id), new Dictionary<string, Secret> { ["conn_type"] = new("generic"), ["host"] = new(host) }, version),
        TestContext.Current.CancellationToken).AsTask();

    /// <summary>The fake in the place of Google's own addresses, which its library has for the tokens of people.</summary>
    private sealed class GoogleAddresses(Uri fake, HttpMessageHandler transport) : DelegatingHandler(transport)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri is { } address && address.Host.EndsWith(".googleapis.com", StringComparison.Ordinal))
                request.RequestUri = new Uri(fake, address.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
