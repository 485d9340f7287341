using Fairlead.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Fairlead.Resolution;

/// <summary>
/// Runs before the host's other services start: resolves what the program requires, and otherwise only looks whether it runs as a
/// deployment that exists.
/// </summary>
internal sealed class StartupCheck(
    IConnectionResolver resolver, ManifestCatalog manifests, ActiveDeployment deployment, IOptions<StartupValidationOptions> options,
    ILoggerFactory? loggers = null) : IHostedLifecycleService
{
    private readonly ILogger _logger = loggers?.CreateLogger(ResolutionTelemetry.Name) ?? NullLogger.Instance;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        StartupValidationOptions validation = options.Value;
        if (!validation.IsEnabled)
        {
            if (deployment.Defect is { } defect) _logger.UnknownDeployment(defect);
            return;
        }

        if (validation.RequiresAll && !manifests.HasManifests)
            throw new InvalidOperationException(
                "ValidateOnStart has nothing to validate: call AddConnections(), or name connections with Require(…)");

        IEnumerable<string> required = GetDeclared(validation).Concat(validation.Required).Except(validation.Optional);
        Task<IReadOnlyList<ConnectionResolution>> optional = FindFailuresAsync(validation.Optional, cancellationToken);
        IReadOnlyList<ConnectionResolution> failures = await FindFailuresAsync(required, cancellationToken).ConfigureAwait(false);
        foreach (ConnectionResolution failure in await optional.ConfigureAwait(false))
            _logger.OptionalNotResolved(failure.Outcome, failure.ToString());
        if (failures.Count > 0) throw new ConnectionResolutionException(failures);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Task<IReadOnlyList<ConnectionResolution>> FindFailuresAsync(IEnumerable<string> connectionIds,
        CancellationToken cancellationToken) =>
        ConnectionResolverExtensions.FindFailuresAsync(
            resolver is ConnectionResolver own ? own.TryGetQuietlyAsync : resolver.TryGetAsync, connectionIds, cancellationToken);

    private IEnumerable<string> GetDeclared(StartupValidationOptions validation) =>
        validation.RequiresAll ? manifests.FindLinked(deployment.Name) : [];
}
