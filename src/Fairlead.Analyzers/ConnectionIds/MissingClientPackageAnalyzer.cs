using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;
using Fairlead.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>FLD3008: a connection type of a manifest for which the project references no client, at the first connection of that type.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MissingClientPackageAnalyzer() : FairleadAnalyzer(Descriptors.MissingClientPackage)
{
    protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (ProjectManifests.Of(context) is not { } manifests) return;
        var references = new HashSet<string>(context.Compilation.ReferencedAssemblyNames.Select(static one => one.Name), StringComparer.OrdinalIgnoreCase);
        context.RegisterAdditionalFileAction(file =>
        {
            if (!ManifestFile.IsManifest(file.AdditionalFile.Path)) return;
            Report(file, manifests.Manifest.Connections.Where(connection => manifests.FileOf(connection.File) == file.AdditionalFile), references);
        });
    }

    private static void Report(AdditionalFileAnalysisContext context, IEnumerable<ManifestConnection> connections, HashSet<string> references)
    {
        SourceText text = context.AdditionalFile.GetText(context.CancellationToken)!;
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (ManifestConnection connection in connections)
        {
            ConnectionType type = connection.Type;
            if (!known.Add(type.Id) || type.ClientPackages.Count == 0) continue;
            if (type.ClientPackages.Any(package => references.Contains(package.Assembly))) continue;
            if (connection.Source["conn_type"] is not { } named) continue;
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.MissingClientPackage, context.AdditionalFile.LocationOf(text, named.Span.ToTextSpan()), QuotedName.Show(type.Id), ListOf(type.ClientPackages)));
        }
    }

    private static string ListOf(IReadOnlyList<ClientPackage> packages) => string.Join(" or ", packages.Take(3).Select(static package => $"'{QuotedName.Show(package.Id)}'"));
}
