using Fairlead.Core.Json;
using Fairlead.Core.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.ConnectionIds;

/// <summary>The manifests of a project, for fixes that change them where code is wrong.</summary>
internal static class ManifestDocuments
{
    /// <summary>Determines whether a manifest's text declares a connection.</summary>
    public static bool Declares(string manifest, string id) =>
        JsonDocument.Parse(manifest, JsonReaderOptions.Relaxed).Root?["connections"]?[id] is not null;

    /// <summary>The solution with the first manifest changed that a change applies to. Returns null if it applies to none.</summary>
    /// <param name="project">The project.</param>
    /// <param name="change">Gives the new text, or null where a text cannot be changed so.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<Solution?> ChangeAsync(Project project, Func<string, string?> change, CancellationToken cancellationToken)
    {
        foreach (TextDocument file in project.AdditionalDocuments)
        {
            if (!ManifestFileNames.IsManifest(file.FilePath ?? file.Name)) continue;
            SourceText text = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (change(text.ToString()) is { } changed)
                return project.Solution.WithAdditionalDocumentText(file.Id, SourceText.From(changed, text.Encoding));
        }
        return null;
    }
}
