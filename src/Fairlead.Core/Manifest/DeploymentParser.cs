using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>Reads <c>deployments</c> and lets each take over what it inherits.</summary>
internal sealed class DeploymentParser(IReadOnlyList<ManifestConnection> connections, List<Problem> problems)
{
    private static readonly string[] Properties = ["description", "inherits", "overrides", "links", "excludes"];
    private static readonly string[] OverrideProperties = ["description", "host", "port", "schema", "login", "password", "extra"];

    /// <summary>Who has more problems than this has not mistyped names: looking for the nearest of all names stops.</summary>
    internal const int MaximumSuggestions = 20;

    private readonly Dictionary<string, ManifestConnection> _connections = connections.ToDictionary(static c => c.Id, StringComparer.Ordinal);

    public List<ManifestDeployment> Parse(JsonValue deployments)
    {
        if (deployments.Kind != JsonKind.Object)
        {
            problems.Add(new Problem(RuleTable.InvalidField, deployments.Span, "'deployments' must be a JSON object of deployments by name"));
            return [];
        }

        var declared = new List<DeclaredDeployment>();
        var collisions = new IdCollisions(problems);
        foreach (JsonMember member in ManifestObject.UniqueMembers(deployments, problems))
        {
            if (ManifestIds.DefectOf(member.Name) is { } defect)
                problems.Add(new Problem(RuleTable.InvalidConnectionId, member.NameSpan, $"The name of a deployment {defect}"));
            else
                declared.Add(Read(member, collisions.NameDeployment(member.Name, member.NameSpan)));
        }
        return DeploymentInheritance.Apply(declared, problems);
    }

    private DeclaredDeployment Read(JsonMember member, string memberName)
    {
        var properties = new ManifestObject(member.Value, "a deployment", Properties, problems);
        var changes = new Dictionary<string, DeploymentChange>(StringComparer.Ordinal);
        if (properties["overrides"] is { } overrides) ReadOverrides(overrides, changes);
        ReadLinks(properties, "links", linked: true, changes);
        ReadLinks(properties, "excludes", linked: false, changes);
        var deployment = new ManifestDeployment
        {
            Name = member.Name,
            NameSpan = new SourceSpan(member.NameSpan.Start + 1, Math.Max(0, member.NameSpan.Length - 2)),
            Source = member.Value,
            MemberName = memberName,
            Description = properties.ReadText("description"),
            Changes = changes,
        };
        return new DeclaredDeployment(deployment, properties.ReadText("inherits"), properties["inherits"]?.Span ?? default);
    }

    private void ReadOverrides(JsonValue overrides, Dictionary<string, DeploymentChange> changes)
    {
        if (overrides.Kind != JsonKind.Object)
        {
            problems.Add(new Problem(RuleTable.InvalidField, overrides.Span, "'overrides' must be a JSON object of overrides by connection id"));
            return;
        }

        foreach (JsonMember member in ManifestObject.UniqueMembers(overrides, problems))
        {
            if (Find(member.Name, member.NameSpan, "This overrides") is { } connection)
                changes.Add(member.Name, new DeploymentChange { Overrides = ReadOverride(connection, member.Value) });
        }
    }

    private ManifestFields ReadOverride(ManifestConnection connection, JsonValue value)
    {
        JsonMember? type = value.Members.FirstOrDefault(static member => member.Name == "conn_type");
        if (type is not null)
        {
            problems.Add(new Problem(RuleTable.UnknownOrDuplicateProperty, type.NameSpan,
                "'conn_type' cannot be overridden: code is generated for one type; declare another connection"));
            value = new JsonValue(value.Kind, value.Span) { Members = [.. value.Members.Where(static member => member.Name != "conn_type")] };
        }

        var properties = new ManifestObject(value, "an override", OverrideProperties, problems);
        var declarations = new FieldDeclarations(connection.Fields, connection.Extras);
        return new FieldValuesParser(connection.Id, declarations, problems).Parse(properties, isOverride: true);
    }

    private void ReadLinks(ManifestObject properties, string name, bool linked, Dictionary<string, DeploymentChange> changes)
    {
        foreach (JsonValue id in properties.ReadTexts(name))
        {
            if (Find(id.Text!, id.Span, linked ? "This links" : "This excludes") is null) continue;
            DeploymentChange change = changes.TryGetValue(id.Text!, out DeploymentChange? existing) ? existing : new DeploymentChange();
            if (change.Linked is not null)
            {
                problems.Add(new Problem(RuleTable.UnknownOrDuplicateProperty, id.Span, $"'{id.Text}' is both linked and excluded; keep one"));
            }
            changes[id.Text!] = change with { Linked = linked };
        }
    }

    private ManifestConnection? Find(string id, SourceSpan span, string verb)
    {
        if (_connections.TryGetValue(id, out ManifestConnection? connection)) return connection;
        string name = QuotedName.LooksLikeName(id) ? $"the connection '{id}'" : "a connection";
        string suggestion = problems.Count < MaximumSuggestions ? Suggestion.Phrase(id, _connections.Keys) : "";
        problems.Add(new Problem(RuleTable.UnknownDeploymentTarget, span, $"{verb} {name}, which the manifest does not declare{suggestion}"));
        return null;
    }
}
