using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Text;
using Fairlead.Detection.Text.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>
/// An id for a connection, which everybody types for years: from the name that the code gives the client, the words of the setting or
/// constant, the database, the host, the user, and at last the class.
/// </summary>
internal static class ProposedIds
{
    private const string Fallback = "connection";
    private const string Database = "db";
    private const int ShortestWord = 2;

    private static readonly char[] Digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-'];
    private const int ShortestPartOfSecret = 4;

    private static readonly HashSet<string> SecretWords = new(StringComparer.Ordinal)
    {
        "password", "passwd", "passphrase", "pass", "pwd", "pw", "secret", "secrets", "token", "key", "keys", "api", "apikey", "access",
        "auth", "authorization", "bearer", "basic", "private", "shared", "credential", "credentials", "connection", "connections", "string",
        "strings", "conn", "str", "connectionstring", "connectionstrings", "connstring", "uri", "url", "dsn", "endpoint", "value", "values",
        "default", "plain", "text", "my", "the", "a", "s", "m", "user", "username", "name", "login", "host", "hostname", "server", "port",
        "id", "x", "header", "headers", "parameter", "requested", "sas", "raw", "hardcoded", "prefix", "suffix", "part", "data", "source",
        "cs", "constr", "get", "create", "build", "make", "open", "connect", "new", "load", "read", "base", "address",
        "other", "another", "first", "second", "third", "one", "two", "three", "result", "temp", "tmp", "input", "output", "original",
        "old", "current", "line", "content", "body", "message", "sql", "command", "cmd", "param", "arg", "args", "json", "xml", "hash",
        "salt", "constant", "field", "property", "local", "variable", "c", "e", "i", "t", "p", "u", "pw1", "pw2", "test", "sample", "full",
    };

    private static readonly HashSet<string> RoleWords = new(StringComparer.Ordinal)
    {
        "service", "services", "client", "clients", "options", "option", "settings", "setting", "configuration", "config", "conf",
        "factory",
        "provider", "controller", "repository", "store", "job", "workflow", "activity", "handler", "worker", "context", "manager",
        "program", "startup", "helper", "helpers", "base", "impl", "test", "tests", "app", "application", "module", "extensions",
        "constants",
        "consts", "secrets", "credentials", "globals", "builder", "host", "main", "class", "const", "util",
        "utils", "defaults", "setup", "data",
    };

    private static readonly HashSet<string> PlainHostLabels = new(StringComparer.Ordinal)
    {
        "www", "api", "apis", "db", "database", "sql", "server", "host", "localhost", "local", "internal", "lan", "corp", "intra",
        "example",
        "cluster", "svc", "prod", "dev", "test", "staging", "node", "app", "my", "the", "com", "io", "net", "org", "co", "windows",
        "amazonaws", "azure", "cloudapp", "core", "googleapis", "cloud", "gov", "edu", "uk", "de", "eu", "us", "fr", "ch", "at", "nl",
        "info",
        "biz", "cloudamqp", "mongodb", "aivencloud", "rds", "v1", "v2",
    };

    private static readonly HashSet<string> PlainUserWords = new(StringComparer.Ordinal)
    {
        "svc", "service", "user", "app", "admin", "administrator", "root", "sa", "guest", "postgres", "api", "account", "bot", "system",
        "dev", "prod", "test", "noreply", "no", "reply", "info", "cn", "dc", "ou", "uid", "me", "apikey", "login", "db", "client",
    };

    public static string Create(
        ConnectionDraft draft, IReadOnlyList<ClientSite> sites, WrittenPlaces places, ExpressionSyntax written, ReadingContext context)
    {
        bool isDatabase = IsDatabase(draft.Type);
        foreach (IEnumerable<string> words in FindCandidates(draft, sites, places, written, context))
        {
            List<string> own = [.. words];
            if (own.Count == 0) continue;
            bool saysDatabase = own.Exists(static word => word is "database" || word.EndsWith(Database, StringComparison.Ordinal));
            if (isDatabase && !saysDatabase) own.Add(Database);
            if (Join(own, draft) is { } id) return id;
        }
        return draft.Type.Id == ClientTypes.Generic.Id ? Fallback : draft.Type.Id;
    }

    /// <summary>Finds the type that the words of settings and constants name: <c>Smtp:Password</c>.</summary>
    public static ConnectionType? FindTypeByName(IReadOnlyList<ClientSite> sites, WrittenPlaces places)
    {
        IEnumerable<string> names = sites.Where(static site => site.Parts.Exists(static part => part.IsSetting))
            .SelectMany(static site => site.Names)
            .Concat(places.Holders.Select(static holder => holder.Symbol.Name));
        foreach (SitePart part in sites.SelectMany(static site => site.Parts))
        {
            bool isOwnName = part.IsSetting && part.Name.IndexOf('.') > 0; // Kafka's: sasl.password
            ConnectionType? owner = isOwnName
                ? ConnectionTypeTable.BuiltIn.Types.FirstOrDefault(type => type.FindExtra(part.Name) is not null)
                : null;
            if (owner is not null) return owner;
        }
        foreach (string name in names)
        {
            List<string> words = IdentifierWords.Split(name);
            IEnumerable<string> pairs = words.Zip(words.Skip(1), static (first, second) => first + second);
            if (words.Concat(pairs).Select(ConnectionTypeTable.BuiltIn.Find).FirstOrDefault(static type => type is not null
                && type.Id != "generic") is { } named) return named;
        }
        return null;
    }

    private static IEnumerable<IEnumerable<string>> FindCandidates(
        ConnectionDraft draft, IReadOnlyList<ClientSite> sites, WrittenPlaces places, ExpressionSyntax written, ReadingContext context)
    {
        foreach (string name in sites.SelectMany(static site => site.Names)) yield return GetWords(name, SecretWords, RoleWords);
        foreach (string name in FindHolderNames(places, written, context)) yield return GetWords(name, SecretWords);
        if (draft.Values.TryGetValue("schema", out string? schema) && IsDatabase(draft.Type)) yield return GetWords(schema, SecretWords);
        if (draft.Values.TryGetValue("extra.service_name", out string? service)) yield return GetWords(service, SecretWords);
        if (draft.Values.TryGetValue("extra.database", out string? database)) yield return GetWords(database, SecretWords);
        yield return FindInHost(draft);
        if (ClientTypes.FindService(sites.SelectMany(static site => site.Apis)) is { } known) yield return [known.Id];
        foreach (string secret in draft.Secrets)
        {
            if (ClientTypes.FindService(draft.Values[secret]) is { } web && web.TypeId == draft.Type.Id) yield return [web.Id];
        }
        if (draft.Values.TryGetValue("extra.account", out string? account)) yield return GetWords(account, SecretWords);
        if (draft.Values.TryGetValue("login", out string? login) && !draft.Secrets.Contains("login"))
            yield return GetWords(login.Split('@')[0], PlainUserWords);
        foreach (string owner in FindOwnerNames(written)) yield return GetWords(owner, SecretWords, RoleWords);
        foreach (BaseTypeDeclarationSyntax type in written.Ancestors().OfType<BaseTypeDeclarationSyntax>())
            yield return GetClassWords(type.Identifier.ValueText);
    }

    /// <summary>The names of what holds the value, or what it is assigned to; never of the variable whose member that is.</summary>
    private static IEnumerable<string> FindHolderNames(WrittenPlaces places, ExpressionSyntax written, ReadingContext context)
    {
        foreach (ValueHolder holder in places.Holders) yield return holder.Symbol.Name;
        foreach (WrittenPlace place in places.All)
        {
            if (ValueHolder.FindOwner(place.Expression, context) is { } owner) yield return owner.Symbol.Name;
            foreach (string name in FindTargetNames(ValueForms.SkipOutwards(place.Expression), context)) yield return name;
        }
        foreach (string name in FindTargetNames(ValueForms.SkipOutwards(written), context)) yield return name;
    }

    private static IEnumerable<string> FindTargetNames(ExpressionSyntax value, ReadingContext context)
    {
        switch (value.Parent)
        {
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }:
                yield return variable.Identifier.ValueText;
                break;
            case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property }:
                yield return property.Identifier.ValueText;
                break;
            case ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property }:
                yield return property.Identifier.ValueText;
                break;
            case ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method }:
                yield return method.Identifier.ValueText;
                break;
            case ReturnStatementSyntax { Parent.Parent: MethodDeclarationSyntax method }:
                yield return method.Identifier.ValueText;
                break;
            case ArgumentSyntax { NameColon.Name.Identifier.ValueText: var parameter }:
                yield return parameter;
                break;
            case AssignmentExpressionSyntax assignment when assignment.Right == value:
                yield return GetTargetName(assignment.Left, context);
                break;
        }
    }

    /// <summary>The object whose member gets the value; its name is no client's, so that it counts little.</summary>
    private static IEnumerable<string> FindOwnerNames(ExpressionSyntax written)
    {
        if (ValueForms.SkipOutwards(written).Parent
            is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } })
            yield return owner.Identifier.ValueText;
    }

    private static string GetTargetName(ExpressionSyntax target, ReadingContext context) => target switch
    {
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: var member } => member,
        MemberAccessExpressionSyntax { Expression: var owner, Name: var member } =>
            GetTargetName(owner, context) + "_" + GetOwnName(member, context),
        IdentifierNameSyntax name => GetOwnName(name, context),
        ElementAccessExpressionSyntax { ArgumentList.Arguments.Count: 1 } element =>
            GetKeyName(element.ArgumentList.Arguments[0].Expression, context),
        ImplicitElementAccessSyntax { ArgumentList.Arguments.Count: 1 } element =>
            GetKeyName(element.ArgumentList.Arguments[0].Expression, context),
        _ => "",
    };

    private static string GetKeyName(ExpressionSyntax key, ReadingContext context)
    {
        if (context.Values.Read(key) is not { IsNumber: false, Text: var text } || !QuotedName.LooksLikePath(text)) return "";
        (string prefix, string name) = SettingKeys.Split(text);
        return prefix.Length == 0 && name.IndexOf('.') >= 0 ? "" : prefix + "_" + name;
    }

    /// <summary>
    /// Gets the name that the code itself has for something: not the library's, nor that of a variable whose member is meant.
    /// </summary>
    private static string GetOwnName(SimpleNameSyntax name, ReadingContext context) => context.FindSymbol(name) switch
    {
        null or { DeclaringSyntaxReferences.IsEmpty: true } => "",
        ILocalSymbol or IParameterSymbol when name.Parent is MemberAccessExpressionSyntax => "",
        var symbol => symbol.Name,
    };

    private static IEnumerable<string> GetClassWords(string name)
    {
        List<string> words = IdentifierWords.Split(name);
        return words.Exists(static word => word is "test" or "tests") ? [] : GetWords(name, SecretWords, RoleWords);
    }

    /// <summary>Gets <c>acme_smtp</c> of <c>smtp.acme.io</c>, and <c>play_min</c> of <c>play.min.io:9000</c>.</summary>
    private static IEnumerable<string> FindInHost(ConnectionDraft draft)
    {
        string? host = null;
        foreach (string source in new[] { "host", "extra.fully_qualified_namespace", "extra.bootstrap.servers", "extra.endpoint_url" })
        {
            if (host is null && draft.Values.TryGetValue(source, out string? value) && !draft.Secrets.Contains(source)) host = value;
        }
        if (host is null) return [];
        if (draft.Type.PathTemplate == "{host}") return GetWords(WithoutExtension(host), SecretWords); // the file of a database

        int scheme = host.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0) host = host.Substring(scheme + 3);
        host = host.Split('/', ':', ',', '\\')[0].ToLowerInvariant();
        string[] labels = host.Split('.');
        if (labels.All(static label => label.All(char.IsDigit))) return [];
        string[] own =
        [
            .. labels.Take(labels.Length > 1 ? labels.Length - 1 : 1)
                .Where(static label => !PlainHostLabels.Contains(label.TrimEnd(Digits)) && label.TrimEnd(Digits).Length > 1),
        ];
        bool isAccount = labels.Contains("windows") || labels.Contains("azure") || labels.Contains("amazonaws");
        return own.Length > 1 && !isAccount
            ? GetWords(own[own.Length - 1] + "_" + own[0])
            : own.Take(1).SelectMany(static label => GetWords(label, SecretWords));
    }

    private static string WithoutExtension(string path)
    {
        string file = path.Split('/', '\\').Last();
        int dot = file.IndexOf('.');
        return dot > 0 ? file.Substring(0, dot) : file;
    }

    private static IEnumerable<string> GetWords(string name, params HashSet<string>[] without) =>
        QuotedName.LooksLikePath(name.TrimStart('_'))
            ? JoinNumbers(IdentifierWords.Split(name)).Where(word => !Array.Exists(without, words => words.Contains(word)))
            : [];

    /// <summary>A number belongs to the word before it: s3, crm2.</summary>
    private static List<string> JoinNumbers(List<string> words)
    {
        for (int i = words.Count - 1; i > 0; i--)
        {
            if (!char.IsDigit(words[i][0])) continue;
            words[i - 1] += words[i];
            words.RemoveAt(i);
        }
        return words;
    }

    private static string? Join(List<string> words, ConnectionDraft draft)
    {
        string id = string.Join("_", words);
        bool isName = words.Exists(static word => word.Length >= ShortestWord && char.IsLetter(word[0]))
            && ManifestIds.FindDefect(id) is null && QuotedName.LooksLikeName(id);
        if (!isName) return null;
        bool hasSecret = draft.Secrets.Any(secret => words.Exists(word => word.Length >= ShortestPartOfSecret
            && draft.Values[secret].IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));
        return hasSecret ? null : id;
    }

    private static bool IsDatabase(ConnectionType type) =>
        (type.ConnectionStringFormat == ConnectionStringFormat.AdoNet && type.ConnectionString.Count > 0)
        || type.Fields.Any(static field => field.Name == "schema" && field.Title == "Database");
}
