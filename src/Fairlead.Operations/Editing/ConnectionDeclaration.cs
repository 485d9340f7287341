using Fairlead.Core.Connections;
using Fairlead.Core.Json;
using Fairlead.Core.Manifest;
using Fairlead.Operations.Exchange;
using Fairlead.Operations.Projects;
using Fairlead.Operations.Writing;

namespace Fairlead.Operations.Editing;

/// <summary>Declares connections in a manifest, without their secrets.</summary>
internal static class ConnectionDeclaration
{
    /// <summary>Declares a connection. Returns what the manifest must not have, for a backend.</summary>
    /// <exception cref="OperationException">It is declared already, or can't be.</exception>
    public static ConnectionFields Declare(ConnectionProject project, string id, ConnectionFields fields)
    {
        if (ManifestIds.FindDefect(id) is { } defect) throw OperationException.Request($"A connection id {defect}");
        if (project.Connections.Any(connection => connection.Id == id)) throw OperationException.Conflict($"A manifest declares '{id}' already");
        ManifestFile file = project.Files.LastOrDefault(static file => ManifestFileNames.IsManifest(file.Path))
            ?? throw OperationException.Work("The project has no manifest of its own");
        string export = AirflowFiles.WriteJson([new ExchangedConnection(id, fields with { ConnType = fields.ConnType ?? "generic" })]);
        string manifest = AirflowExport.TryRead(export)!.ToManifest(out IReadOnlyList<ExportedSecret> secrets);
        JsonValue declared = JsonDocument.Parse(manifest, JsonReaderOptions.Strict).Root!["connections"]![id]!;
        ManifestSaver.Save(project, file, ManifestText.Set(file.Text, ["connections"], id, declared));
        return secrets.Aggregate(new ConnectionFields(), (rest, secret) =>
            FieldAssignment.Set(rest, secret.Field, secret.Value, fields.ConnType) ?? rest with { Extra = ExtraObject.Merge(rest.Extra, secret.Value) });
    }
}
