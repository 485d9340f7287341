using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fairlead.Core.Text;
using Fairlead.Detection.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Suppressions;

/// <summary>
/// What stands around a finding, by which it is known again after edits elsewhere: the member, and a hash of the code beside it. No value
/// takes part in it, neither a literal nor a comment nor a setting, so it is the same whatever the secret is.
/// </summary>
internal sealed record Surroundings(string Place, string Context)
{
    /// <summary>How many tokens of a statement take part, before and after the finding.</summary>
    private const int TokensAround = 24;

    private const int HashBytes = 8;

    public static Surroundings Create(SyntaxTree tree, TextSpan span, SemanticModel model, CancellationToken cancellationToken)
    {
        SourcePlace place = SourcePlace.Create(tree, span, model, cancellationToken);
        return new Surroundings(place.Member, GetHash(Describe(tree.GetRoot(cancellationToken), span)));
    }

    /// <summary>Creates the surroundings of a place in a file that is not C#: the names that lead to it, and those beside them.</summary>
    public static Surroundings Create(string path, string text, SourceSpan span)
    {
        ConfigurationFormat format = ConfigurationFiles.GetFormat(path);
        if (ConfigurationScanner.Read(format, text) is not { } file) return new Surroundings("", GetHash(format.ToString()));

        string place = file.FindValueAt(span.Start)?.Key.ToString() ?? "";
        string before = "", after = "";
        foreach (ConfigurationValue value in file.Values)
        {
            if (value.Span.End <= span.Start) before = value.Key.ToString();
            else if (value.Span.Start >= span.End && after.Length == 0) after = value.Key.ToString();
        }

        // A key may be as telling as a value, so not even the names are written out.
        return new Surroundings(place.Length == 0 ? "" : GetHash(place), GetHash(format + "\0" + before + "\0" + after));
    }

    private static string Describe(SyntaxNode root, TextSpan span)
    {
        SyntaxToken token = root.FindToken(span.Start);
        SyntaxNode scope = FindScope(token.Parent) ?? root;
        List<SyntaxToken> tokens = [.. scope.DescendantTokens(static node => node is not BlockSyntax)];
        int first = tokens.FindIndex(other => other.Span.End > span.Start);
        int last = tokens.FindLastIndex(other => other.SpanStart < span.End);
        if (first < 0) first = tokens.Count;
        if (last < 0) last = 0;

        var description = new StringBuilder(scope.Kind().ToString());
        int end = Math.Min(tokens.Count - 1, last + TokensAround);
        for (int i = Math.Max(0, first - TokensAround); i <= end; i++)
            description.Append(' ').Append(i >= first && i <= last ? "*" : DescribeToken(tokens[i]));
        return description.ToString();
    }

    /// <summary>Finds the statement or member around a token.</summary>
    private static SyntaxNode? FindScope(SyntaxNode? node)
    {
        for (; node is not null; node = node.Parent)
        {
            if (node is (StatementSyntax and not BlockSyntax) or MemberDeclarationSyntax or AttributeListSyntax) return node;
        }
        return null;
    }

    /// <summary>Values become their kind, and a name that is declared here is left out, so that renaming it changes nothing.</summary>
    private static string DescribeToken(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.IdentifierToken =>
            token.Parent is MemberDeclarationSyntax or VariableDeclaratorSyntax or ParameterSyntax ? "_" : token.ValueText,
        SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.CharacterLiteralToken
            or SyntaxKind.NumericLiteralToken or SyntaxKind.BadToken => "literal",
        _ when token.Value is string && !SyntaxFacts.IsKeywordKind(token.Kind()) => "literal",
        _ => token.Kind().ToString(),
    };

    private static string GetHash(string text)
    {
        using var algorithm = SHA256.Create();
        byte[] hash = algorithm.ComputeHash(Encoding.UTF8.GetBytes(text));
        var hexadecimal = new StringBuilder(2 * HashBytes);
        for (int i = 0; i < HashBytes; i++) hexadecimal.Append(hash[i].ToString("x2", CultureInfo.InvariantCulture));
        return hexadecimal.ToString();
    }
}
