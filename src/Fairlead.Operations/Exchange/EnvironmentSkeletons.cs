using System.Text;
using System.Text.Json.Nodes;
using Fairlead.Core.Json;
using Fairlead.Operations.Writing;
using JsonValue = Fairlead.Core.Json.JsonValue;

namespace Fairlead.Operations.Exchange;

/// <summary>
/// Writes files to fill in, for what an environment has to supply: the names of values, and only in a Kubernetes secret the values
/// themselves, where they are asked for.
/// </summary>
internal static class EnvironmentSkeletons
{
    private const string SecretName = "fairlead-connections";

    public static string WriteExample(IReadOnlyList<EffectiveConnection> connections)
    {
        var text = new StringBuilder("""
            # What this program needs from its environment: copy the file, fill it in, and keep the copy out of the repository.
            # Lines that begin with '#' are optional.

            """.ReplaceLineEndings("\n"));
        foreach (EffectiveConnection connection in connections)
        {
            string description = connection.Fields.Description is { } words ? $": {words.ReplaceLineEndings(" ")}" : "";
            text.Append($"#\n# {connection.Id} ({connection.Fields.ConnType}){description}\n");
            foreach (NeededValue value in NeededValue.List([connection])) text.Append(
                $"{(value.IsRequired ? "" : "#")}{value.Variable}=\n");
        }
        return text.ToString();
    }

    /// <summary>A secret whose keys are variables, for <c>envFrom</c>.</summary>
    public static string WriteKubernetes(IReadOnlyList<EffectiveConnection> connections, bool withValues)
    {
        var data = new JsonObject();
        foreach (EffectiveConnection connection in connections)
        {
            IReadOnlyDictionary<string, Secret> fields = Flatten(connection);
            foreach (NeededValue value in NeededValue.List([connection]))
            {
                string? set = withValues ? fields.GetValueOrDefault(value.Field)?.Reveal() : null;
                if (set is not null || value.IsRequired) data[value.Variable] = set ?? "";
            }
        }
        return YamlText.Write(new JsonObject
        {
            ["apiVersion"] = "v1", ["kind"] = "Secret", ["metadata"] = new JsonObject { ["name"] = SecretName }, ["type"] = "Opaque",
            ["stringData"] = data,
        });
    }

    public static string WriteExternalSecret(IReadOnlyList<EffectiveConnection> connections) => YamlText.Write(new JsonObject
    {
        ["apiVersion"] = "external-secrets.io/v1",
        ["kind"] = "ExternalSecret",
        ["metadata"] = new JsonObject { ["name"] = SecretName },
        ["spec"] = new JsonObject
        {
            ["refreshInterval"] = "1h",
            ["secretStoreRef"] = new JsonObject { ["kind"] = "SecretStore", ["name"] = "fairlead" },
            ["target"] = new JsonObject { ["name"] = SecretName },
            ["data"] = new JsonArray(
                [.. NeededValue.List(connections).Where(static value => value.IsRequired).Select(static value => new JsonObject
            {
                ["secretKey"] = value.Variable,
                ["remoteRef"] = new JsonObject { ["key"] = value.ConnectionId, ["property"] = value.Field },
            })]),
        },
    });

    /// <summary>The commands that store the secrets of a repository, and the lines of a workflow that hand them on.</summary>
    public static string WriteGitHub(IReadOnlyList<EffectiveConnection> connections, string? deployment)
    {
        string environment = deployment is null ? "" : $" --env {deployment}";
        NeededValue[] needed = [.. NeededValue.List(connections).Where(static value => value.IsRequired)];
        var text = new StringBuilder("# Once, for each value; gh asks for it:\n");
        foreach (NeededValue value in needed) text.Append($"#   gh secret set {value.Variable}{environment}\n");
        text.Append("env:\n");
        foreach (NeededValue value in needed) text.Append($"  {value.Variable}: ${{{{ secrets.{value.Variable} }}}}\n");
        return text.ToString();
    }

    public static string WriteSettings(IReadOnlyList<EffectiveConnection> connections)
    {
        var all = new List<JsonMember>();
        foreach (EffectiveConnection connection in connections)
        {
            List<JsonMember> fields = [];
            List<JsonMember> extras = [];
            foreach (NeededValue value in NeededValue.List([connection]).Where(static value => value.IsRequired))
            {
                bool isExtra = value.Field.StartsWith("extra.", StringComparison.Ordinal);
                (isExtra ? extras : fields).Add(new JsonMember(isExtra ? value.Field["extra.".Length..] : value.Field, default, Empty));
            }
            if (extras.Count > 0) fields.Add(new JsonMember("extra", default, ToObject(extras)));
            if (fields.Count > 0) all.Add(new JsonMember(connection.Id, default, ToObject(fields)));
        }
        return JsonLayout.Write(ToObject([new JsonMember("Connections", default, ToObject(all))]));
    }

    /// <summary>Lines for the AppHost of .NET Aspire: a secret parameter for each value, handed on as a variable.</summary>
    public static string WriteAspire(IReadOnlyList<EffectiveConnection> connections)
    {
        NeededValue[] needed = [.. NeededValue.List(connections).Where(static value => value.IsRequired)];
        var text = new StringBuilder();
        foreach (NeededValue value in needed)
            text.Append($"var {value.LocalName} = builder.AddParameter(\"{value.ParameterName}\", secret: true);\n");
        text.Append("project");
        foreach (NeededValue value in needed) text.Append($"\n    .WithEnvironment(\"{value.Variable}\", {value.LocalName})");
        return text.Append(";\n").ToString();
    }

    private static JsonValue Empty => new(JsonKind.String, default, "");

    private static JsonValue ToObject(IReadOnlyList<JsonMember> members) => new(JsonKind.Object, default) { Members = members };

    private static Dictionary<string, Secret> Flatten(EffectiveConnection connection)
    {
        Dictionary<string, Secret> fields = FieldValues.ToBackend(connection.Fields);
        foreach ((string name, JsonNode? value) in ExtraObject.Read(connection.Fields.Extra) ?? [])
        {
            if (value is not null) fields["extra." + name] = new Secret(value is System.Text.Json.Nodes.JsonValue text
                && text.TryGetValue(out string? plain) ? plain : value.ToJsonString());
        }
        return fields;
    }
}
