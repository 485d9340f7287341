using System.Collections.Immutable;
using Fairlead.Core.Manifest;
using Fairlead.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>FLD3004: an id written as text where the generated code has an accessor for it, or at least a constant.</summary>
internal sealed class LiteralConnectionId(GeneratedClasses classes, DiagnosticFactory messages)
{
    public Diagnostic? Find(SyntaxNode expression, ManifestConnection connection, ConnectionIdPosition position, IOperation use)
    {
        if (!expression.IsKind(SyntaxKind.StringLiteralExpression) || position.Kind == PositionKind.Library) return null;
        if (classes.GetClass(connection) is not { } generated || !generated.Has(connection.MemberName)) return null;
        if (!QuotedName.LooksLikeName(connection.Id)) return null;

        // Where the text is a constant's, the call that resolves is elsewhere.
        bool isResolved = generated.IsResolution(position.Target) && use.Syntax.Span.Contains(expression.Span);
        string type = generated == classes.Own ? "Connections" : generated.Name;
        string member = isResolved ? $"{type}.{connection.MemberName}" : $"{type}.Ids.{connection.MemberName}";
        ImmutableDictionary<string, string?> properties =
            new UseGeneratedConnection(connection.MemberName, generated.Name).AddTo(ImmutableDictionary<string, string?>.Empty);
        return messages.Create(Descriptors.LiteralConnectionId, expression.GetLocation(), properties, connection.Id, member);
    }
}
