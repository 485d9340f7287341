using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Text;

/// <summary>A text for a rule to judge, and where to report what it finds.</summary>
internal sealed class TextContext
{
    private readonly OperationContext _body;
    private readonly NodeContext? _signature;

    public TextContext(StringExpression text, OperationContext body) =>
        (Text, _body, Options, ContainingSymbol, CancellationToken) = (text, body, body.Options, body.ContainingSymbol,
            body.CancellationToken);

    public TextContext(StringExpression text, NodeContext signature) =>
        (Text, _signature, Options, ContainingSymbol, CancellationToken) =
            (text, signature, signature.Options, signature.ContainingSymbol, signature.CancellationToken);

    public StringExpression Text { get; }

    public AnalyzerOptions Options { get; }

    /// <summary>The member, type or assembly whose code writes the text.</summary>
    public ISymbol? ContainingSymbol { get; }

    public CancellationToken CancellationToken { get; }

    public void ReportDiagnostic(Diagnostic diagnostic)
    {
        if (_signature is { } signature) signature.ReportDiagnostic(diagnostic);
        else _body.ReportDiagnostic(diagnostic);
    }
}
