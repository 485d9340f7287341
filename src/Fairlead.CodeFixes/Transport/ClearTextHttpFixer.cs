using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Fairlead.Analyzers.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Transport;

/// <summary>
/// FLD2001: turns http into https where it is written. It edits the text of the literal or the name, so every form of string keeps
/// its form. An explicit port 80 goes away; any other port stays, for only the server's owner knows what it speaks.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class ClearTextHttpFixer : CodeFixProvider
{
    private const string Title = "Use https";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.ClearTextHttp.Id];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SourceText text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (HttpsEdit.FromProperties(diagnostic.Properties) is not { } edit) continue;
            if (Changes(text, diagnostic.Location.SourceSpan, edit) is not { } changes) continue;

            context.RegisterCodeFix(
                CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithText(text.WithChanges(changes))), equivalenceKey: Title),
                diagnostic);
        }
    }

    /// <summary>Null when the text is not what the analyzer saw.</summary>
    private static ImmutableArray<TextChange>? Changes(SourceText text, TextSpan span, HttpsEdit edit)
    {
        int schemeEnd = span.Start + edit.SchemeEnd;
        if (edit.SchemeEnd < 4 || schemeEnd > text.Length) return null;

        string scheme = text.ToString(TextSpan.FromBounds(schemeEnd - 4, schemeEnd));
        if (!scheme.Equals("http", StringComparison.OrdinalIgnoreCase)) return null;

        var insertion = new TextChange(new TextSpan(schemeEnd, 0), scheme[3] == 'P' ? "S" : "s");
        if (!edit.DropsPort80) return [insertion];

        var port = new TextSpan(span.End - HttpsEdit.Port80.Length, HttpsEdit.Port80.Length);
        return text.ToString(port) == HttpsEdit.Port80 ? [insertion, new TextChange(port, "")] : null;
    }
}
