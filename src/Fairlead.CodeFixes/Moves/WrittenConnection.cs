using Fairlead.Core.ConnectionTypes;
using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.Moves;

/// <summary>
/// A connection as the code writes it out: the values that belong together, and the places that take them. Fields that its type requires
/// may be missing, where they are only known at run time. A class, so that nothing prints the secrets among the values.
/// </summary>
internal sealed class WrittenConnection
{
    public required ConnectionType Type { get; init; }

    /// <summary>
    /// The values by field (<c>host</c>, <c>password</c>) or extra (<c>extra.sslmode</c>), decoded: as the client understands them, not as
    /// the text around them spells them.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>The fields and extras whose values are secret. They go to the user secrets, all others to the manifest.</summary>
    public required IReadOnlyCollection<string> Secrets { get; init; }

    /// <summary>The expressions to write anew, in one document or several.</summary>
    public required IReadOnlyList<Replacement> Replacements { get; init; }

    /// <summary>Declarations that nothing uses any more, such as the constant that held the password.</summary>
    public IReadOnlyList<Removal> Removals { get; init; } = [];

    /// <summary>
    /// The text that <see cref="CodePiece.ConnectionString"/> takes the place of, as the client gets it; null where no replacement has it.
    /// </summary>
    public string? ConnectionString { get; init; }

    /// <summary>An id to declare it by, if the manifest has no such connection yet.</summary>
    public required string ProposedId { get; init; }
}

/// <summary>An expression and the code that takes its place.</summary>
/// <param name="Document">The file.</param>
/// <param name="Expression">The expression.</param>
/// <param name="Code">Code with references to the connection in it.</param>
internal sealed record Replacement(Document Document, SyntaxNode Expression, IReadOnlyList<CodePiece> Code);

/// <summary>A declaration to remove, with its comments.</summary>
/// <param name="Document">The file.</param>
/// <param name="Declaration">The declarator of a variable, or a member.</param>
internal sealed record Removal(Document Document, SyntaxNode Declaration);
