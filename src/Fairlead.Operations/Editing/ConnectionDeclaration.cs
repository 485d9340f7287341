using Fairlead.Core.Connections;
using Fairlead.Core.Json;
using Fairlead.Core.Manifest;
using Fairlead.Operations.Exchange;
using Fairlead.Operations.Projects;
using Fairlead.Operations.Writing;

namespace Fairlead.Operations.Editing;

/// <summary>A connection that is about to be declared in a manifest, without its secrets.</summary>
internal sealed class ConnectionDeclaration
{
    private readonly ConnectionProject _project;
    private readonly ManifestFile _file;
    private readonly string _text;

    private ConnectionDeclaration(ConnectionProject project, ManifestFile file, string text, ConnectionFields secrets)
    {
        (_project, _file, _text, Secrets) = (project, file, text, secrets);
    }

    /// <summary>What the manifest must not have, for a backend.</summary>
    public ConnectionFields Secrets { get; }

    /// <summary>Prepares a declaration.</summary>
    /// <exception cref="OperationException">The connection is declared already, or can't be.</exception>
    public static ConnectionDeclaration Plan(ConnectionProject project, string id, ConnectionFields fields)
    {
        if (ManifestIds.FindDefect(id) is { } defect) throw OperationException.Request($"A connection id {defect}");
        if (project.Connections.Any(connection => connection.Id == id)) throw OperationException.Conflict(
            $"A manifest declares '{id}' already");
        ManifestFile file = project.Files.LastOrDefault(static file => ManifestFileNames.IsManifest(file.Path))
            ?? throw OperationException.Work("The project has no manifest of its own");
        string export = AirflowFiles.WriteJson([new ExchangedConnection(id, fields with { ConnType = fields.ConnType ?? "generic" })]);
        string manifest = AirflowExport.TryRead(export)!.ToManifest(out IReadOnlyList<ExportedSecret> exported);
        JsonValue declared = JsonDocument.Parse(manifest, JsonReaderOptions.Strict).Root!["connections"]![id]!;
        string text = ManifestText.Set(file.Text, ["connections"], id, declared);
        ManifestSaver.Check(project, file, text);
        ConnectionFields secrets = exported.Aggregate(new ConnectionFields(), (rest, secret) =>
            FieldAssignment.Set(rest, secret.Field, secret.Value, fields.ConnType)
                ?? rest with { Extra = ExtraObject.Merge(rest.Extra, secret.Value) });
        return new ConnectionDeclaration(project, file, text, secrets);
    }

    /// <exception cref="OperationException">The manifest was changed meanwhile, or can't be written.</exception>
    public void Save() => ManifestSaver.Save(_project, _file, _text);
}
