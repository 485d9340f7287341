using Fairlead.Core.Connections;
using Fairlead.Core.Text;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>An id for the connection of a secret: what the code calls it, without the words that only say that it is a secret.</summary>
internal static class ProposedIds
{
    private const string Fallback = "connection";

    private static readonly HashSet<string> SecretWords = new(StringComparer.Ordinal)
    {
        "password", "passwd", "passphrase", "pass", "pwd", "pw", "secret", "secrets", "token", "key", "api", "apikey", "access", "auth",
        "bearer", "private", "shared", "credential", "credentials", "connection", "string", "conn", "str", "connectionstring", "connstring",
        "uri", "url", "dsn", "endpoint", "value", "default", "plain", "text", "my", "the", "s", "m",
    };

    private static readonly HashSet<string> RoleWords = new(StringComparer.Ordinal)
    {
        "service", "client", "options", "settings", "configuration", "config", "factory", "provider", "sender", "controller", "repository",
        "store", "job", "workflow", "activity", "handler", "worker", "context", "manager", "program", "startup", "helper", "base", "impl",
        "test", "tests",
    };

    /// <summary>Creates the name in the code, else the database, else the type that the code belongs to.</summary>
    public static string Create(ExpressionSyntax literal, string? database)
    {
        string? own = Join(SplitWords(GetName(literal)).Where(static word => !SecretWords.Contains(word)));
        return own
            ?? (database is null ? null : Join([.. SplitWords(database), "db"]))
            ?? Join(SplitWords(literal.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.ValueText ?? "")
                .Where(static word => !RoleWords.Contains(word)))
            ?? Fallback;
    }

    private static string GetName(ExpressionSyntax literal) => literal.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.ValueText,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } => method.Identifier.ValueText,
        AssignmentExpressionSyntax assignment when assignment.Right == literal => GetTargetName(assignment.Left),
        ArgumentSyntax { NameColon.Name.Identifier.ValueText: var name } => name,
        ReturnStatementSyntax { Parent.Parent: MethodDeclarationSyntax method } => method.Identifier.ValueText,
        _ => "",
    };

    private static string GetTargetName(ExpressionSyntax target) => target switch
    {
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner, Name: var member } =>
            owner.Identifier.ValueText + "_" + member.Identifier.ValueText,
        MemberAccessExpressionSyntax { Name: var member } => member.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        ElementAccessExpressionSyntax element
            when element.ArgumentList.Arguments[0].Expression is LiteralExpressionSyntax { Token.ValueText: var key }
            && QuotedName.LooksLikePath(key) => key,
        _ => "",
    };

    private static string? Join(IEnumerable<string> words)
    {
        string id = string.Join("_", words);
        return id.Length > 0 && ManifestIds.FindDefect(id) is null && QuotedName.LooksLikeName(id) ? id : null;
    }

    private static IEnumerable<string> SplitWords(string name)
    {
        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            bool isSeparator = i == name.Length || !char.IsLetterOrDigit(name[i]);
            bool isHump = !isSeparator && i > start && char.IsUpper(name[i])
                && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (!isSeparator && !isHump) continue;
            if (i > start) yield return name.Substring(start, i - start).ToLowerInvariant();
            start = isSeparator ? i + 1 : i;
        }
    }
}
