using System.Collections.Immutable;
using Fairlead.Core.Manifest;
using Fairlead.Core.Rules;
using Fairlead.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Generator;

/// <summary>
/// FLD4013: code that uses generated types in a project without a manifest. It is reported here because a compiler that doesn't find a type
/// doesn't run analyzers. A project that has a manifest isn't searched.
/// </summary>
internal static class UnreadManifest
{
    private const string AddConnections = "AddConnections";
    private const string RuntimeAssembly = "Fairlead";

    private static readonly string[] GeneratedTypes = ["Connections", "Deployments"];

    private static readonly DiagnosticDescriptor Descriptor = CreateDescriptor(RuleTable.UnreadManifest);

    public static UnreadManifestModel? Find(
        ((Compilation Compilation, ImmutableArray<ManifestSource> Files) Project, AnalyzerConfigOptionsProvider Options) source,
        CancellationToken cancellationToken)
    {
        Compilation compilation = source.Project.Compilation;
        if (source.Project.Files.Any(static file => ManifestFileNames.IsManifest(file.Path))) return null;
        if (!HasRuntime(compilation) || IsGeneratedForALibrary(compilation)) return null;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (FindUse(tree, compilation, cancellationToken) is not { } use) continue;
            LinePositionSpan lines = tree.GetLineSpan(use.Span, cancellationToken).Span;
            source.Options.GlobalOptions.TryGetValue("build_property.FairleadManifestCandidates", out string? candidates);
            string message = $"'{use.Identifier.ValueText}' is generated from a manifest, and this project has none: "
                + Advise((candidates ?? "").Split(['|'], StringSplitOptions.RemoveEmptyEntries));
            return new UnreadManifestModel(
                message, tree.FilePath, use.Span.Start, use.Span.Length, lines.Start.Line, lines.Start.Character, lines.End.Line,
                lines.End.Character);
        }
        return null;
    }

    public static void Report(SourceProductionContext context, UnreadManifestModel? use)
    {
        if (use is null) return;
        var lines = new LinePositionSpan(new LinePosition(use.StartLine, use.StartColumn), new LinePosition(use.EndLine, use.EndColumn));
        var location = Location.Create(use.Path, new TextSpan(use.Start, use.Length), lines);
        context.ReportDiagnostic(Diagnostic.Create(Descriptor, location, use.Message));
    }

    private static DiagnosticDescriptor CreateDescriptor(Rule rule) => new(
        rule.Id, rule.Title, rule.Message, rule.Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: rule.HelpLink);

    private static bool HasRuntime(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(static assembly => assembly.Name == RuntimeAssembly);

    /// <summary>Determines whether a library brings the accessors of its own manifest, so that only a using is missing.</summary>
    private static bool IsGeneratedForALibrary(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Any(static assembly =>
            assembly.TypeNames.Contains(GeneratedTypes[0])
            && assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static name => name.Name == RuntimeAssembly)));

    private static IdentifierNameSyntax? FindUse(SyntaxTree tree, Compilation compilation, CancellationToken cancellationToken)
    {
        // Most files have none of the words, so look at the text before the syntax.
        string text = tree.GetText(cancellationToken).ToString();
        SemanticModel? model = null;
        foreach (string name in GeneratedTypes.Prepend(AddConnections))
        {
            for (int i = text.IndexOf(name, StringComparison.Ordinal); i >= 0; i = text.IndexOf(name, i + 1, StringComparison.Ordinal))
            {
                SyntaxNode? parent = tree.GetRoot(cancellationToken).FindToken(i).Parent;
                if (parent is not IdentifierNameSyntax use || use.Identifier.ValueText != name) continue;
                model ??= compilation.GetSemanticModel(tree);
                if (IsUnresolved(use, model, cancellationToken)) return use;
            }
        }
        return null;
    }

    private static bool IsUnresolved(IdentifierNameSyntax use, SemanticModel model, CancellationToken cancellationToken)
    {
        SymbolInfo info = model.GetSymbolInfo(use, cancellationToken);
        if (info.Symbol is not null || !info.CandidateSymbols.IsEmpty) return false;
        return use.Parent is not MemberAccessExpressionSyntax access || access.Name != use
            ? use.Identifier.ValueText != AddConnections
            : use.Identifier.ValueText == AddConnections
                && model.GetTypeInfo(access.Expression, cancellationToken).Type is
                    { Name: "FairleadBuilder", ContainingNamespace.Name: RuntimeAssembly };
    }

    /// <summary>Advises how to make one of the candidates, paths relative to the project's folder, the manifest.</summary>
    private static string Advise(IReadOnlyList<string> candidates)
    {
        string[] files =
        [
            .. candidates.Select(static path => path.Replace('\\', '/'))
                .OrderBy(static path => ManifestFileNames.IsManifest(path) ? 0 : IsJson(path) ? 1 : 2),
        ];
        if (files.Length == 0) return "add a connections.json beside the project file";

        string file = files[0];
        if (ManifestFileNames.IsManifest(file))
        {
            return $"'{file}' is not read where it is; move it beside the project file, "
                + $"or name it there: <AdditionalFiles Include=\"{file}\" />";
        }

        return IsJson(file)
            ? $"rename '{file}' to 'connections.json'"
            : $"'{file}' is not JSON; a manifest is a connections.json, which the code fix of FLD4001 creates from the "
                + "output of 'airflow connections export connections.json'";
    }

    private static bool IsJson(string path) => path.IndexOf(".json", StringComparison.OrdinalIgnoreCase) >= 0;
}
