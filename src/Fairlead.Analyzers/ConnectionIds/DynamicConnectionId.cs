using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>FLD3003: an id that is only known when the program runs, in a project whose connections are all known.</summary>
internal sealed class DynamicConnectionId(ProjectConnections project)
{
    public Diagnostic? Find(Location location) =>
        project.IsComplete ? Diagnostic.Create(Descriptors.DynamicConnectionId, location) : null;
}
