using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>Reads one entry of <c>deployments</c>.</summary>
internal sealed class DeploymentParser(IReadOnlyDictionary<string, ManifestConnection> connections, OpenManifest manifest)
{
    private static readonly string[] Properties = ["description", "inherits", "backends", "overrides", "links", "excludes"];
    private static readonly string[] OverrideProperties = ["description", "host", "port", "schema", "login", "password", "extra"];

    /// <summary>Who has more _problems than this has not mistyped names: looking for the nearest of all names stops.</summary>
    internal const int MaximumSuggestions = 20;

    private readonly List<Problem> _problems = manifest.Problems;

    public DeclaredDeployment Read(JsonMember member, string memberName)
    {
        var properties = new ManifestObject(member.Value, "a deployment", Properties, _problems);
        var changes = new Dictionary<string, DeploymentChange>(StringComparer.Ordinal);
        if (properties["overrides"] is { } overrides) ReadOverrides(overrides, changes);
        ReadLinks(properties, "links", linked: true, changes);
        ReadLinks(properties, "excludes", linked: false, changes);
        var deployment = new ManifestDeployment
        {
            Name = member.Name,
            File = manifest.File,
            NameSpan = new SourceSpan(member.NameSpan.Start + 1, Math.Max(0, member.NameSpan.Length - 2)),
            Source = member.Value,
            MemberName = memberName,
            Description = properties.ReadText("description"),
            Changes = changes,
            Backends = properties["backends"] is { } backends ? new ManifestBackendsParser(_problems).Read(member.Name, backends) : null,
            BackendsSpan = properties["backends"]?.Span ?? default,
        };
        return new DeclaredDeployment(deployment, manifest, properties.ReadText("inherits") is null ? null : properties.Find("inherits"));
    }

    private void ReadOverrides(JsonValue overrides, Dictionary<string, DeploymentChange> changes)
    {
        if (overrides.Kind != JsonKind.Object)
        {
            _problems.Add(
                new Problem(RuleTable.InvalidField, overrides.Span, "'overrides' must be a JSON object of overrides by connection id"));
            return;
        }

        foreach (JsonMember member in ManifestObject.UniqueMembers(overrides, _problems))
        {
            if (Find(member.Name, member.NameSpan, "This overrides",
                near => [.. ManifestEdits.ToRename(member, near), .. ManifestEdits.ToRemove(member)]) is { } connection)
                changes.Add(member.Name, new DeploymentChange { Overrides = ReadOverride(connection, member.Value) });
        }
    }

    private ManifestFields ReadOverride(ManifestConnection connection, JsonValue value)
    {
        JsonMember? type = value.Members.FirstOrDefault(static member => member.Name == "conn_type");
        if (type is not null)
        {
            _problems.Add(new Problem(RuleTable.UnknownOrDuplicateProperty, type.NameSpan,
                "'conn_type' cannot be overridden: code is generated for one type; declare another " +
                "connection") { Edits = ManifestEdits.ToRemove(type) });
            value = new JsonValue(
                value.Kind, value.Span) { Members = [.. value.Members.Where(static member => member.Name != "conn_type")] };
        }

        var properties = new ManifestObject(value, "an override", OverrideProperties, _problems);
        var declarations = new FieldDeclarations(connection.Fields, connection.Extras);
        return new FieldValuesParser(connection.Id, declarations, connection.Parameters.All, manifest).Parse(properties, isOverride: true);
    }

    private void ReadLinks(ManifestObject properties, string name, bool linked, Dictionary<string, DeploymentChange> changes)
    {
        foreach (JsonValue id in properties.ReadTexts(name))
        {
            if (Find(id.Text!, id.Span, linked ? "This links" : "This excludes",
                near => [.. ManifestEdits.ToChange(id, near), ManifestEdits.ToRemove(id)]) is null)
                continue;
            DeploymentChange change = changes.TryGetValue(id.Text!, out DeploymentChange? existing) ? existing : new DeploymentChange();
            if (change.Linked is not null)
            {
                _problems.Add(new Problem(
                    RuleTable.UnknownOrDuplicateProperty, id.Span, $"'{QuotedName.Show(id.Text!)}' is both linked and excluded; keep one")
                    { Edits = [ManifestEdits.ToRemove(id)] });
            }
            changes[id.Text!] = change with { Linked = linked, LinkedAt = id.Span, IsLinkedByLibrary = manifest.File < 0 };
        }
    }

    /// <param name="id">The connection.</param>
    /// <param name="span">Where it is named.</param>
    /// <param name="verb">What is done to it, for the message.</param>
    /// <param name="toEdits">What would mend it, given the id that was probably meant.</param>
    private ManifestConnection? Find(string id, SourceSpan span, string verb, Func<string?, IReadOnlyList<ProblemEdit>> toEdits)
    {
        if (connections.TryGetValue(id, out ManifestConnection? connection)) return connection;
        string name = QuotedName.LooksLikeName(id) ? $"the connection '{id}'" : "a connection";
        string? near = _problems.Count < MaximumSuggestions ? Suggestions.Find(id, connections.Keys) : null;
        string suggestion = near is null ? "" : $"; did you mean '{near}'?";
        _problems.Add(new Problem(
            RuleTable.UnknownDeploymentTarget, span, $"{verb} {name}, which the manifest does not declare{suggestion}")
            { Edits = toEdits(near) });
        return null;
    }
}
