using System.Globalization;
using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>Reads the <c>backends</c> of a deployment. The type decides which settings there are; secrets are never among them.</summary>
internal sealed class ManifestBackendsParser(List<Problem> problems)
{
    private const string TypeProperty = "type";
    private const string Expected = "a backend: a JSON object with the property 'type' and the backend's settings";

    /// <summary>Reads what <c>backends</c> says. Returns empty if that is nothing that can be used.</summary>
    public IReadOnlyList<ManifestBackend> Read(string deployment, JsonValue backends)
    {
        if (backends.Kind != JsonKind.Array)
        {
            ReportExpected("backends", backends.Span, "an array of backends, in the order in which they are asked");
            return [];
        }

        var read = new List<ManifestBackend>();
        foreach (JsonValue element in backends.Elements)
        {
            if (ReadOne(deployment, element) is { } settings) read.Add(settings);
        }
        return read;
    }

    private ManifestBackend? ReadOne(string deployment, JsonValue backend)
    {
        JsonMember? type = backend.Kind == JsonKind.Object
            ? backend.Members.FirstOrDefault(static member => member.Name == TypeProperty)
            : null;
        if (type is not { Value: { Kind: JsonKind.String, Text: { Length: > 0 } name } })
        {
            ReportExpected("backends", type?.Value.Span ?? backend.Span, Expected);
            return null;
        }

        string? meant = SecretsBackend.Find(name) is null
            ? Suggestions.Find(name, SecretsBackend.All.Select(static known => known.Id))
            : null;
        if (meant is not null || !QuotedName.LooksLikeName(name))
        {
            problems.Add(new Problem(RuleTable.InvalidField, type.Value.Span,
                $"'type' must be the name of a type of backend{(meant is null ? "" : $"; did you mean '{meant}'?")}")
                { Edits = ManifestEdits.ToChange(type.Value, meant) });
            return null;
        }

        var settings = new List<KeyValuePair<string, string>>();
        foreach (JsonMember member in ManifestObject.UniqueMembers(backend, problems))
        {
            if (member.Name != TypeProperty) Add(settings, deployment, "", member);
        }
        return new ManifestBackend(SecretsBackend.Find(name)?.Id ?? name, settings);
    }

    private void Add(List<KeyValuePair<string, string>> settings, string deployment, string prefix, JsonMember member)
    {
        if (ManifestSecrets.IsPairOrAddress(member.Name) || ManifestSecrets.LooksSecret(member.Name, member.Value))
        {
            problems.Add(new Problem(
                RuleTable.SecretInManifest, member.Value.Span, $"{QuotedName.Show(deployment)}.backends.{QuotedName.Show(member.Name)}"));
            return;
        }
        Add(settings, deployment, prefix + member.Name, member.Value);
    }

    private void Add(List<KeyValuePair<string, string>> settings, string deployment, string key, JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.Object:
                foreach (JsonMember member in ManifestObject.UniqueMembers(value, problems)) Add(settings, deployment, key + ":", member);
                break;
            case JsonKind.Array:
                for (int i = 0; i < value.Elements.Count; i++)
                    Add(settings, deployment, $"{key}:{i.ToString(CultureInfo.InvariantCulture)}", value.Elements[i]);
                break;
            case JsonKind.Null:
                break;
            default:
                settings.Add(new(key, value.Kind == JsonKind.String ? value.Text! : JsonWriter.Write(value)));
                break;
        }
    }

    private void ReportExpected(string name, SourceSpan span, string expected) =>
        problems.Add(new Problem(RuleTable.InvalidField, span, $"'{name}' must be {expected}"));
}
