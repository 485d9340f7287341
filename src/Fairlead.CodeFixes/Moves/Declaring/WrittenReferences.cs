using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;

namespace Fairlead.CodeFixes.Moves.Declaring;

/// <summary>What the code will ask of a connection.</summary>
internal sealed class WrittenReferences(WrittenConnection written)
{
    private readonly HashSet<CodePiece> _pieces = [.. written.Replacements
        .SelectMany(static replacement => replacement.Code).Where(static piece => piece.IsReference)];

    public IEnumerable<CodePiece> Pieces => _pieces;

    /// <summary>True if it asks for a form of the whole connection, to which every part counts.</summary>
    public bool NeedWhole => _pieces.Contains(CodePiece.ConnectionString) || _pieces.Contains(CodePiece.Configuration)
        || _pieces.Contains(CodePiece.Uri);

    public bool Contain(string source) => _pieces.Contains(CodePiece.FromSource(source));

    /// <summary>
    /// Determines whether a connection of a manifest can give all of it. Extras that it lacks can be added to one of the project's own.
    /// </summary>
    public bool CanBeHadFrom(ManifestConnection connection) => _pieces.All(piece => CanBeHadFrom(connection, piece));

    private bool CanBeHadFrom(ManifestConnection connection, CodePiece piece)
    {
        ConnectionType type = connection.Type;
        if (piece == CodePiece.ConnectionString)
            return type.ConnectionString.Count > 0 && type.ConnectionStringFormat != ConnectionStringFormat.Configuration;
        if (piece == CodePiece.Configuration) return type.ConnectionStringFormat == ConnectionStringFormat.Configuration;
        if (piece == CodePiece.Uri) return (type.Shapes & ConnectionShapes.Uri) != 0;
        return connection.Fields.Any(field => field.Name == piece.Text)
            || connection.Extras.Any(extra => extra.Path == piece.Text)
            || (connection.IsOwn && written.Values.ContainsKey(piece.Text));
    }
}
