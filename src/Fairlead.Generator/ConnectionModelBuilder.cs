using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Manifest;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Builds the generated types of a manifest's connections.</summary>
internal sealed class ConnectionModelBuilder(ManifestDocument manifest, string space, bool wantsFakes)
{
    /// <summary>A thousand connections have a handful of types.</summary>
    private readonly Dictionary<string, ConnectionLayout> _layoutsByType = new(StringComparer.Ordinal);

    public ConnectionModel Build(ManifestConnection connection)
    {
        ConnectionLayout layout = GetLayout(connection);
        EquatableArray<PropertyModel> properties = layout.GetProperties(connection.Values);
        var definition = new DefinitionModel(
            connection.Type.Id,
            layout.TypeNames,
            layout.BasedOn,
            layout.ConnectionString,
            DeploymentChanges.GetValues(connection.Values),
            FindDefaults(connection.Values, layout),
            layout.SecretExtras,
            layout.DeclaredExtras,
            new(layout.FindRequiredFields(properties, connection.Values)),
            connection.Sharing == ConnectionSharing.Restricted,
            DeploymentChanges.Find(connection, manifest.Deployments),
            BuildLifetime(connection));
        return new ConnectionModel(
            space,
            connection.Id,
            connection.ClassName,
            ConnectionTexts.GetSummary(connection),
            ConnectionTexts.FindRemarks(connection, ConnectionTexts.FindAvailability(connection, manifest.Deployments)),
            properties,
            layout.Recipe,
            definition,
            wantsFakes) { Template = TemplateModelBuilder.Build(connection) };
    }

    private ConnectionLayout GetLayout(ManifestConnection connection)
    {
        ConnectionType type = connection.Type;
        if (ReferenceEquals(connection.Fields, type.Fields) && ReferenceEquals(connection.Extras, type.Extras))
        {
            if (!_layoutsByType.TryGetValue(type.Id, out ConnectionLayout? layout))
                _layoutsByType.Add(type.Id, layout = new ConnectionLayout(type, type.Fields, type.Extras, className: ""));
            if (layout.Fits(connection.ClassName)) return layout;
        }
        return new ConnectionLayout(type, connection.Fields, connection.Extras, connection.ClassName);
    }

    private static LifetimeModel BuildLifetime(ManifestConnection connection) => new(
        new(connection.Owners), WriteDay(connection.Expires), connection.RotateEvery?.Ticks, WriteDay(connection.LastRotated));

    private static string? WriteDay(DateTime? day) => day is { } set ? ConnectionLifetime.WriteDay(set) : null;

    /// <summary>Finds the defaults of extras that the manifest doesn't set, as JSON. Returns null if there are none.</summary>
    private static string? FindDefaults(ManifestFields values, ConnectionLayout layout)
    {
        if (layout.Defaults.Count == 0) return null;
        List<KeyValuePair<string, JsonValue>> unset =
            [.. layout.Defaults.Where(declared => !values.Extra.Any(member => member.Name == declared.Key))];
        return unset.Count == 0 ? null : JsonWriter.WriteObject(unset);
    }
}
