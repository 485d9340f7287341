using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Detection.Credentials;
using Fairlead.Detection.CredentialApis;
using Fairlead.Detection.Text.Names;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>The fields and extras that the names of a client's parameters, properties and settings mean.</summary>
internal static class PartSources
{
    private const string ExtraPrefix = "extra.";

    private static readonly HashSet<string> PlaceWords = new(StringComparer.Ordinal) { "tenant", "region", "account", "service" };

    /// <summary>Determines whether a part is a secret, by the API that takes it or by its name.</summary>
    public static bool IsSecret(SitePart part) => part.Secret is not null || NamesSecret(part.Name);

    /// <summary>Finds the field or extra for a part that is no secret. Returns null if it stays in the code.</summary>
    /// <param name="type">The connection's type.</param>
    /// <param name="part">The part.</param>
    /// <param name="isBesideSecret">Whether the same call takes the secret too.</param>
    public static string? FindSource(ConnectionType type, SitePart part, bool isBesideSecret)
    {
        // The scheme of a header is no URI's.
        if (part.Name == "scheme") return null;
        List<string> words = IdentifierWords.Split(part.Name);
        KeywordTarget? target = KeywordTable.Get(type).Find(part.Name);
        string? named = target?.Source
            ?? (target?.Parts.Any(static template => template.Pieces.Any(static piece => piece.Source == "host")) == true ? "host" : null);
        if (named is not null && IsSecretSource(type, named)) named = null;
        if (named is not null)
        {
            bool tunesOnly = named.StartsWith(ExtraPrefix, StringComparison.Ordinal)
                && !IsIdentifying(type, named, isBesideSecret, part.IsSetting);
            return tunesOnly || named is "conn_type" or "description" ? null : named;
        }

        string? field = FieldWords.Find(words) ?? (part.IsSetting ? FieldWords.Find([.. words.Skip(FieldWords.FindStart(words))]) : null);
        if (field is null) return null;
        string? source = KeywordTable.Get(type).Find(field)?.Source;
        return source is not null && !IsSecretSource(type, source) ? source : null;
    }

    /// <summary>Finds the field or extra for a secret: a free one of the type's, or an extra of its own.</summary>
    public static string FindSecretSource(ConnectionType type, SitePart part, ICollection<string> taken, bool isOnly)
    {
        string? named = KeywordTable.Get(type).Find(part.Name)?.Source;
        if (named is not null && IsSecretSource(type, named) && !taken.Contains(named)) return named;
        string folded = KeywordTable.Fold(part.Name);
        ExtraDeclaration? extra = type.Extras.FirstOrDefault(extra => extra.Secret && !taken.Contains(extra.Path)
            && KeywordTable.Fold(extra.Name).EndsWith(folded, StringComparison.Ordinal));
        string main = GetMainSecret(type);
        bool isMain = isOnly || IsMainKind(part) || extra is null;
        if (isMain && !taken.Contains(main)) return main;
        if (extra is not null) return extra.Path;

        string own = ExtraPrefix + string.Join("_", IdentifierWords.Split(part.Name));
        return taken.Contains(own) ? own + "_2" : own;
    }

    /// <summary>Gets the field or extra that holds the type's usual secret.</summary>
    public static string GetMainSecret(ConnectionType type) =>
        type.Fields.Any(static field => field.Name == "password") ? "password"
        : type.Extras.FirstOrDefault(static extra => extra.Secret)?.Path ?? "password";

    public static bool IsSecretSource(ConnectionType type, string source) => source == "password"
        || type.Fields.Any(field => field.Secret && field.Name == source)
        || type.Extras.Any(extra => extra.Secret && extra.Path == source);

    /// <summary>Extras that only tune a client stay in the code; those that say where and as whom it connects don't.</summary>
    private static bool IsIdentifying(ConnectionType type, string source, bool isBesideSecret, bool isSetting)
    {
        ExtraDeclaration? extra = type.FindExtra(source.Substring(ExtraPrefix.Length));
        if (extra is null || extra.Type is not (ExtraType.String or ExtraType.Uri or ExtraType.Integer)) return false;
        if (extra.Required || isSetting || IsOf("login") || IsOf("host")) return true;
        return extra.Enum.Count == 0 && (isBesideSecret || IdentifierWords.Split(extra.Name).Exists(PlaceWords.Contains));

        bool IsOf(string field) => KeywordTable.Get(type).Find(field)?.Source == source;
    }

    private static bool IsMainKind(SitePart part) => part.Secret
        is SecretKind.Password or SecretKind.SecretKey or SecretKind.AccountKey or SecretKind.ClientSecret or SecretKind.ApiKey
        or SecretKind.Authorization or SecretKind.HeaderValue;

    private static bool NamesSecret(string name) => SecretNames.NamesSecret(name) && FieldWords.Find(IdentifierWords.Split(name)) is null;
}
