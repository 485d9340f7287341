using Fairlead.CodeFixes.Moves;
using Fairlead.CodeFixes.UserSecrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>Plans the moves of secrets in comments to the user secrets, by the name of the file.</summary>
internal sealed class SecretInCommentPlanner(Project project, UserSecretsStore store) : StoringPlanner
{
    private const string Section = "Comments";

    private readonly KeptValues _values = new(Section, store);
    private readonly PlannedEdits _edits = new();

    public override bool Covers(TextDocument document, Diagnostic diagnostic) =>
        _edits.Touches(document.Id, diagnostic.Location.SourceSpan);

    public override async Task<Attempt<string>> AddAsync(
        TextDocument document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        TextSpan span = diagnostic.Location.SourceSpan;
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        string key = $"{Section}:{_values.Keep(GetName(document), RemoveSlashes(text.ToString(span)))}";
        return _edits.TryAdd(document.Id, new TextChange(span, MaskedComments.Mask))
            ? $"Move to '{key}' in the user secrets"
            : Attempt<string>.Fail("another fix changes this place");
    }

    public override async Task<StoringAction> CreateActionAsync(
        string title, string equivalenceKey, CancellationToken cancellationToken)
    {
        Solution changed = await _edits.ApplyAsync(project.Solution, cancellationToken).ConfigureAwait(false);
        changed = await store.AddToProjectAsync(changed, cancellationToken).ConfigureAwait(false);
        return new StoringAction(title, equivalenceKey, changed, store.Planned);
    }

    private static string GetName(TextDocument document)
    {
        int extension = document.Name.IndexOf('.');
        return extension > 0 ? document.Name.Substring(0, extension) : document.Name;
    }

    /// <summary>A key may go over several lines, each of which is a comment.</summary>
    private static string RemoveSlashes(string secret) => string.Join(
        "\n", secret.Replace("\r\n", "\n").Split('\n').Select(static (line, i) => i == 0 ? line : line.TrimStart().TrimStart('/').Trim()));
}
