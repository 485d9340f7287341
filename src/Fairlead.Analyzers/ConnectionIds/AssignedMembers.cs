using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>The members that assignments write to, by syntax alone.</summary>
internal static class AssignedMembers
{
    /// <summary>Finds the name in <c>name = …</c> and <c>this.name = …</c>.</summary>
    public static string? FindName(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };
}
