using System.Collections.Concurrent;
using Fairlead.Analyzers.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// The findings of FLD1006 in one compilation, kept until their type has been seen: a constant that reaches a credential API there is reported as that.
/// </summary>
internal sealed class NamedSecrets(CompilationStartAnalysisContext context)
{
    /// <summary>Off by default: the passwords of tests are mostly made up for them.</summary>
    public static readonly FairleadOption<bool> InTestsOption = FairleadOption.Boolean("named_secrets_in_tests", defaultValue: false);

    private readonly bool _isTestProject = TestProject.Is(context.Compilation, context.Options);
    private readonly ConcurrentDictionary<INamedTypeSymbol, ConcurrentBag<Diagnostic>> _found = new(SymbolEqualityComparer.Default);

    /// <summary>Whether names count where a text stands.</summary>
    public bool Count(TextContext text) => !_isTestProject || InTestsOption.Read(text.Options, text.Text.Operation.Syntax.SyntaxTree);

    public void Add(TextContext text)
    {
        if (NamedSecret.Find(text.Text) is not { } diagnostic || !Count(text)) return;
        if (TypeSymbols.Outermost(text.ContainingSymbol) is { } type) _found.GetOrAdd(type, static _ => []).Add(diagnostic);
        else text.ReportDiagnostic(diagnostic);
    }

    /// <summary>What was found in a type and the types in it.</summary>
    public IEnumerable<Diagnostic> InType(INamedTypeSymbol type) =>
        _found.TryRemove(type, out ConcurrentBag<Diagnostic>? found) ? found : [];
}
