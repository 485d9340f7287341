using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Transport;

/// <summary>
/// URLs that are identifiers by convention and are never fetched for what they name: namespaces, schemas, vocabularies, document
/// types, claim types, licences. Changing their scheme would make another name of them.
/// </summary>
internal static class IdentifierUrls
{
    // First labels that a host has when it serves names: schemas.partner.io, ns.partner.io.
    private static readonly string[] FirstLabels = ["schemas", "schema", "ns", "xmlns", "namespaces", "vocab", "rdf", "ontology"];

    private static readonly string[] PathSegments =
        ["ns", "xmlns", "schema", "schemas", "dtd", "dtds", "xsd", "vocab", "vocabulary", "ontology", "ontologies", "soapaction",
            "winfx", "xmlschema"];

    private static readonly string[] Extensions = [".xsd", ".dtd", ".owl", ".rdf"];

    public static bool Contains(string text, NetworkUrl url)
    {
        string host = url.GetHost(text);
        int end = FindEndOfUrl(text, url.AuthorityEnd);
        return NamingHosts.Contains(text, url, host)
            || HasFirstLabel(host)
            || IsNamespace(host)
            || HasNamingPath(text, url.AuthorityEnd, end);
    }

    /// <summary>
    /// A namespace of .NET behind a scheme, as WCF names contracts: <c>http://Contoso.Orders.Services</c>. Nobody writes a host so.
    /// </summary>
    private static bool IsNamespace(string host) =>
        host.IndexOf('.') > 0 && host.Split('.').All(static label => label.Length > 1 && char.IsUpper(label[0]) && label.Any(char.IsLower));

    private static int FindEndOfUrl(string text, int i)
    {
        while (i < text.Length && text[i] > ' ' && text[i] is not ('"' or '\'' or '<' or '>' or '`' or ')' or '}')) i++;
        return i;
    }

    private static bool HasFirstLabel(string host)
    {
        int dot = host.IndexOf('.');
        return dot > 0 && Contains(FirstLabels, host, 0, dot);
    }

    // A fragment that a request never sends, as in the RDF namespace http://vocab.partner.io/orders#, is a name's mark as well.
    private static bool HasNamingPath(string text, int start, int end)
    {
        if (end > start && text[end - 1] == '#') return true;

        int segment = start + 1;
        for (int i = segment; i <= end; i++)
        {
            if (i < end && text[i] is not ('/' or '#' or '?')) continue;
            if (i > segment && (Contains(PathSegments, text, segment, i - segment) || EndsWithExtension(text, segment, i))) return true;
            if (i < end && text[i] == '?') return false;
            segment = i + 1;
        }

        return false;
    }

    private static bool EndsWithExtension(string text, int start, int end)
    {
        foreach (string extension in Extensions)
        {
            if (end - start > extension.Length
                && string.Compare(text, end - extension.Length, extension, 0, extension.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return true;
        }

        return false;
    }

    private static bool Contains(string[] words, string text, int start, int length)
    {
        foreach (string word in words)
        {
            if (word.Length == length && string.Compare(text, start, word, 0, length, StringComparison.OrdinalIgnoreCase) == 0) return true;
        }

        return false;
    }
}
