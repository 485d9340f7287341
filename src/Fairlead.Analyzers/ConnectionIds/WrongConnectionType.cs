using Fairlead.Core.Manifest;
using Fairlead.Core.Text;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>FLD3005: an id of a connection whose type is not the one that the position takes.</summary>
internal sealed class WrongConnectionType(ProjectConnections project, DiagnosticFactory messages)
{
    public Diagnostic? Find(ManifestConnection connection, ConnectionIdPosition position, Location location) =>
        Fits(connection.Type.Id, position)
            ? null
            : messages.Create(
                Descriptors.WrongConnectionType, location, $"The connection '{QuotedName.Show(connection.Id)}'",
                QuotedName.Show(connection.Type.Id), position.Name, JoinTypes(position));

    /// <summary>Finds an id that is passed on from a position of another type.</summary>
    public Diagnostic? Find(ConnectionIdPosition source, ConnectionIdPosition position, Location location) =>
        source.ConnTypes.IsEmpty || source.ConnTypes.Any(type => Fits(type, position))
            ? null
            : messages.Create(
                Descriptors.WrongConnectionType, location, $"'{source.Name}'", JoinTypes(source), position.Name, JoinTypes(position));

    // What a library takes is a connection string, which a generic connection may well hold.
    private bool Fits(string connType, ConnectionIdPosition position)
    {
        if (position.ConnTypes.IsEmpty) return true;
        string id = project.TypeId(connType);
        return position.ConnTypes.Any(type => project.TypeId(type) == id) || (position.Kind == PositionKind.Library && id == "generic");
    }

    private string JoinTypes(ConnectionIdPosition position) =>
        string.Join("' or '", position.ConnTypes.Select(type => QuotedName.Show(project.TypeId(type))));
}
