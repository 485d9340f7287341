using Fairlead.CodeFixes.Moves;
using Fairlead.CodeFixes.UserSecrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>Plans the moves of secrets in comments to the user secrets, by the name of the file.</summary>
internal sealed class SecretInCommentPlanner(Project project, UserSecretsStore store)
    : KeptValuePlanner(project, store, Section)
{
    private const string Section = "Comments";

    public override async Task<Attempt<string>> AddAsync(
        TextDocument document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        TextSpan span = diagnostic.Location.SourceSpan;
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (!Edits.TryAdd(document.Id, new TextChange(span, MaskedComments.Mask)))
            return Attempt<string>.Fail("another fix changes this place");
        return $"Move to '{Section}:{Values.Keep(GetName(document), RemoveSlashes(text.ToString(span)))}' in the user secrets";
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
