using System.Collections.Concurrent;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;
using Fairlead.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// FLD3008: a connection type of a manifest for which the project references no client, at the first connection of that type. The
/// connections of a library are opened by whoever uses them, so that there it is the first use of such a type.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MissingClientPackageAnalyzer() : FairleadAnalyzer(Descriptors.MissingClientPackage, AtUse)
{
    private static readonly DiagnosticDescriptor AtUse = Descriptors.AtCompilationEnd(RuleTable.MissingClientPackage);

    protected override void Register(RuleContext context)
    {
        if (AdditionalManifests.Find(context) is not { } manifests) return;
        var references = new HashSet<string>(
            context.Compilation.ReferencedAssemblyNames.Select(static name => name.Name), StringComparer.OrdinalIgnoreCase);
        if (manifests.Manifest.LibraryConnections.Any(connection => LacksClient(connection.Type, references)))
        {
            RegisterUses(context, manifests, references);
        }
        if (manifests.Manifest.Connections.Count == 0 || ReferencedManifests.IsShared(context.Compilation)) return;
        context.RegisterAdditionalFileAction(file =>
        {
            if (!ManifestFileNames.IsManifest(file.AdditionalFile.Path)) return;
            Report(file, manifests.Manifest.Connections.Where(connection => manifests.GetFile(connection.File) == file.AdditionalFile),
                references);
        });
    }

    private static void RegisterUses(
        RuleContext context, AdditionalManifests manifests, HashSet<string> references)
    {
        var classes = new GeneratedClasses(own: null, GeneratedConnections.GetLibraries(new ProjectConnections(manifests)));
        var uses = new ConcurrentBag<(ConnectionType Type, Location Location)>();
        context.RegisterOperationAction(
            operation =>
            {
                ISymbol member = ((IMemberReferenceOperation)operation.Operation).Member;
                if (classes.Find(member) is { } connection && LacksClient(connection.Type, references))
                {
                    uses.Add((connection.Type, operation.Operation.Syntax.GetLocation()));
                }
            },
            OperationKind.PropertyReference, OperationKind.FieldReference);
        context.RegisterCompilationEndAction(end =>
        {
            foreach (IGrouping<string, (ConnectionType Type, Location Location)> ofType in uses.GroupBy(static use => use.Type.Id))
            {
                (ConnectionType type, Location location) = ofType
                    .OrderBy(static use => use.Location.SourceTree!.FilePath, StringComparer.Ordinal)
                    .ThenBy(static use => use.Location.SourceSpan.Start).First();
                end.ReportDiagnostic(Diagnostic.Create(AtUse, location, type.Id, JoinNames(type.ClientPackages)));
            }
        });
    }

    private static bool LacksClient(ConnectionType type, HashSet<string> references) =>
        type.ClientPackages.Count > 0 && !type.ClientPackages.Any(package => references.Contains(package.Assembly));

    private static void Report(
        FileContext context, IEnumerable<ManifestConnection> connections, HashSet<string> references)
    {
        SourceText text = context.AdditionalFile.GetText(context.CancellationToken)!;
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (ManifestConnection connection in connections)
        {
            ConnectionType type = connection.Type;
            if (!known.Add(type.Id) || !LacksClient(type, references)) continue;
            if (connection.Source["conn_type"] is not { } named) continue;
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.MissingClientPackage, context.AdditionalFile.GetLocation(text, named.Span.ToTextSpan()),
                QuotedName.Show(type.Id), JoinNames(type.ClientPackages)));
        }
    }

    private static string JoinNames(IReadOnlyList<ClientPackage> packages) =>
        string.Join(" or ", packages.Take(3).Select(static package => $"'{QuotedName.Show(package.Id)}'"));
}
