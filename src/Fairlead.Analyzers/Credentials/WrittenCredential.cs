using System.Collections.Immutable;
using Fairlead.Analyzers.Text;
using Fairlead.Core.Rules;
using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials;

/// <summary>Where the source shows a credential that a text holds, and whether it can be taken out there.</summary>
internal static class WrittenCredential
{
    /// <summary>Null where it is reported elsewhere.</summary>
    public static Location? Locate(ComposedText text, CredentialMatch match)
    {
        if (match.Rule == RuleTable.EmptyOrDefaultPassword && IsCompletedLater(text, match)) return null;
        if (text.Locate(match.Span) is { } location) return location;

        // A constant without a telling name is a secret only here, by the keyword before it.
        TextPiece piece = text.PieceAt(match.Span.Start);
        bool isTold = match.Rule == RuleTable.KnownSecretFormat || (NameOf(piece.Operation) is { } name && SecretName.IsOfSecret(name));
        return isTold ? null : piece.Syntax.GetLocation();
    }

    public static ImmutableDictionary<string, string?>? RemovalOf(ComposedText text, CredentialMatch match) =>
        match.Removable is { } removable
        && text.FindExactly(match.Span) is { } secret
        && text.FindExactly(removable) is { } removed
        && removed.Contains(secret)
            ? new RemoveCredential(secret.Start - removed.Start, removed.End - secret.End).ToProperties()
            : null;

    // "…;Password=" that something is appended to.
    private static bool IsCompletedLater(ComposedText text, CredentialMatch match) =>
        match.Span.End == text.Value.Length
        && text.Operation.Parent is ICompoundAssignmentOperation or IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Append" } };

    private static string? NameOf(IOperation operation) => operation switch
    {
        IMemberReferenceOperation member => member.Member.Name,
        ILocalReferenceOperation local => local.Local.Name,
        _ => null,
    };
}
