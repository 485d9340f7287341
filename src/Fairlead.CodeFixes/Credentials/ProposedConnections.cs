using System.Data.Common;
using System.Globalization;
using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>
/// Proposals for the connection that a secret belongs to, from the literal itself and from what stands beside it: the other parts of a
/// connection string, the user name in the same call.
/// </summary>
internal static class ProposedConnections
{
    /// <summary>Libraries whose connections have a type of their own, by the start of their namespace.</summary>
    private static readonly (string Namespace, string ConnType)[] TypesByNamespace =
        [("Npgsql", "postgres"), ("Microsoft.Data.Sqlite", "sqlite"), ("Amazon", "aws")];

    public static NewConnection Create(SecretLiteral secret, SemanticModel model, CancellationToken cancellationToken)
    {
        string connType = GetConnType(secret, model, cancellationToken);
        NewConnection connection = secret.IsWhole ? WithNeighbours(secret, connType, model)
            : FindInUri(secret.Text)
            ?? (Read(secret.Text) is { } pairs ? CreateFromPairs(pairs, connType) : WithNeighbours(secret, connType, model));
        return connection with { Id = ProposedIds.Create(secret.Expression, connection.Schema) };
    }

    /// <summary>
    /// Determines whether the connection's type builds the very same connection string: it has every keyword, and the manifest every value.
    /// </summary>
    public static bool IsWhole(SecretLiteral secret, ManifestConnection connection)
    {
        if (connection.Type.ConnectionString.Count == 0 || Read(secret.Text) is not { } pairs) return false;
        return pairs.Keys!.Cast<string>().All(keyword => FindSource(connection.Type, keyword) switch
        {
            null => false,
            "password" => GetText(pairs, keyword) == secret.Secret,
            "host" => connection.Values.Host == GetText(pairs, keyword),
            "schema" => connection.Values.Schema == GetText(pairs, keyword),
            "login" => connection.Values.Login == GetText(pairs, keyword),
            "port" => connection.Values.Port is not null,
            var extra => connection.Values.Extra.Any(member => ExtraDeclaration.GetPath(member.Name) == extra),
        });
    }

    private static NewConnection? FindInUri(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0) return null;
        string connType = ConnectionTypeTable.BuiltIn.Types.FirstOrDefault(type => type.UriSchemes.Contains(uri.Scheme))?.Id ?? "generic";
        string login = Uri.UnescapeDataString(uri.UserInfo.Split(':')[0]);
        var connection =
            new NewConnection("", connType) { Port = uri.IsDefaultPort ? null : uri.Port, Login = login.Length > 0 ? login : null };
        if (connType == "http") return connection with { Host = $"{uri.Scheme}://{uri.Host}" };
        string path = Uri.UnescapeDataString(uri.AbsolutePath).Trim('/');
        return connection with { Host = uri.Host, Schema = path.Length > 0 ? path : null };
    }

    private static NewConnection CreateFromPairs(DbConnectionStringBuilder pairs, string connType)
    {
        ConnectionType type = ConnectionTypeTable.BuiltIn.Find(connType)!;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var extra = new List<KeyValuePair<string, string>>();
        foreach (string keyword in pairs.Keys!)
        {
            string? source = FindSource(type, keyword);
            if (source is null) continue;
            if (source.StartsWith("extra.", StringComparison.Ordinal))
                AddExtra(type, source.Substring("extra.".Length), GetText(pairs, keyword), extra);
            else fields[source] = GetText(pairs, keyword);
        }

        return CreateFromFields(connType, fields) with { Extra = extra };
    }

    private static NewConnection CreateFromFields(string connType, Dictionary<string, string> fields)
    {
        return new NewConnection("", connType)
        {
            Host = Find("host"),
            Port = Find("port") is { } port && int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? number
                : null,
            Schema = Find("schema"),
            Login = Find("login"),
        };

        string? Find(string name) => fields.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;
    }

    /// <summary>Drivers write VerifyFull where the extra has verify-full. A value that the declaration does not take is left out.</summary>
    private static void AddExtra(ConnectionType type, string name, string value, List<KeyValuePair<string, string>> extra)
    {
        ExtraDeclaration declaration = type.Extras.First(candidate => candidate.Name == name);
        string? json = declaration.Type switch
        {
            ExtraType.Integer or ExtraType.Number =>
                int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                    ? number.ToString(CultureInfo.InvariantCulture)
                    : null,
            ExtraType.Boolean => bool.TryParse(value, out bool boolean) ? (boolean ? "true" : "false") : null,
            _ when declaration.Enum.Count > 0 =>
                declaration.Enum.FirstOrDefault(text => KeywordTable.Fold(text) == KeywordTable.Fold(value)) is { } known
                    ? JsonWriter.WriteString(known)
                    : null,
            _ => JsonWriter.WriteString(value),
        };
        if (json is not null) extra.Add(new(name, json));
    }

    /// <summary>Arguments of the same call, and members that the same initialiser sets, by their names.</summary>
    private static NewConnection WithNeighbours(SecretLiteral secret, string connType, SemanticModel model)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, ExpressionSyntax value) in FindNeighbours(secret.Expression, model))
        {
            if (FindField(name) is not { } field || field == "password") continue;
            if (model.GetConstantValue(value) is { HasValue: true, Value: { } constant } && value != secret.Expression)
                fields[field] = Convert.ToString(constant, CultureInfo.InvariantCulture)!;
        }

        return CreateFromFields(connType, fields);
    }

    private static IEnumerable<(string Name, ExpressionSyntax Value)> FindNeighbours(ExpressionSyntax literal, SemanticModel model)
    {
        if (literal.Parent is ArgumentSyntax { Parent.Parent: { } call })
        {
            IEnumerable<IArgumentOperation> arguments = model.GetOperation(call) switch
            {
                IInvocationOperation invocation => invocation.Arguments,
                IObjectCreationOperation creation => creation.Arguments,
                _ => [],
            };
            foreach (IArgumentOperation argument in arguments)
            {
                if (argument is { Parameter.Name: { } name, Value.Syntax: ExpressionSyntax value }) yield return (name, value);
            }
        }
        else if (literal.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer })
        {
            foreach (AssignmentExpressionSyntax assignment in initializer.Expressions.OfType<AssignmentExpressionSyntax>())
            {
                if (assignment.Left is IdentifierNameSyntax { Identifier.ValueText: var name }) yield return (name, assignment.Right);
            }
        }
    }

    private static string GetConnType(SecretLiteral secret, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode? user = secret.Expression.Parent switch
        {
            ArgumentSyntax { Parent.Parent: { } call } => call,
            AssignmentExpressionSyntax { Left: var left } => left,
            _ => null,
        };
        string space = user is null
            ? ""
            : model.GetSymbolInfo(user, cancellationToken).Symbol?.ContainingNamespace?.ToDisplayString() ?? "";
        string name = user is null ? "" : model.GetSymbolInfo(user, cancellationToken).Symbol?.Name ?? "";
        foreach ((string start, string connType) in TypesByNamespace)
        {
            if (space.StartsWith(start, StringComparison.Ordinal) || name == "Use" + start) return connType;
        }

        return "generic";
    }

    private static string? FindSource(ConnectionType type, string keyword)
    {
        string bare = KeywordTable.Fold(keyword);
        return type.ConnectionString.FirstOrDefault(part => KeywordTable.Fold(part.Keyword) == bare)?.Source
            ?? FindField(keyword);
    }

    /// <summary>A token is not taken for a password: a type's connection string has a keyword of its own for it.</summary>
    private static string? FindField(string keyword) =>
        ConnectionStringKeywords.Find(keyword, 0, keyword.Length) is { Role: not KeywordRole.Key, Field: { } field } ? field : null;

    private static DbConnectionStringBuilder? Read(string text)
    {
        try
        {
            return new DbConnectionStringBuilder { ConnectionString = text };
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string GetText(DbConnectionStringBuilder pairs, string keyword) =>
        Convert.ToString(pairs[keyword], CultureInfo.InvariantCulture)!;
}
