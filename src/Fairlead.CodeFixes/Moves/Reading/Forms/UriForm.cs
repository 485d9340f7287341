using Fairlead.Analyzers.Text;
using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Connections;
using Fairlead.Core.Text;
using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading.Forms;

/// <summary>Addresses with credentials in them: <c>amqps://shop:…@mq/orders</c>, <c>https://api.acme.io/?key=…</c>.</summary>
internal static class UriForm
{
    private const string Escape = "System.Uri";

    /// <summary>Reads a text. Returns null if it is no address, or has no secret in it.</summary>
    public static FormReading? TryRead(WrittenText text, ConnectionType? type, ReadingContext context)
    {
        if (UriParts.Find(text.Value) is not { } parts) return null;
        ConnectionType meant = FindType(parts.Scheme, type) ?? ClientTypes.Generic;
        UriSecret secret = FindSecret(text.Value, parts);
        if (secret == UriSecret.None) return null;
        if (secret == UriSecret.Path && !text.HasHoles) return ReadAsSecret(text, parts, meant);

        if (!text.HasHoles && meant.UriSchemes.Contains(parts.Scheme) && meant.ConnectionStringFormat == ConnectionStringFormat.Uri
            && meant.ConnectionString.Count > 0 && Read(text, meant) is { } whole)
            return FormReading.Create(text, meant, whole, [CodePiece.ConnectionString]);
        bool isAddress = meant.AddressSchemes.Contains(parts.Scheme) && meant.Shapes.HasFlag(ConnectionShapes.Uri);
        if (!text.HasHoles && isAddress && Read(text, meant) is { } address) 
            return CreateAddress(text, parts, meant, address, context);
        return UriTemplate.Read(text, parts, meant, context.GetTypeName(text.Expression, Escape));
    }

    /// <summary>An address with which nothing else is needed is the secret itself: a webhook.</summary>
    private static FormReading ReadAsSecret(WrittenText text, UriParts parts, ConnectionType type)
    {
        ConnectionType meant = ClientTypes.FindService(text.Value) is { } service
            ? ConnectionTypeTable.BuiltIn.Find(service.TypeId)!
            : type;
        string secret = PartSources.GetMainSecret(meant);
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { [secret] = text.Value };
        if (meant.Id == "http") values["host"] = parts.Scheme + "://" + parts.GetText(text.Value, parts.Authority);
        return FormReading.Create(text, meant, values, [CodePiece.FromSource(secret)]);
    }

    private static FormReading CreateAddress(
        WrittenText text, UriParts parts, ConnectionType type, Dictionary<string, string> values, ReadingContext context)
    {
        values["host"] = parts.Scheme + "://" + parts.GetText(text.Value, parts.Host);
        var form = text.Expression.Parent is ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax creation } && IsUri(creation)
            ? creation
            : null;
        // The path is the request's, not the connection's.
        var members = new List<CodePiece>();
        if (parts.Path.Length > 0)
        {
            string path = TextTemplate.WriteLiteral("/" + parts.GetText(text.Value, parts.Path));
            members.Add(CodePiece.FromCode($"Path = {path}, "));
        }
        string escape = context.GetTypeName(text.Expression, Escape) + ".EscapeDataString(";
        foreach ((string source, string member) in new[] { ("login", "UserName"), ("password", "Password") })
        {
            if (!values.ContainsKey(source)) continue;
            members.Add(CodePiece.FromCode($"{member} = {escape}"));
            members.Add(CodePiece.FromSource(source));
            members.Add(CodePiece.FromCode("), "));
        }

        List<CodePiece> code = [CodePiece.Uri];
        if (members.Count > 0)
        {
            CodePiece last = members[members.Count - 1];
            members[members.Count - 1] = CodePiece.FromCode(last.Text.TrimEnd(',', ' '));
            code =
            [
                CodePiece.FromCode($"new {context.GetTypeName(text.Expression, "System.UriBuilder")}("), CodePiece.Uri,
                CodePiece.FromCode(") { "), .. members, CodePiece.FromCode(" }.Uri"),
            ];
        }
        if (form is null) code.Add(CodePiece.FromCode(".AbsoluteUri"));
        return FormReading.Create(text, type, values, code, form);
    }

    public static bool IsUri(ObjectCreationExpressionSyntax creation) => creation is
        { Type: IdentifierNameSyntax { Identifier.ValueText: "Uri" } or QualifiedNameSyntax { Right.Identifier.ValueText: "Uri" } }
        && creation.ArgumentList?.Arguments.Count == 1;

    private static Dictionary<string, string>? Read(WrittenText text, ConnectionType type) =>
        SourceValues.From(ConnectionReader.Read(text.Value, type, ConnectionFormat.Strict), type);

    private static ConnectionType? FindType(string scheme, ConnectionType? type)
    {
        bool fits = type is not null
            && (type.IsNamed(ConnectionFields.NormalizeType(scheme)) || type.AddressSchemes.Contains(scheme));
        return fits ? type : ConnectionTypeTable.BuiltIn.FindByScheme(scheme);
    }

    private static UriSecret FindSecret(string text, UriParts parts)
    {
        if (parts.Password.Length > 0 || (parts.User.Length > 0 && IsToken(parts.GetText(text, parts.User)))) return UriSecret.Login;
        if (parts.Parameters.Any(parameter => IsSecret(text, parts, parameter))) return UriSecret.Query;
        return CredentialScanner.Scan(text).Any(match => match.Span.Start >= parts.Authority.Start) ? UriSecret.Path : UriSecret.None;
    }

    private static bool IsToken(string user) => CredentialScanner.Scan(user).Count > 0;

    public static bool IsSecret(string text, UriParts parts, (SourceSpan Name, SourceSpan Value) parameter)
    {
        string value = parts.GetText(text, parameter.Value);
        if (value.Length == 0 || value.IndexOf(StringExpression.Unknown, StringComparison.Ordinal) >= 0) return false;
        return SecretNames.NamesSecret(parts.GetText(text, parameter.Name)) || CredentialScanner.Scan(value).Count > 0
            || CredentialScanner.Scan(text).Any(match =>
                parameter.Value.Start <= match.Span.Start && match.Span.End <= parameter.Value.End);
    }

    private enum UriSecret
    {
        None,
        Login,
        Query,
        Path,
    }
}
