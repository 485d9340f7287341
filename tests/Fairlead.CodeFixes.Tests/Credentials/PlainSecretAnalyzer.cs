using System.Collections.Immutable;
using Fairlead.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Tests.Credentials;

/// <summary>
/// Reports the word <c>hunter2</c>, with a number or without, wherever a literal has it: what the fix does must not depend on how secrets
/// are found.
/// </summary>
#pragma warning disable RS1001, RS1036 // for tests alone: no compiler loads it
internal sealed class PlainSecretAnalyzer : DiagnosticAnalyzer
{
    private const string Secret = "hunter2";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.NamedSecret];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.StringLiteralExpression);
    }

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        var literal = (LiteralExpressionSyntax)context.Node;
        int start = literal.Token.Text.IndexOf(Secret, StringComparison.Ordinal);
        if (start < 0) return;
        int end = start + Secret.Length;
        while (char.IsDigit(literal.Token.Text[end])) end++;
        TextSpan span = literal.Token.ValueText.StartsWith(Secret, StringComparison.Ordinal)
            ? literal.Span
            : TextSpan.FromBounds(literal.SpanStart + start, literal.SpanStart + end);
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.NamedSecret, Location.Create(literal.SyntaxTree, span), "x"));
    }
}
