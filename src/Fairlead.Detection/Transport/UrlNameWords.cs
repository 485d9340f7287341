using Fairlead.Detection.Text.Names;

namespace Fairlead.Detection.Transport;

/// <summary>
/// Meanings of the names of variables, members, parameters and types for the URL that they hold, judged by its head noun.
/// </summary>
internal static class UrlNameWords
{
    // "NamespaceUri" is a namespace still; "SchemaRegistryUrl" is a registry.
    private static readonly HashSet<string> Trailers = new(StringComparer.Ordinal)
    {
        "uri", "url", "uris", "urls", "iri", "name", "names", "value", "values", "string", "prefix", "prefixes", "id", "ids", "location",
        "constants", "const", "version",
    };

    // A "type" that is a URL is an identifier: a claim's, a problem's, a token's, a relationship's.
    private static readonly HashSet<string> NameNouns = new(StringComparer.Ordinal)
    {
        "namespace", "namespaces", "ns", "xmlns", "schema", "schemas", "dtd", "doctype", "ontology", "vocabulary", "vocab",
        "predicate", "predicates", "claim", "claims", "license", "licence", "licenses", "audience", "audiences", "issuer", "issuers",
        "realm", "type", "types", "entity", "algorithm", "algorithms", "xname", "curie", "rdf", "rdfs", "owl", "iri", "namespaceuri",
        "privilege", "privileges", "permission", "permissions", "feature", "features",
        "scope", "scopes", // of a permission, or of what a service is discovered by
        "relation", "relations", "rel", // between a document and a link in it
        "scheme", "schemes", // of a vocabulary; the scheme of a URL has no host
        "mechanism", // of authentication: whom it speaks to over a connection that exists
    };

    private static readonly HashSet<string> TextNouns = new(StringComparer.Ordinal)
    {
        "message", "description", "comment", "comments", "summary", "remarks", "placeholder", "hint", "tooltip", "watermark", "copyright",
        "disclaimer", "help", "usage", "example", "sample",
    };

    // Links that a signature or an installer shows: PublisherUrl, DescriptionUrl.
    private static readonly HashSet<string> LinkedThings =
        new(StringComparer.Ordinal) { "publisher", "description", "vendor", "manufacturer", "copyright", "homepage" };

    private static readonly HashSet<string> PatternNouns = new(StringComparer.Ordinal) { "regex", "regexp", "pattern" };

    private static readonly HashSet<string> PastWords =
        new(StringComparer.Ordinal) { "legacy", "former", "old", "obsolete", "deprecated", "retired", "previous" };

    /// <summary>Determines whether a name says of a list that it is kept for what was once: <c>LegacySiteLinks</c>.</summary>
    public static bool NamesFormerUrl(string name) => IdentifierWords.Split(name) is { Count: > 1 } words && PastWords.Contains(words[0]);

    /// <summary>The same of a list in a configuration file, whose names may have nothing between their words: <c>legacylinks</c>.</summary>
    public static bool NamesFormerUrls(string name) =>
        PastWords.Any(word => name.Length > word.Length && name.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Gets the use that a name gives its value; <see cref="UrlUse.Unknown"/> when it tells nothing.</summary>
    public static UrlUse GetUse(string name)
    {
        List<string> words = IdentifierWords.Split(name);
        int head = words.Count - 1;
        while (head > 0 && char.IsDigit(words[head][0])) head--;
        if (head < 0) return UrlUse.Unknown;
        if (TextNouns.Contains(words[head])) return UrlUse.Text;
        if (head > 0 && words[head] == "text" && TextNouns.Contains(words[head - 1])) return UrlUse.Text;
        if (PatternNouns.Contains(words[head])) return UrlUse.Test;

        for (int i = 0; i < head; i++)
        {
            if (IsPair(words, i, "help", "link") || IsPair(words, i, "help", "url") || IsPair(words, i, "help", "uri")) return UrlUse.Text;
            if (IsPair(words, i, "claim", "type") || IsPair(words, i, "claim", "types")) return UrlUse.Name;
            if (IsPair(words, i, "soap", "action")) return UrlUse.Name;
        }

        if (IsMessageAction(words, head) || (words.Count == 1 && words[0] is "name" or "names" or "key")) return UrlUse.Name;
        while (head > 0 && Trailers.Contains(words[head])) head--;
        if (IsOfSignedServiceOrProxy(words, head)) return UrlUse.Name;
        if (LinkedThings.Contains(words[head]) || (head > 0 && IsPair(words, head - 1, "opus", "info"))) return UrlUse.Text;
        bool isName = NameNouns.Contains(words[head]) || words[0] == "xmlns";
        return isName ? UrlUse.Name : UrlUse.Unknown;
    }

    /// <summary>What a web service calls a message; the action of a form is where it goes.</summary>
    private static bool IsMessageAction(List<string> words, int head) =>
        words[head] is "action" or "actions" && (head == 0 || words[head - 1] is not ("form" or "submit" or "post" or "login"));

    /// <summary>
    /// What time stamping and revocation services give out is signed, so that its way does not matter. What is sent through a proxy keeps
    /// the scheme of where it goes.
    /// </summary>
    private static bool IsOfSignedServiceOrProxy(List<string> words, int head)
    {
        while (head > 0 && words[head]
            is "server" or "service" or "authority" or "endpoint" or "address" or "host" or "settings" or "rfc" or "rfc3161") head--;
        return words[head] is "proxy" or "tsa" or "timestamp" or "timestamping" or "timestamper" or "ocsp" or "crl" or "tsaurl"
            || (head > 0 && IsPair(words, head - 1, "time", "stamp"));
    }

    private static bool IsPair(IReadOnlyList<string> words, int i, string first, string second) =>
        words[i] == first && words[i + 1] == second;
}
