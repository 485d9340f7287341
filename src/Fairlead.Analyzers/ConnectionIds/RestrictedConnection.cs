using System.Collections.Immutable;
using Fairlead.Core.Manifest;
using Fairlead.Core.Text;
using Fairlead.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>FLD3006: an id of a connection that none of the deployments may use which the project targets.</summary>
internal sealed class RestrictedConnection
{
    /// <summary>The deployments that the project runs in, by name; all that the manifests declare when left out.</summary>
    public static readonly FairleadOption<IReadOnlyList<string>> DeploymentsOption = FairleadOption.List("deployments");

    private readonly Dictionary<string, ManifestConnection> _unlinked = new(StringComparer.Ordinal);
    private readonly ImmutableArray<string> _deployments;
    private readonly DiagnosticFactory _messages;

    public RestrictedConnection(ProjectConnections project, Compilation compilation, AnalyzerOptions options, DiagnosticFactory messages)
    {
        _messages = messages;
        IReadOnlyList<string> targets = ReadTargets(compilation, options);
        ManifestDeployment[] deployments =
            [.. project.Deployments.Where(deployment => targets.Count == 0 || targets.Contains(deployment.Name))];
        _deployments = [.. deployments.Select(static deployment => deployment.Name)];

        // A library without deployments leaves it to its applications to link what it restricts.
        bool isShared = ReferencedManifests.IsShared(compilation);
        foreach (ManifestConnection connection in project.All)
        {
            bool isLinked = deployments.Length == 0
                ? connection.Sharing == ConnectionSharing.Linked || isShared
                : deployments.Any(deployment => deployment.Links(connection));
            if (!isLinked) _unlinked[connection.Id] = connection;
        }
    }

    /// <summary>True if every connection can be used.</summary>
    public bool IsEmpty => _unlinked.Count == 0;

    public Diagnostic? Find(ManifestConnection connection, Location location)
    {
        if (!_unlinked.ContainsKey(connection.Id)) return null;

        // To link what a deployment excludes is for people to decide.
        bool isRestricted = connection.Sharing == ConnectionSharing.Restricted;
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        if (isRestricted && !_deployments.IsEmpty && _deployments.Add(connection.Id).All(QuotedName.LooksLikeName))
        {
            properties = new LinkConnection(connection.Id, _deployments).AddTo(properties);
        }
        return _messages.Create(Descriptors.RestrictedConnection, location, properties,
            QuotedName.Show(connection.Id), isRestricted
                ? "is restricted, and no deployment that this project targets links it"
                : "is excluded from every deployment that this project targets");
    }

    private static IReadOnlyList<string> ReadTargets(Compilation compilation, AnalyzerOptions options)
    {
        IReadOnlyList<string> global = DeploymentsOption.Read(options.AnalyzerConfigOptionsProvider.GlobalOptions);
        return global.Count == 0 && compilation.SyntaxTrees.FirstOrDefault() is { } tree ? DeploymentsOption.Read(options, tree) : global;
    }
}
