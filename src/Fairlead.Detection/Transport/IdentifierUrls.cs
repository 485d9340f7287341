using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Transport;

/// <summary>
/// URLs that are identifiers by convention and are never fetched for what they name: namespaces, schemas, vocabularies, document
/// types, claim types, licences. Changing their scheme would make another name of them.
/// </summary>
internal static class IdentifierUrls
{
    // Hosts whose every plain-HTTP URL is a name.
    private static readonly string[] Hosts =
    [
        // XML, web services, office documents
        "xmlsoap.org", "openxmlformats.org", "datacontract.org", "oasis-open.org", "tempuri.org", "relaxng.org",
        "ws-i.org", "xmlns.com", "xmlns.jcp.org", "xmlns.oracle.com", "www.idpf.org", "opengis.net",
        // JSON and linked data
        "schema.org", "json-schema.org", "purl.org", "purl.oclc.org", "rdfs.org", "ogp.me", "dublincore.org", "lexvo.org",
        // identity
        "openid.net", "axschema.org", "idmanagement.gov", "refeds.org",
        // feeds
        "wellformedweb.org", "a9.com",
    ];

    // A host and the start of a path: the host has other, ordinary pages.
    private static readonly string[] Paths =
    [
        "www.w3.org/", "w3.org/", "java.sun.com/xml/", "java.sun.com/jsp/", "java.sun.com/jsf", "search.yahoo.com/mrss",
        "www.itunes.com/dtds/", "xml.org/sax",
        "hibernate.sourceforge.net/", "xml.apache.org/xslt", "xml.apache.org/xalan", "maven.apache.org/POM/", "ns.adobe.com/",
        "openoffice.org/2", "base.google.com/ns", "www.inkscape.org/namespaces/", "sodipodi.sourceforge.net/", "backend.userland.com/",
        "www.gesmes.org/xml", "www.topografix.com/GPX", "iptc.org/std/", "microsoft.com/wsdl/", "web.resource.org/cc/",
        "www.wikidata.org/entity/", "www.wikidata.org/prop/", "dbpedia.org/resource/",
        "www.apache.org/licenses/", "creativecommons.org/licenses/", "creativecommons.org/publicdomain/", "opensource.org/licenses/",
        "www.opensource.org/licenses/", "www.gnu.org/licenses/", "www.mozilla.org/MPL/", "mozilla.org/MPL/", "www.boost.org/LICENSE",
        "www.eclipse.org/legal/", "unlicense.org/", "www.wtfpl.net/",
    ];

    // First labels that a host has when it serves names: schemas.partner.io, ns.partner.io.
    private static readonly string[] FirstLabels = ["schemas", "schema", "ns", "xmlns", "namespaces", "vocab", "rdf", "ontology"];

    private static readonly string[] PathSegments =
        ["ns", "xmlns", "schema", "schemas", "dtd", "dtds", "xsd", "vocab", "vocabulary", "ontology", "ontologies", "soapaction"];

    private static readonly string[] Extensions = [".xsd", ".dtd", ".owl", ".rdf"];

    public static bool Contains(string text, NetworkUrl url)
    {
        string host = url.GetHost(text);
        int end = FindEndOfUrl(text, url.AuthorityEnd);
        return IsOneOf(Hosts, host)
            || HasFirstLabel(host)
            || IsNamespace(host)
            || StartsWithOneOf(text, url)
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

    private static bool IsOneOf(string[] suffixes, string host)
    {
        foreach (string suffix in suffixes)
        {
            if (HostLabels.HasSuffix(host, suffix)) return true;
        }

        return false;
    }

    private static bool HasFirstLabel(string host)
    {
        int dot = host.IndexOf('.');
        return dot > 0 && Contains(FirstLabels, host, 0, dot);
    }

    private static bool StartsWithOneOf(string text, NetworkUrl url)
    {
        if (url.Port.Length > 0) return false;
        foreach (string path in Paths)
        {
            if (string.Compare(text, url.Host.Start, path, 0, path.Length, StringComparison.OrdinalIgnoreCase) == 0) return true;
        }

        return false;
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
