using Fairlead.ConnectionTests.Probes;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Resolution;
using Microsoft.Extensions.Options;

namespace Fairlead.ConnectionTests;

/// <summary>Tests connections by the probes that were registered, and by the built-in ones.</summary>
internal sealed class ConnectionTester(
    IConnectionResolver resolver, ManifestCatalog manifests, IEnumerable<IConnectionProbe> probes, IOptions<ConnectionTestOptions> options,
    TimeProvider timeProvider) : IConnectionTester
{
    private readonly IConnectionProbe[] _probes = [.. probes.Reverse()];

    public async ValueTask<ConnectionTestResult> TestAsync(string connectionId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connectionId);
        long start = timeProvider.GetTimestamp();
        ConnectionResolution resolution = await resolver.TryGetAsync(connectionId, cancellationToken).ConfigureAwait(false);
        var resolve = new ConnectionTestStep
        {
            Name = ConnectionTestSteps.Resolve,
            Outcome = resolution.IsFound ? ConnectionTestOutcome.Succeeded : ConnectionTestOutcome.Failed,
            Duration = timeProvider.GetElapsedTime(start),
            Detail = resolution.Reason,
        };
        if (!resolution.IsFound)
            return new ConnectionTestResult { ConnectionId = connectionId, Outcome = ConnectionTestOutcome.Failed, Steps = [resolve] };

        ConnectionTestResult result = await TestAsync(resolution.Connection, cancellationToken).ConfigureAwait(false);
        return new ConnectionTestResult
        {
            ConnectionId = connectionId, ConnType = result.ConnType, Outcome = result.Outcome, Steps = [resolve, .. result.Steps],
        };
    }

    public async ValueTask<ConnectionTestResult> TestAsync(Connection connection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ConnectionDefinition? definition = manifests.Find(connection.Id);
        string?[] given = [connection.ConnType, definition?.ConnType, definition?.BasedOn];
        string[] names = [.. given.OfType<string>().Where(name => name.Length > 0)];
        ConnectionType? type = names.Select(FindType).FirstOrDefault(found => found is not null);
        ConnectionType declared = definition is null ? type ?? GenericConnectionTypes.Generic : DeclaredType.For(definition).Type;
        var context = new ConnectionProbeContext(connection, declared, options.Value.StepTimeout, timeProvider);
        try
        {
            if (FindProbe(names, type) is { } probe) await probe.ProbeAsync(context, cancellationToken).ConfigureAwait(false);
            else await BuiltInProbes.ProbeAsync(context, type, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            if (!context.HasFailed) context.RecordFailure("probe", e);
        }
        finally
        {
            context.Close();
        }
        cancellationToken.ThrowIfCancellationRequested();
        return context.CreateResult(names.FirstOrDefault() ?? "");
    }

    private static ConnectionType? FindType(string name) =>
        ConnectionTypeTable.BuiltIn.Find(name) ?? ConnectionTypeTable.BuiltIn.FindByScheme(name);

    private IConnectionProbe? FindProbe(string[] names, ConnectionType? type) => Array.Find(_probes, probe => probe.ConnTypes.Any(probed =>
        names.Contains(probed, StringComparer.OrdinalIgnoreCase) || (type is not null && FindType(probed) == type)));
}
