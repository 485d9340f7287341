using System.Globalization;
using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Manifest;
using Fairlead.Core.Text;
using Fairlead.Operations.Projects;

namespace Fairlead.Operations.Editing;

/// <summary>Edits what a deployment changes: links, exclusions and overrides.</summary>
internal sealed class DeploymentEditor
{
    private const string Deployments = "deployments";
    private const string ExtraPrefix = "extra.";

    private readonly ConnectionProject _project;
    private readonly ManifestFile _file;
    private readonly string _deployment;

    /// <exception cref="OperationException">There is no such deployment.</exception>
    public DeploymentEditor(ConnectionProject project, string deployment)
    {
        _project = project;
        ManifestDeployment declared = Find(project, deployment);
        _deployment = declared.Name;
        _file = declared.IsOwn ? project.Files[declared.File] : FindOwnFile(project);
    }

    /// <summary>Finds a deployment by its name, in any case.</summary>
    /// <exception cref="OperationException">The manifest has no deployment of that name.</exception>
    public static ManifestDeployment Find(ConnectionProject project, string name)
    {
        ManifestDeployment? found = project.Manifest.Deployments
            .FirstOrDefault(deployment => string.Equals(deployment.Name, name, StringComparison.OrdinalIgnoreCase));
        string[] names = [.. project.Manifest.Deployments.Select(static deployment => deployment.Name)];
        return found ?? throw OperationException.Request($"The manifest declares no deployment '{QuotedName.Show(name)}'"
            + (names.Length == 0 ? "" : $"; the declared ones are {string.Join(", ", names)}") + Suggestions.GetPhrase(name, names));
    }

    /// <summary>Finds the declaration of a connection.</summary>
    /// <exception cref="OperationException">The manifest does not declare the connection.</exception>
    public static ManifestConnection FindConnection(ConnectionProject project, string id) =>
        project.Connections.FirstOrDefault(connection => connection.Id == id)
        ?? throw OperationException.Request($"The manifest declares no connection '{QuotedName.Show(id)}'"
            + Suggestions.GetPhrase(id, project.Connections.Select(static connection => connection.Id)));

    /// <summary>Makes the connection one of the deployment's. Returns what was done.</summary>
    public string Link(string id)
    {
        ManifestConnection connection = FindConnection(_project, id);
        if (Find(_project, _deployment).Links(connection)) return $"'{_deployment}' links '{id}' already";
        string text = ManifestText.RemoveElement(_file.Text, Path, "excludes", id);
        bool isLinked = connection.Sharing == ConnectionSharing.Linked && !IsExcludedByInheritance(connection);
        if (!isLinked) text = ManifestText.AddElement(text, Path, "links", id);
        ManifestSaver.Save(_project, _file, text);
        return $"'{_deployment}' links '{id}'";
    }

    /// <summary>Takes the connection out of the deployment. Returns what was done.</summary>
    public string Unlink(string id)
    {
        ManifestConnection connection = FindConnection(_project, id);
        if (!Find(_project, _deployment).Links(connection)) return $"'{_deployment}' doesn't link '{id}'";
        string text = ManifestText.RemoveElement(_file.Text, Path, "links", id);
        bool isLinkedAnyway = connection.Sharing == ConnectionSharing.Linked || text == _file.Text;
        if (isLinkedAnyway) text = ManifestText.AddElement(text, Path, "excludes", id);
        ManifestSaver.Save(_project, _file, text);
        return isLinkedAnyway ? $"'{_deployment}' excludes '{id}'" : $"'{_deployment}' no longer links '{id}'";
    }

    /// <summary>Overrides a field of a connection. Returns what was done; the value is not repeated.</summary>
    /// <param name="id">The connection.</param>
    /// <param name="field">The field, such as <c>host</c> or <c>extra.sslmode</c>.</param>
    /// <param name="value">The value; null removes the override.</param>
    public string Override(string id, string field, string? value)
    {
        ManifestConnection connection = FindConnection(_project, id);
        bool isExtra = field.StartsWith(ExtraPrefix, StringComparison.Ordinal) && field.Length > ExtraPrefix.Length;
        if (!isExtra && field is not ("host" or "port" or "schema" or "login" or "description"))
            throw OperationException.Request(field == "password"
                ? "A password is a secret, and the manifest holds none; 'connections update' writes it to a backend"
                : $"'{QuotedName.Show(field)}' can't be overridden; host, port, schema, login, description and extra.<name> can");
        string[] path = [.. Path, "overrides", id, .. isExtra ? ["extra"] : Array.Empty<string>()];
        string name = isExtra ? field[ExtraPrefix.Length..] : field;
        string text = value is null
            ? ManifestText.Remove(_file.Text, path, name, Path.Length)
            : ManifestText.Set(_file.Text, path, name, ToJson(connection, field, name, value));
        if (value is null && text == _file.Text) return $"'{_deployment}' doesn't override '{field}' of '{id}'";
        ManifestSaver.Save(_project, _file, text);
        return value is null ? $"'{_deployment}' no longer overrides '{field}' of '{id}'"
            : $"'{_deployment}' overrides '{field}' of '{id}'";
    }

    private string[] Path => [Deployments, _deployment];

    private static ManifestFile FindOwnFile(ConnectionProject project) =>
        project.Files.LastOrDefault(static file => ManifestFileNames.IsManifest(file.Path))
        ?? throw OperationException.Work("The project has no manifest of its own; 'fairlead init' creates one");

    private bool IsExcludedByInheritance(ManifestConnection connection) =>
        Find(_project, _deployment).Inherits is { } inherits && !Find(_project, inherits).Links(connection);

    /// <summary>A value is written as the field's declaration has it: a number, true or false, a list, or a text.</summary>
    private static JsonValue ToJson(ManifestConnection connection, string field, string name, string value)
    {
        if (field == "port")
        {
            return HostList.TryReadPort(value, out int port)
                ? new JsonValue(JsonKind.Number, default, port.ToString(CultureInfo.InvariantCulture))
                : throw OperationException.Request("The port is not a number from 0 to 65535");
        }
        ExtraType? type = connection.Extras.FirstOrDefault(extra => extra.Name == name && field != name)?.Type;
        JsonValue? parsed = type is ExtraType.Integer or ExtraType.Number or ExtraType.Boolean or ExtraType.Array
            ? JsonDocument.Parse(value, JsonReaderOptions.Strict) is { Error: null, Root: { } root } ? root : null
            : null;
        if (parsed is not null) return parsed;
        return type == ExtraType.Array
            ? new JsonValue(JsonKind.Array,
                default) { Elements = [.. value.Split(',').Select(static part => ManifestText.ToText(part.Trim()))] }
            : ManifestText.ToText(value);
    }
}
