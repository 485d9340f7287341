using Fairlead.Core.Manifest;
using Fairlead.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>FLD3011: a connection whose <c>allowed</c> lists other projects than this.</summary>
internal sealed class DisallowedConnection
{
    private readonly Dictionary<string, ManifestConnection> _disallowed = new(StringComparer.Ordinal);
    private readonly string _project;
    private readonly DiagnosticFactory _messages;

    public DisallowedConnection(ProjectConnections project, Compilation compilation, AnalyzerOptions options, DiagnosticFactory messages)
    {
        _messages = messages;
        AnalyzerConfigOptions properties = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        properties.TryGetValue("build_property.MSBuildProjectName", out string? projectName);
        string assembly = compilation.AssemblyName ?? "";
        _project = string.IsNullOrEmpty(projectName) ? assembly : projectName!;
        foreach (ManifestConnection connection in project.All)
        {
            bool isAllowed = connection.Allowed.Count == 0
                || connection.Allowed.Any(pattern => ProjectPatterns.Matches(pattern, _project)
                    || ProjectPatterns.Matches(pattern, assembly));
            if (!isAllowed) _disallowed[connection.Id] = connection;
        }
    }

    /// <summary>True if the project may use every connection.</summary>
    public bool IsEmpty => _disallowed.Count == 0;

    public bool Contains(string connectionId) => _disallowed.ContainsKey(connectionId);

    public Diagnostic? Find(ManifestConnection connection, Location location)
    {
        if (!_disallowed.ContainsKey(connection.Id)) return null;
        string allowed = $"'{string.Join("', '", connection.Allowed.Select(QuotedName.Show))}'";
        return _messages.Create(Descriptors.DisallowedConnection, location, QuotedName.Show(connection.Id), allowed, _project);
    }
}
