using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Manifest;
using Fairlead.Core.Templates;

namespace Fairlead.Operations.Definitions;

/// <summary>Creates what the runtime knows of a declared connection, as generated code does it.</summary>
internal static class DefinitionFactory
{
    public static ConnectionDefinition Create(ManifestConnection connection, IReadOnlyList<ManifestDeployment> deployments)
    {
        ConnectionType type = connection.Type;
        bool isBuiltIn = ConnectionTypeTable.BuiltIn.Find(type.Id) == type;
        ConnectionType? basis = isBuiltIn ? type : type.BasedOn is { } name ? ConnectionTypeTable.BuiltIn.Find(name) : null;
        bool hasOwnRecipe = !ReferenceEquals(type.ConnectionString, basis?.ConnectionString);
        return new ConnectionDefinition
        {
            Id = connection.Id,
            Parameters = [.. connection.Parameters.All.Select(ToParameter)],
            ConnType = type.Id,
            TypeNames = isBuiltIn ? [] : [.. type.Aliases, .. type.UriSchemes],
            BasedOn = isBuiltIn ? null : type.BasedOn,
            ConnectionString = hasOwnRecipe ? [.. type.ConnectionString.Select(static part => $"{part.Keyword}={part.Template}")] : [],
            Description = connection.Values.Description,
            Host = connection.Values.Host,
            Port = connection.Values.Port,
            Schema = connection.Values.Schema,
            Login = connection.Values.Login,
            Extra = ToJson(connection.Values),
            ExtraDefaults = FindDefaults(connection),
            SecretExtras = [.. connection.Extras.Where(static extra => extra.Secret).Select(static extra => extra.Name)],
            DeclaredExtras = [.. connection.Extras.Select(static extra => extra.Name).Where(extra => basis?.FindExtra(extra) is null)],
            RequiredFields = [.. RequiredFields.Find(connection)],
            Owners = connection.Owners,
            Expires = ToDate(connection.Expires),
            RotateEvery = connection.RotateEvery,
            LastRotated = ToDate(connection.LastRotated),
            Restricted = connection.Sharing == ConnectionSharing.Restricted,
            Deployments = FindChanges(connection, deployments),
            Validate = resolved => DeclaredExtras.Check(resolved, connection.Extras),
        };
    }

    /// <summary>Finds what the project's own deployments change of a connection, by deployment.</summary>
    public static IReadOnlyDictionary<string, DeploymentConnection> FindChanges(
        ManifestConnection connection, IReadOnlyList<ManifestDeployment> deployments)
    {
        var changes = new Dictionary<string, DeploymentConnection>(StringComparer.Ordinal);
        foreach (ManifestDeployment deployment in deployments)
        {
            if (!deployment.IsOwn || !deployment.Changes.TryGetValue(connection.Id, out DeploymentChange? change)) continue;
            bool? linked = change.IsLinkedByLibrary ? null : change.Linked;
            if (linked is null && !change.Overrides.Mentioned.Names.Any() && !connection.IsOwn) continue;
            changes.Add(deployment.Name, ToChange(linked, change.Overrides));
        }
        return changes;
    }

    private static DeploymentConnection ToChange(bool? linked, ManifestFields values) => new()
    {
        Linked = linked,
        Description = values.Description,
        Host = values.Host,
        Port = values.Port,
        Schema = values.Schema,
        Login = values.Login,
        Extra = ToJson(values),
    };

    private static string? ToJson(ManifestFields values) => values.Extra.Count == 0 ? null
        : JsonWriter.WriteObject(values.Extra.Select(static member => KeyValuePair.Create(member.Name, member.Value)));

    private static string? FindDefaults(ManifestConnection connection)
    {
        KeyValuePair<string, JsonValue>[] unset =
        [
            .. from extra in connection.Extras
               where extra.Default is not null && !connection.Values.Extra.Any(member => member.Name == extra.Name)
               select KeyValuePair.Create(extra.Name, JsonDocument.Parse(extra.Default!, JsonReaderOptions.Strict).Root!),
        ];
        return unset.Length == 0 ? null : JsonWriter.WriteObject(unset);
    }

    private static ConnectionParameter ToParameter(TemplateParameter parameter) => new()
    {
        Name = parameter.Name,
        Pattern = parameter.IsListed || parameter.Pattern == ValuePattern.Default ? null : parameter.Pattern.Text,
        AllowedValues = parameter.Allowed,
        Default = parameter.Default,
        Description = parameter.Description,
    };

    private static DateOnly? ToDate(DateTime? day) => day is { } set ? DateOnly.FromDateTime(set) : null;
}
