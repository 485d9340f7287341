using Fairlead.Backends;
using Fairlead.Core.Manifest;
using Fairlead.Operations.Projects;
using Fairlead.Resolution;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Fairlead.Operations.Sessions;

/// <summary>
/// The connections of a project as one of its programs would resolve them, outside of any program: its manifests, the backends that the
/// deployment names, then the default ones.
/// </summary>
internal sealed class ConnectionSession : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ConnectionSession(ConnectionProject project, SessionHost host, SessionOptions options, ServiceProvider services)
    {
        Project = project;
        Host = host;
        Options = options;
        _services = services;
        Catalog = services.GetRequiredService<ManifestCatalog>();
        Deployment = services.GetRequiredService<ActiveDeployment>();
        IReadOnlyList<BackendLink> links = services.GetRequiredService<BackendChain>().Links;
        Backends = [.. links.Select(static link => new RecordedBackend(link))];
        var chain = new BackendChain([.. Backends.Select((backend, i) => Record(backend, links[i]))], options.Time);
        var advice = new MissingConnectionAdvice(
            [.. links.Select(static link => link.Backend)], services.GetRequiredService<ConnectionVariables>(), Catalog,
            DefaultBackends.CreateUserSecretsAdvice(services));
        Lookup = new ConnectionLookup(chain, Catalog, Deployment, advice);
    }

    public ConnectionProject Project { get; }

    public SessionHost Host { get; }

    public SessionOptions Options { get; }

    public ManifestCatalog Catalog { get; }

    public ActiveDeployment Deployment { get; }

    /// <summary>The backends in the order in which they are asked.</summary>
    public IReadOnlyList<RecordedBackend> Backends { get; }

    public ConnectionLookup Lookup { get; }

    public IConnectionTester Tester => _services.GetRequiredService<IConnectionTester>();

    public DateTimeOffset Now => Options.Time.GetUtcNow();

    /// <exception cref="OperationException">The deployment is unknown, or a backend's settings are wrong.</exception>
    public static ConnectionSession Open(ConnectionProject project, SessionOptions options)
    {
        var host = new SessionHost(SessionHost.FindEnvironmentName(options), project.Folder);
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(ProjectConfiguration.Build(project, host, options));
        services.AddSingleton<IHostEnvironment>(host);
        services.AddSingleton<IEnvironmentVariables>(new SessionVariables(options));
        services.AddSingleton(options.Time);
        services.AddFairlead().AddBackendsFromManifest().AddManifest(project.Runtime);
        ServiceProvider provider = services.BuildServiceProvider();
        try
        {
            if (provider.GetRequiredService<ActiveDeployment>().Defect is { } defect) throw OperationException.Request(defect);
            if (options.Deployment is { } asked && !project.Deployments.Any())
                throw OperationException.Request($"The manifest declares no deployment '{Core.Text.QuotedName.Show(asked)}', or any other");
            return new ConnectionSession(project, host, options, provider);
        }
        catch (InvalidOperationException e)
        {
            // Written for people, by the backends that read their settings; they quote no value.
            provider.Dispose();
            throw OperationException.Work(e.Message);
        }
        catch
        {
            provider.Dispose();
            throw;
        }
    }

    /// <summary>Lists the ids of the connections that the deployment may use, in ordinal order.</summary>
    public IEnumerable<string> ListIds() => Catalog.FindLinked(Deployment.Name).Order(StringComparer.Ordinal);

    /// <summary>Finds the declaration of a connection. Returns null if no manifest declares it.</summary>
    public ManifestConnection? FindDeclared(string connectionId)
    {
        string declaredId = Catalog.GetDeclaredId(connectionId);
        return Project.Connections.FirstOrDefault(connection => connection.Id == declaredId);
    }

    public BackendRequest CreateRequest(string connectionId) => new(connectionId, Catalog.Find(connectionId), Deployment.Name);

    public async ValueTask<ConnectionResolution> ResolveAsync(string connectionId, CancellationToken cancellationToken) =>
        (await Lookup.FindAsync(connectionId, known: null, cancellationToken).ConfigureAwait(false)).Resolution;

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private BackendLink Record(RecordedBackend backend, BackendLink link)
    {
        var registration = new BackendRegistration(backend, _ => backend) { IsLast = link.ForDeclared };
        registration.Policy.FallThroughWhenDenied = link.Policy.FallThroughWhenDenied;
        registration.Policy.FallThroughWhenUnavailable = link.Policy.FallThroughWhenUnavailable;
        registration.Policy.FallThroughWhenMalformed = link.Policy.FallThroughWhenMalformed;
        registration.Policy.TimeToLive = link.Policy.TimeToLive;
        registration.Policy.Timeout = link.Policy.Timeout + TimeSpan.FromSeconds(1); // the link itself answers in time
        return BackendLink.Create(registration, _services, Options.Time).Single();
    }
}
