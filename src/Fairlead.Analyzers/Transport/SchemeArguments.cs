using Fairlead.Analyzers.Text;
using Fairlead.Detection.Text.Urls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Transport;

/// <summary>A clear-text scheme alone, given to an API that builds a URL from parts: FLD2001 and FLD2002.</summary>
internal static class SchemeArguments
{
    public static void Check(TextContext context, ClearTextScheme scheme)
    {
        IOperation operation = context.Text.Operation;
        if (scheme.OnlyPorts is not null || !UrlBuilderCalls.TryFindHost(operation, out string? host)) return;
        if (host is not null
            && !HostClassifier.Classify(host, TransportDiagnostics.ReadInternalHosts(context)).IsClearTextFinding(sendsCredentials: false))
            return;
        if (DevelopmentCode.Contains(operation) || ChosenClearText.Contains(operation.Syntax)) return;

        TextSpan place = context.Text.IsLiteral ? context.Text.GetPieceAt(0).Syntax.Span : operation.Syntax.Span;
        SourceText source = operation.Syntax.SyntaxTree.GetText(context.CancellationToken);
        bool isEditable = context.Text.IsLiteral && (scheme.IsHttp || operation is ILiteralOperation);
        TextEdits? edit = isEditable ? SchemeEdits.Create(scheme, source, place, UrlBuilderCalls.FindPortBeside(operation)) : null;
        TransportDiagnostics.ReportScheme(context, place, edit, scheme, NetworkUrl.DisplayHost(scheme, host));
    }
}
