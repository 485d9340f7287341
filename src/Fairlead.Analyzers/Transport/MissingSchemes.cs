using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Types;
using Fairlead.Detection.Text.Urls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Transport;

/// <summary>FLD2001: a <c>UriBuilder</c> that gets a host and no scheme, which makes it plain HTTP.</summary>
internal static class MissingSchemes
{
    public static void Check(OperationContext context, TestFiles tests)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (!KnownTypes.IsUriBuilder(creation.Type) || tests.Contains(creation.Syntax.SyntaxTree)) return;
        if (FindHost(creation) is not { } host) return;

        InternalHostSuffixes internalHosts = InternalHosts.Read(context.Options, creation.Syntax.SyntaxTree);
        string name = host.ConstantValue.Value as string ?? HostExpressions.FindHost(host) ?? NetworkUrl.Unknown.ToString();
        if (!HostClassifier.Classify(name, internalHosts).IsClearTextFinding(sendsCredentials: false)) return;
        if (DevelopmentCode.Contains(creation) || ChosenClearText.Contains(creation.Syntax)) return;

        ClearTextScheme http = ClearTextSchemeTable.Find(ClearTextSchemeTable.Http)!;
        context.ReportDiagnostic(ClearTextHttp.Create(
            Location.Create(creation.Syntax.SyntaxTree, GetSpan(creation)), NetworkUrl.DisplayHost(http, name)));
    }

    /// <summary>Finds the host that a builder gets. Returns null if it gets a scheme as well, or a whole URL.</summary>
    private static IOperation? FindHost(IObjectCreationOperation creation)
    {
        IOperation? host = creation.Arguments.Length switch
        {
            0 => FindAssigned(creation, "Host"),
            1 when creation.Arguments[0].Value is { ConstantValue: { HasValue: true, Value: string { Length: > 0 } uri } } value
                && uri.IndexOf(':') < 0 => value,
            _ => null,
        };
        return host is null || FindAssigned(creation, "Scheme") is not null ? null : host.WithoutConversions();
    }

    /// <summary>
    /// Finds what the property of a builder gets in the member that makes one; two builders in one member are taken for the same.
    /// </summary>
    private static IOperation? FindAssigned(IObjectCreationOperation creation, string property)
    {
        foreach (IOperation operation in creation.GetRoot().Descendants())
        {
            if (operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var target }, Value: var value }
                && target.Name == property && SymbolEqualityComparer.Default.Equals(target.ContainingType, creation.Type))
                return value;
        }
        return null;
    }

    /// <summary>Without the initializer.</summary>
    private static TextSpan GetSpan(IObjectCreationOperation creation) =>
        creation.Syntax is BaseObjectCreationExpressionSyntax { Initializer: { } initializer } syntax
        ? TextSpan.FromBounds(syntax.SpanStart, initializer.GetFirstToken().GetPreviousToken().Span.End)
        : creation.Syntax.Span;
}
