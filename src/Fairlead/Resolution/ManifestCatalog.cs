using Fairlead.CompilerServices;
using Fairlead.Core.Manifest;
using Fairlead.Core.Templates;
using Fairlead.Core.Text;
using Fairlead.Templates;

namespace Fairlead.Resolution;

/// <summary>
/// All registered manifests and those of their libraries as one. A manifest comes before its libraries, whatever the order of registration:
/// where two declare a connection or change a field of one, the first counts.
/// </summary>
internal sealed class ManifestCatalog
{
    private readonly Dictionary<string, (ConnectionDefinition Definition, int Manifest)> _definitions = new(StringComparer.Ordinal);
    private readonly List<TemplateInstances> _templates = [];
    private readonly Dictionary<string, string> _inherits = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<ConnectionManifest> _manifests;

    public ManifestCatalog(IEnumerable<ConnectionManifest> manifests)
    {
        _manifests = Order(manifests);
        var deployments = new List<string>();
        for (int i = 0; i < _manifests.Count; i++)
        {
            ConnectionManifest manifest = _manifests[i];
            foreach (ConnectionDefinition definition in manifest.Connections) _definitions.TryAdd(definition.Id, (definition, i));
            foreach ((string deployment, string inherited) in manifest.Inherits) _inherits.TryAdd(deployment, inherited);
            deployments.AddRange(manifest.Deployments.Except(deployments, StringComparer.Ordinal));
        }
        Deployments = deployments;

        // Where the ids of two templates begin alike, the longer one is meant.
        IEnumerable<ConnectionDefinition> templates = _definitions.Values.Select(declared => declared.Definition).Where(IsTemplate);
        _templates.AddRange(templates.OrderByDescending(template => template.Id.Length).Select(TemplateInstances.For));
    }

    public IReadOnlyList<string> Deployments { get; }

    /// <summary>The ids of the declared connections and templates.</summary>
    public IReadOnlyCollection<string> Ids => _definitions.Keys;

    /// <summary>Whether a connection of this id is declared.</summary>
    public bool IsDeclared(string connectionId) => _definitions.ContainsKey(connectionId);

    /// <summary>
    /// Finds the backends that a deployment names, or the deployment that it inherits. Returns null if none of them does. What libraries
    /// name counts for nothing: where the values are is the program's affair.
    /// </summary>
    public IReadOnlyList<BackendSettings>? FindBackends(string deployment)
    {
        HashSet<ConnectionManifest> libraries = [.. _manifests.SelectMany(static manifest => manifest.Libraries)];
        return GetLineage(deployment)
            .SelectMany(name => _manifests.Where(manifest => !libraries.Contains(manifest))
                .Select(manifest => manifest.Backends.GetValueOrDefault(name)))
            .FirstOrDefault(static backends => backends is not null);
    }

    /// <summary>Whether there is any manifest, be it an empty one.</summary>
    public bool HasManifests => _manifests.Count > 0;

    /// <summary>Finds whether changes link or exclude their connection. Returns null where they say nothing about it.</summary>
    public static bool? FindLink(IEnumerable<DeploymentConnection> changes) =>
        changes.Select(change => change.Linked).FirstOrDefault(linked => linked is not null);

    /// <summary>Gets the ids of the connections that a definition declares: of a template its instances, where these are known.</summary>
    public static IEnumerable<string> ListIds(ConnectionDefinition definition) =>
        IsTemplate(definition) ? TemplateInstances.For(definition).Parameters.ListIds() : [definition.Id];

    /// <summary>
    /// Finds the ids of the connections that a deployment may use. Instances of a template are among them where these are known.
    /// </summary>
    public IEnumerable<string> FindLinked(string? deployment) => _definitions.Values
        .Select(declared => declared.Definition)
        .Where(definition => (deployment is null ? null : FindLink(FindChanges(definition.Id, deployment))) ?? !definition.Restricted)
        .SelectMany(ListIds);

    /// <summary>
    /// Finds what the manifests say of a connection: what is declared for it, or for the template that it is an instance of.
    /// </summary>
    public ConnectionDefinition? Find(string connectionId)
    {
        if (FindConnection(connectionId) is { } connection) return connection;
        return FindInstance(connectionId) is var (template, values) ? template.CreateDefinition(connectionId, values) : null;
    }

    /// <summary>
    /// Finds why an id that begins like those of a template's instances is none of them, or is the template's own. Null for every other id.
    /// </summary>
    public string? FindTemplateDefect(string connectionId)
    {
        if (_templates.Count == 0 || FindConnection(connectionId) is not null || FindInstance(connectionId) is not null) return null;
        return _templates.Find(template => template.Parameters.Claims(connectionId)) is { } claiming
            ? $"the connection template '{QuotedName.Show(claiming.Parameters.Id)}' has no such instance: "
                + claiming.Parameters.TryRead(connectionId, out _)
            : null;
    }

    /// <summary>
    /// Finds the connections and templates that can share a variable with an instance of a template, each as a sentence. The build says the
    /// same, as far as one project sees both.
    /// </summary>
    public IEnumerable<string> FindCollisions()
    {
        foreach (TemplateParameters template in _templates.Select(static template => template.Parameters))
        {
            foreach ((string id, (ConnectionDefinition definition, _)) in _definitions)
            {
                TemplateParameters? other = IsTemplate(definition) ? TemplateInstances.For(definition).Parameters : null;
                if (id == template.Id || !TemplateCollisions.CanCollide(template, id, other)) continue;
                string subject = other is null ? "The connection" : "Instances of the template";
                yield return $"{subject} '{QuotedName.Show(id)}' and instances of the template '{QuotedName.Show(template.Id)}' "
                    + "can share a variable, a file or a secret; rename one, or let the template's parameters take fewer values";
            }
        }
    }

    /// <summary>
    /// Gets the id under which the manifests declare a connection: of an instance the template's, of every other its own.
    /// </summary>
    public string GetDeclaredId(string connectionId) =>
        FindInstance(connectionId) is var (template, _) ? template.Parameters.Id : connectionId;

    /// <summary>
    /// Finds what a deployment changes of a connection, the change that counts first. Each manifest has flattened what its deployments
    /// inherit from one another; what they inherit from deployments of another manifest follows.
    /// </summary>
    public IReadOnlyList<DeploymentConnection> FindChanges(string connectionId, string deployment)
    {
        if (FindInstance(connectionId) is var (template, values))
            return [.. FindChanges(template.Parameters.Id, deployment).Select(change => template.Fill(change, values))];
        if (!_definitions.TryGetValue(connectionId, out (ConnectionDefinition Definition, int Manifest) declared)) return [];
        List<string> lineage = GetLineage(deployment);
        return
        [
            .. _manifests.Take(declared.Manifest)
                .Select(manifest => manifest.LibraryChanges.GetValueOrDefault(connectionId))
                .Append(declared.Definition.Deployments)
                .OfType<IReadOnlyDictionary<string, DeploymentConnection>>()
                .SelectMany(changes => lineage.Select(name => changes.GetValueOrDefault(name)))
                .OfType<DeploymentConnection>(),
        ];
    }

    private static bool IsTemplate(ConnectionDefinition definition) => definition.Parameters.Count > 0;

    private ConnectionDefinition? FindConnection(string id) =>
        _definitions.GetValueOrDefault(id).Definition is { } definition && !IsTemplate(definition) ? definition : null;

    private (TemplateInstances Template, IReadOnlyList<string> Values)? FindInstance(string id)
    {
        if (_templates.Count == 0 || _definitions.ContainsKey(id)) return null;
        foreach (TemplateInstances template in _templates)
        {
            if (template.Parameters.Claims(id) && template.Parameters.TryRead(id, out IReadOnlyList<string> values) is null)
                return (template, values);
        }
        return null;
    }

    /// <summary>The deployment, the one it inherits, and so on, each once.</summary>
    private List<string> GetLineage(string deployment)
    {
        var lineage = new List<string>();
        for (string? current = deployment; current is not null
            && !lineage.Contains(current); current = _inherits.GetValueOrDefault(current))
            lineage.Add(current);
        return lineage;
    }

    private static List<ConnectionManifest> Order(IEnumerable<ConnectionManifest> manifests)
    {
        var seen = new HashSet<ConnectionManifest>(ReferenceEqualityComparer.Instance);
        var ordered = new List<ConnectionManifest>();
        foreach (ConnectionManifest manifest in manifests.Reverse()) Visit(manifest);
        ordered.Reverse();
        return ordered;

        void Visit(ConnectionManifest manifest)
        {
            if (!seen.Add(manifest)) return;
            foreach (ConnectionManifest library in manifest.Libraries.Reverse()) Visit(library);
            ordered.Add(manifest);
        }
    }
}
