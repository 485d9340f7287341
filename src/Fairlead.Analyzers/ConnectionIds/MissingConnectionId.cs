using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// FLD3002: nothing where an id belongs: null, an empty text, an optional argument that is left out, a property that is left unset.
/// </summary>
internal sealed class MissingConnectionId(DiagnosticFactory messages)
{
    public Diagnostic Report(ConnectionIdPosition position, Location location) =>
        messages.Create(Descriptors.MissingConnectionId, location, position.Name);

    /// <summary>
    /// Determines whether a call that leaves an argument out leaves the id out with it. A library may well have a connection of its own
    /// then.
    /// </summary>
    public static bool IsOmitted(IArgumentOperation omitted, ConnectionIdPosition position) =>
        omitted.Value.ConstantValue is { HasValue: true, Value: null or "" }
        && (position.IsDeclared
            || (position.Kind == PositionKind.Named && omitted.Parameter!.NullableAnnotation != NullableAnnotation.Annotated));

    /// <summary>The name of what is called or made, where compilers too say that an argument is missing.</summary>
    public static Location GetLocation(SyntaxNode use) => (use switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } => name,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name: var name } } => name,
        InvocationExpressionSyntax { Expression: var name } => name,
        ObjectCreationExpressionSyntax { Type: var type } => type,
        PrimaryConstructorBaseTypeSyntax { Type: var type } => type,
        AttributeSyntax { Name: var name } => name,
        ImplicitObjectCreationExpressionSyntax creation => creation,
        _ => use,
    }).GetLocation();
}
