using Fairlead.CodeFixes.UserSecrets;
using Fairlead.Core.Text;
using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.Configuration;

/// <summary>A change of a text.</summary>
/// <param name="Replaced">What it writes anew, in the text as it was.</param>
/// <param name="Apply">The change.</param>
internal sealed record FileEdit(SourceSpan Replaced, Func<string, string> Apply)
{
    /// <summary>
    /// True if it finds its place by the position, so that it is made after all changes further down; the others find it by names.
    /// </summary>
    public bool IsByPosition { get; init; }

    public static FileEdit Replace(SourceSpan span, string replacement) =>
        new(span, text => text.Substring(0, span.Start) + replacement + text.Substring(span.End)) { IsByPosition = true };
}

/// <summary>The move of one secret out of a file.</summary>
/// <param name="Title">What the action that makes it is called.</param>
/// <param name="Secrets">The values to store.</param>
/// <param name="Edits">What the file says afterwards.</param>
internal sealed record FileMove(string Title, IReadOnlyList<StoredSecret> Secrets, IReadOnlyList<FileEdit> Edits);

/// <summary>Finds how the secrets that a rule reports in files can be moved.</summary>
internal interface IFileMoves
{
    /// <summary>Finds the move of what a finding shows.</summary>
    /// <param name="file">The file.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="store">The secrets that are stored, or will be.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task<Attempt<FileMove>> FindAsync(TextDocument file, Diagnostic finding, UserSecretsStore store, CancellationToken cancellationToken);
}
