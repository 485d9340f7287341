using Fairlead.Core.Text;

namespace Fairlead.Core.ConnectionTypes;

/// <summary>Types of the values of extras. Extras are converted by declaration and never guessed.</summary>
internal enum ExtraType { String, Integer, Number, Boolean, Duration, Uri, Array }

/// <summary>
/// One typed extra, of a connection type or of one connection's <c>fields</c>: a subset of JSON Schema.
/// </summary>
internal sealed record ExtraDeclaration(string Name, ExtraType Type = ExtraType.String, string? Description = null)
{
    /// <summary>The name of the generated property. Set where the words of the name do not give it away: SslMode for sslmode.</summary>
    public string Title { get; init; } = MemberNames.ToPascalCase(Name);

    /// <summary>The extra among the connection's fields: extra.sslmode.</summary>
    public string Path { get; } = GetPath(Name);

    /// <summary>The texts that are allowed; empty when any is. Only for <see cref="ExtraType.String"/>.</summary>
    public IReadOnlyList<string> Enum { get; init; } = [];

    /// <summary>What drivers and tools write for some of the values, beyond another case or punctuation: "true" for mandatory.</summary>
    public IReadOnlyList<ValueSpelling> ValueSynonyms { get; init; } = [];

    /// <summary>The value where neither the manifest nor a backend sets one, as JSON text.</summary>
    public string? Default { get; init; }

    /// <summary>Resolving the connection fails when it is unset.</summary>
    public bool Required { get; init; }

    /// <summary>Never in the manifest; comes from a backend and is handed out as a Secret.</summary>
    public bool Secret { get; init; }

    /// <summary>
    /// Handed out as a Secret: a declared secret, or what may be one, such as a key that is written out instead of named by its file. That
    /// a value isn't secret lets it stand in the manifest; its property cannot depend on it.
    /// </summary>
    public bool IsProtected => Secret
        || (MayHoldSecret(Name) && Type is ExtraType.String or ExtraType.Uri or ExtraType.Array);

    /// <summary>True if its property is an enum of its own.</summary>
    public bool IsEnum => Enum.Count > 0 && !IsProtected;

    /// <summary>
    /// Determines whether an extra may hold a secret whatever type declares it: PEM text with a private key, or a proxy's address with its
    /// login.
    /// </summary>
    public static bool MayHoldSecret(string name) => name is "ssl_cert" or "ssl_key" or "proxy" or "proxies";

    /// <summary>Another declaration in place of this one. What a type calls secret stays secret.</summary>
    public ExtraDeclaration ReplaceBy(ExtraDeclaration other) => Secret ? other with { Secret = true, Type = ExtraType.String } : other;

    public static string GetPath(string name) => "extra." + name;
}
