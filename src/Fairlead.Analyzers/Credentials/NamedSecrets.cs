using System.Collections.Concurrent;
using Fairlead.Analyzers.Text;
using Fairlead.Core.Text;
using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// FLD1006: texts that are given to something named like a secret, and that are shaped like one. Those that reach a credential API inside of their
/// type are left to the rules about that, so a candidate waits for the end of its type.
/// </summary>
internal sealed class NamedSecrets(KnownSymbols symbols, CompilationStartAnalysisContext compilation)
{
    /// <summary>Off by default: the passwords of tests are mostly made up for them.</summary>
    public static readonly FairleadOption<bool> InTestsOption = FairleadOption.Boolean("named_secrets_in_tests", defaultValue: false);

    private const int ShortestWrittenPart = 6;

    private readonly ConcurrentDictionary<ISymbol, ConcurrentBag<Diagnostic>> _candidates = new(SymbolEqualityComparer.Default);
    private readonly Lazy<CredentialSinks> _sinks = new(() =>
        new CredentialSinks(symbols, ListedSinks.Of(compilation.Compilation, compilation.Options, compilation.CancellationToken)));

    public void Check(TextContext context)
    {
        string value = context.Text.Value;
        if (value.Length is < 3 or > 4096 || TextTarget.Find(context.Text.Operation) is not { } target) return;

        SecretNameKind kind = SecretName.KindOf(target.Name);
        if (kind == SecretNameKind.None || !IsSecret(kind, target, value)) return;
        if (context.Text.Locate(new SourceSpan(0, value.Length)) is not { } location) return;

        var diagnostic = Diagnostic.Create(Descriptors.NamedSecret, location, kind.Describe(target.Name));
        if (OutermostType(context.Text.Operation) is { } type) _candidates.GetOrAdd(type, static _ => []).Add(diagnostic);
        else context.ReportDiagnostic(diagnostic);
    }

    public void ReportAtEndOfTypes(CompilationStartAnalysisContext context) => context.RegisterSymbolStartAction(
        start =>
        {
            if (start.Symbol.ContainingType is not null) return;
            start.RegisterSymbolEndAction(end =>
            {
                if (!_candidates.TryRemove(end.Symbol, out ConcurrentBag<Diagnostic>? candidates)) return;
                List<Location> atSinks = LocationsAtSinks((INamedTypeSymbol)end.Symbol, end);
                foreach (Diagnostic candidate in candidates)
                {
                    if (!atSinks.Any(sink => Overlap(sink, candidate.Location))) end.ReportDiagnostic(candidate);
                }
            });
        },
        SymbolKind.NamedType);

    private static bool IsSecret(SecretNameKind kind, GivenName target, string value)
    {
        string written = value.Replace(ComposedText.Unknown, "");
        if (written.Length < value.Length && (written.Length < ShortestWrittenPart || ValueShape.IsPlainName(written))) return false;
        if (target.WantsProof && (ValueShape.IsPlainName(written) || (kind == SecretNameKind.Secret && !ValueShape.IsRandom(written)))) return false;
        return SecretValue.IsSecretOf(target.Name, written);
    }

    private static INamedTypeSymbol? OutermostType(IOperation operation)
    {
        ISymbol? symbol = operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart);
        INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        while (type?.ContainingType is { } outer) type = outer;
        return type;
    }

    // Candidates are rare, so that their types alone are looked through.
    private List<Location> LocationsAtSinks(INamedTypeSymbol type, SymbolAnalysisContext context)
    {
        var flows = new CredentialFlows();
        foreach (SyntaxReference declaration in type.DeclaringSyntaxReferences)
        {
            SyntaxNode root = declaration.GetSyntax(context.CancellationToken);
#pragma warning disable RS1030 // the driver hands out the models that it has already
            SemanticModel model = context.Compilation.GetSemanticModel(root.SyntaxTree);
#pragma warning restore RS1030
            foreach (SyntaxNode node in root.DescendantNodesAndSelf())
            {
                if (!SinkSyntax.MayUse(node) || model.GetOperation(node, context.CancellationToken) is not { } operation) continue;
                foreach (SinkUse use in _sinks.Value.In(operation is IAttributeOperation attribute ? attribute.Operation : operation)) flows.Add(use, type);
            }
        }

        return [.. flows.InType(type, context.Compilation, context.CancellationToken).Select(static diagnostic => diagnostic.Location)];
    }

    private static bool Overlap(Location one, Location other) => one.SourceTree == other.SourceTree && one.SourceSpan.OverlapsWith(other.SourceSpan);
}
