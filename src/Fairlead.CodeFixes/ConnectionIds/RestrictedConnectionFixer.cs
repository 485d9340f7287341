using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Fairlead.Analyzers.ConnectionIds;
using Fairlead.Core.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.ConnectionIds;

/// <summary>
/// FLD3006: links a restricted connection in one of the deployments that the project targets. Who may use it is for a person to decide.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RestrictedConnectionFixer))]
[Shared]
internal sealed class RestrictedConnectionFixer : InteractiveFixer
{
    private const string Link = nameof(RestrictedConnectionFixer);

    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.RestrictedConnection.Id];

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (LinkConnection.From(diagnostic) is not { } fix) continue;
            foreach (string deployment in fix.Deployments)
            {
                Solution? linked = await ManifestDocuments.ChangeAsync(
                    context.Document.Project, manifest => AddLink(manifest, deployment, fix.ConnectionId), context.CancellationToken)
                        .ConfigureAwait(false);
                if (linked is null) continue;
                context.RegisterCodeFix(
                    CodeAction.Create($"Link '{fix.ConnectionId}' in '{deployment}'", _ => Task.FromResult(linked), GetKey(deployment)),
                    diagnostic);
            }
        }
    }

    private static string GetKey(string deployment) => $"{Link}:{deployment}";

    /// <summary>Returns null if the manifest does not declare the deployment, links the connection already, or is broken.</summary>
    private static string? AddLink(string manifest, string deployment, string id)
    {
        JsonDocument json = JsonDocument.Parse(manifest, JsonReaderOptions.Relaxed);
        if (json.Error is not null || json.Root?["deployments"]?[deployment] is not { Kind: JsonKind.Object } target) return null;
        string link = JsonWriter.WriteString(id);
        return target["links"] switch
        {
            null => JsonInsertion.Add(manifest, target, "links", $"[{link}]"),
            { Kind: JsonKind.Array } links
                when links.Elements.All(element => element.Text != id) => JsonInsertion.AddElement(manifest, links, link),
            _ => null,
        };
    }
}
