using Fairlead.Core.Manifest;

namespace Fairlead.CodeFixes.Moves.Declaring;

/// <summary>A connection that a move uses, and the manifests that declare it.</summary>
/// <param name="Connection">The connection, as the manifest has it afterwards.</param>
/// <param name="Manifests">The manifests afterwards.</param>
internal sealed record Declaration(ManifestConnection Connection, ConnectionDeclarations Manifests);
