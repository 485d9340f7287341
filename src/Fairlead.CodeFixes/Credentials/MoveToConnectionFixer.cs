using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>
/// Moves a secret out of the code: the manifest declares its connection, the code asks for that, and the value goes to the developer's
/// user secrets. Offered where connections can be had and the project has user secrets.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveToConnectionFixer))]
[Shared]
internal sealed class MoveToConnectionFixer : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds =>
    [
        Descriptors.KnownSecretFormat.Id, Descriptors.CredentialAtSink.Id, Descriptors.SecretInConnectionString.Id, Descriptors.CredentialsInUri.Id,
        Descriptors.NamedSecret.Id,
    ];

    public override FixAllProvider GetFixAllProvider() => MoveAllToConnections.Instance;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            var move = new MoveToConnection(context.Document.Project);
            if (!await move.AddAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false)) continue;
            context.RegisterCodeFix(move.ToAction($"Move to the connection '{move.Ids[0]}'"), diagnostic);
        }
    }

    /// <summary>A document's or a project's: what one manifest and one file of user secrets take.</summary>
    private sealed class MoveAllToConnections : FixAllProvider
    {
        public static readonly MoveAllToConnections Instance = new();

        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project];

        public override async Task<Microsoft.CodeAnalysis.CodeActions.CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            IEnumerable<Document> documents = fixAllContext.Scope == FixAllScope.Document
                ? [fixAllContext.Document!]
                : fixAllContext.Project.Documents.OrderBy(static document => document.FilePath, StringComparer.Ordinal);
            var move = new MoveToConnection(fixAllContext.Project);
            foreach (Document document in documents)
            {
                ImmutableArray<Diagnostic> diagnostics = await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
                await move.AddAsync(document, diagnostics, fixAllContext.CancellationToken).ConfigureAwait(false);
            }

            return move.Ids.Count == 0 ? null : move.ToAction("Move all to connections");
        }
    }
}
