using Fairlead.Backends.ConnectionFiles;
using Fairlead.Core.Connections;
using Fairlead.Operations.Sessions;

namespace Fairlead.Operations.Exchange;

/// <summary>An export: its text, which may hold secrets, and what it lacks.</summary>
/// <param name="Text">The text.</param>
/// <param name="Missing">The connections that can't be resolved, and why.</param>
/// <param name="LeftOut">The connections whose secrets were left out.</param>
internal sealed record Export(Secret Text, IReadOnlyList<KeyValuePair<string, string>> Missing, IReadOnlyList<string> LeftOut)
{
    public static async Task<Export> CreateAsync(
        ConnectionSession session, IReadOnlyList<string> ids, string format, bool withSecrets, bool asJson,
            CancellationToken cancellationToken)
    {
        var connections = new List<EffectiveConnection>();
        foreach (string id in ids) connections.Add(await EffectiveConnection.CreateAsync(session, id, cancellationToken)
            .ConfigureAwait(false));
        bool holdsConnections = ExportFormat.HoldsConnections(format);
        IEnumerable<ExchangedConnection> exchanged = connections.Select(connection =>
            new ExchangedConnection(connection.Id, withSecrets ? connection.Fields : connection.PublicFields));
        string text = format switch
        {
            ExportFormat.AirflowJson => AirflowFiles.WriteJson(exchanged),
            ExportFormat.AirflowYaml => AirflowFiles.WriteYaml(exchanged),
            ExportFormat.AirflowEnv => AirflowFiles.WriteEnv(exchanged, asJson),
            ExportFormat.Kubernetes => EnvironmentSkeletons.WriteKubernetes(connections, withSecrets),
            ExportFormat.ExternalSecret => EnvironmentSkeletons.WriteExternalSecret(connections),
            ExportFormat.GitHub => EnvironmentSkeletons.WriteGitHub(connections, session.Deployment.Name),
            ExportFormat.Settings => EnvironmentSkeletons.WriteSettings(connections),
            ExportFormat.Aspire => EnvironmentSkeletons.WriteAspire(connections),
            _ => EnvironmentSkeletons.WriteExample(connections),
        };
        return new Export(
            new Secret(text),
            [.. connections.Where(static connection => connection.Reason is not null)
                .Select(static connection => KeyValuePair.Create(connection.Id, connection.Reason!))],
            withSecrets || !holdsConnections ? []
                : [.. connections.Where(static connection => connection.HasSecrets).Select(static connection => connection.Id)]);
    }

    /// <summary>Writes the file as a whole or not at all. Only the owner can read a new one.</summary>
    /// <exception cref="OperationException">It exists, and may not be replaced; or it can't be written.</exception>
    public void Write(string path, bool overwrites)
    {
        if (Path.Exists(path) && !overwrites) throw OperationException.Conflict($"'{path}' exists; --overwrite replaces it");
        try
        {
            ConnectionFileWriter.Write(path, Text.Reveal());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OperationException.Work($"'{path}' can't be written ({e.GetType().Name})");
        }
    }

    public void Write(TextWriter writer) => writer.Write(Text.Reveal());
}
