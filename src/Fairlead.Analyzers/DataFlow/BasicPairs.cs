using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.DataFlow;

/// <summary>
/// A user and a password with a colon between, as in basic authentication. The user is public, unless the password is empty or a dummy:
/// then a key stands in the user's place.
/// </summary>
internal static class BasicPairs
{
    private const string Colon = ":";

    // What stands behind the colon for the services that look at the user only.
    private static readonly string[] Dummies = ["", "x", "X", "X-", "_"];

    /// <summary>Counts the pieces of a text that belong to a user.</summary>
    public static int CountUsers(IReadOnlyList<IOperation> pieces)
    {
        for (int i = 0; i < pieces.Count; i++)
        {
            if (!StartsPassword(pieces[i])) continue;
            return i == pieces.Count - 1 && IsDummy(FindConstant(pieces[i])!.Substring(1)) ? 0 : i;
        }
        return 0;
    }

    /// <summary>Determines whether a text is joined of a user and a password.</summary>
    public static bool IsJoinOfPair(IOperation composition) =>
        composition is IInvocationOperation { TargetMethod.Name: "Join", Arguments: { Length: > 1 } arguments }
        && FindConstant(arguments[0].Value) == Colon;

    /// <summary>Determines whether a piece begins with the colon before a password.</summary>
    public static bool StartsPassword(IOperation piece) => FindConstant(piece)?.StartsWith(Colon, StringComparison.Ordinal) == true;

    /// <summary>Determines whether a constant ends with the colon behind a user.</summary>
    public static bool IsUser(IOperation constant) =>
        ConstantExpressions.FindText(constant) is { Length: > 1 } text && text.EndsWith(Colon, StringComparison.Ordinal);

    /// <summary>
    /// Finds the position before which a user is appended to a text that is built up. Returns -1 if no password follows.
    /// </summary>
    public static int FindStartOfPassword(IReadOnlyList<VariableAssignment> assignments)
    {
        VariableAssignment? colon = null;
        foreach (VariableAssignment assignment in assignments)
        {
            if (!assignment.IsAppended || !StartsPassword(assignment.Value)) continue;
            if (colon is null || assignment.End < colon.End) colon = assignment;
        }
        return colon is not null && assignments.Any(assignment => assignment.End > colon.End) ? colon.End : -1;
    }

    private static bool IsDummy(string password) => Array.IndexOf(Dummies, password) >= 0;

    private static string? FindConstant(IOperation piece) => piece.WithoutConversions().ConstantValue.Value switch
    {
        string text => text,
        char character => character.ToString(),
        _ => null,
    };
}
