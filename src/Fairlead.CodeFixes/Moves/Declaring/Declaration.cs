using Fairlead.CodeFixes.UserSecrets;

namespace Fairlead.CodeFixes.Moves.Declaring;

/// <summary>What a move gives: the target that the code asks, the values to store, and the manifests that declare it.</summary>
/// <param name="Target">The connection, as the manifest has it afterwards, or the settings.</param>
/// <param name="Stored">What goes to the user secrets: every secret, and what the manifest should not say.</param>
/// <param name="Manifests">The manifests afterwards.</param>
internal sealed record Declaration(MoveTarget Target, IReadOnlyList<StoredSecret> Stored, ConnectionDeclarations Manifests)
{
    public override string ToString() => Target.Name;
}
