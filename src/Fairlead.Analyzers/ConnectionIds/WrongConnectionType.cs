using Fairlead.Core.Manifest;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>FLD3005: an id of a connection whose type is not the one that the position takes.</summary>
internal sealed class WrongConnectionType(Messages messages)
{
    public Diagnostic? Find(ManifestConnection connection, ConnectionIdPosition position, Location location) =>
        Fits(connection.Type.Id, position)
            ? null
            : messages.Create(
                Descriptors.WrongConnectionType, location, $"The connection '{connection.Id}'", connection.Type.Id, position.Name, TypesOf(position));

    /// <summary>An id that is passed on from a position of another type.</summary>
    public Diagnostic? Find(ConnectionIdPosition source, ConnectionIdPosition position, Location location) =>
        source.ConnTypes.IsEmpty || source.ConnTypes.Any(type => Fits(type, position))
            ? null
            : messages.Create(Descriptors.WrongConnectionType, location, $"'{source.Name}'", TypesOf(source), position.Name, TypesOf(position));

    // What a library takes is a connection string, which a generic connection may well hold.
    private static bool Fits(string connType, ConnectionIdPosition position)
    {
        if (position.ConnTypes.IsEmpty) return true;
        string id = ProjectConnections.TypeId(connType);
        return position.ConnTypes.Any(type => ProjectConnections.TypeId(type) == id) || (position.Kind == PositionKind.Library && id == "generic");
    }

    private static string TypesOf(ConnectionIdPosition position) => string.Join("' or '", position.ConnTypes.Select(ProjectConnections.TypeId));
}
