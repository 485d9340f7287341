using Fairlead.Core.Manifest;

namespace Fairlead.CodeFixes.Moves;

/// <summary>
/// Where the values of a move are afterwards: in a connection, or, where the project has no runtime that could give it one, in settings
/// that the code asks <c>IConfiguration</c> for.
/// </summary>
internal sealed record MoveTarget
{
    private MoveTarget() { }

    /// <summary>The connection, as the manifest has it afterwards; null where the values are settings.</summary>
    public ManifestConnection? Connection { get; private init; }

    /// <summary>
    /// The generated class of a referenced library that has the connection, with its namespace; null where it is the project's own.
    /// </summary>
    public string? LibraryType { get; private init; }

    /// <summary>
    /// The keys of the settings: of each secret field or extra that the code refers to, and of <see cref="CodePiece.ConnectionString"/>.
    /// What is not secret stays in the code, so that only what has a key is written anew. Empty for a connection.
    /// </summary>
    public IReadOnlyDictionary<CodePiece, string> Settings { get; private init; } = new Dictionary<CodePiece, string>();

    /// <summary>What titles call it: "the connection 'orders_db'".</summary>
    public string Name => Connection is { } connection
        ? $"the connection '{connection.Id}'"
        : $"the user secret '{Settings.Values.OrderBy(static key => key, StringComparer.Ordinal).First()}'";

    public static MoveTarget FromConnection(ManifestConnection connection, string? libraryType = null) =>
        new() { Connection = connection, LibraryType = libraryType };

    public static MoveTarget FromSettings(IReadOnlyDictionary<CodePiece, string> settings) => new() { Settings = settings };
}
