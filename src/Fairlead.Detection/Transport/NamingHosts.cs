using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Transport;

/// <summary>Hosts that give names to things: namespaces, document types, vocabularies, licences. Nobody fetches what they name.</summary>
internal static class NamingHosts
{
    // One entry a line. A host means itself and every host below it; with a path, only what starts with the path.
    // The XML, SGML and RDF entries are the hosts of the namespaces, public identifiers and catalogues in Debian's packages xml-core,
    // sgml-data, w3c-sgml-lib, docbook-xml, docbook5-xml, docbook-xsl-ns, dblatex, shared-mime-info, emacs-common, epubcheck, libreoffice's
    // and Python's ODF schemas, opensaml-schemas, xmltooling-schemas, openscap-common, python3-slixmpp, python3-owslib, python3-rdflib and
    // python3-feedparser, as far as they serve nothing else.
    private const string Table = """
        # XML: documents, transformations, schemas
        www.w3.org/
        w3.org/
        oasis-open.org
        docbook.org
        docbook.sourceforge.net
        dblatex.sourceforge.net
        nwalsh.com
        exslt.org
        xsltsl.org
        icl.com/saxon
        relaxng.org
        thaiopensource.com
        xml.ascc.net
        www.ascc.net/xml
        www.schematron.com/namespace
        purl.oclc.org
        www.jenitennison.com/datatypes
        xmlgraphics.apache.org/fop
        xml.apache.org/xslt
        xml.apache.org/xalan
        xml.org/sax
        www.antennahouse.com/names/
        www.renderx.com/XSL/
        www.isogen.com/functions/
        xslthl.sf.net
        www.tei-c.org/ns/
        tempuri.org
        ws-i.org
        xmlsoap.org
        datacontract.org

        # Office documents, drawings, books, lists of tracks
        openxmlformats.org
        openoffice.org/2
        www.koffice.org/2
        ns.adobe.com/
        www.inkscape.org/namespaces/
        sodipodi.sourceforge.net/
        www.lysator.liu.se/~alla/dia
        www.daa.com.au/~james/dia-shape-ns
        www.idpf.org
        www.daisy.org/z3986/
        www.gribuser.ru/xml/
        www.collada.org/2
        xspf.org/ns/
        www.metalinker.org/
        www.apple.com/DTDs/
        www.apple.com/DTD/
        developer.apple.com/namespaces/
        www.mozilla.org/keymaster/
        base.google.com/ns

        # Messages, identity, security
        jabber.org/protocol/
        jabber.org/features/
        etherx.jabber.org/streams
        www.google.com/talk/
        www.opensaml.org/
        openid.net
        oauth.net/grant
        axschema.org
        idmanagement.gov
        refeds.org
        scap.nist.gov/schema/
        checklists.nist.gov/
        oval.mitre.org/XMLSchema
        cpe.mitre.org/
        open-scap.org/
        uri.etsi.org

        # Groups of accounts, as Amazon S3 names them
        acs.amazonaws.com/groups/

        # Maps, statistics, health
        opengis.net
        opengeospatial.net
        www.topografix.com/GPX
        www.isotc211.org/2
        www.georss.org/georss
        www.gesmes.org/xml
        iptc.org/std/
        hl7.org/fhir
        terminology.hl7.org
        loinc.org
        snomed.info/sct
        unitsofmeasure.org
        www.loc.gov/MARC21/
        www.openarchives.org/OAI/
        www.xbrl.org/2
        www.omg.org/spec/

        # Linked data
        schema.org
        json-schema.org
        purl.org
        rdfs.org
        xmlns.com
        usefulinc.com/ns/
        dublincore.org
        lexvo.org
        ogp.me
        brickschema.org
        qudt.org
        web.resource.org/cc/
        www.wikidata.org/entity/
        www.wikidata.org/prop/
        dbpedia.org/resource/

        # Feeds
        wellformedweb.org
        backend.userland.com/
        a9.com
        search.yahoo.com/mrss
        www.itunes.com/dtds/
        webns.net/mvcb/
        podlove.org/simple-chapters
        my.netscape.com/rdf/
        blogs.law.harvard.edu/tech/rss
        cyber.law.harvard.edu/rss/

        # Java, .NET
        xmlns.jcp.org
        xmlns.oracle.com
        java.sun.com/xml/
        java.sun.com/jsp/
        java.sun.com/jsf
        java.sun.com/dtd/
        hibernate.sourceforge.net/
        maven.apache.org/POM/
        microsoft.com/wsdl/
        james.newtonking.com/projects/json

        # Licences
        www.apache.org/licenses/
        creativecommons.org/licenses/
        creativecommons.org/publicdomain/
        creativecommons.org/ns
        opensource.org/licenses/
        www.opensource.org/licenses/
        www.gnu.org/licenses/
        www.mozilla.org/MPL/
        mozilla.org/MPL/
        www.boost.org/LICENSE
        www.eclipse.org/legal/
        unlicense.org/
        www.wtfpl.net/
        """;

    private static readonly HashSet<string> Hosts = new(StringComparer.OrdinalIgnoreCase);

    // By the host that they begin with.
    private static readonly Dictionary<string, List<string>> Paths = new(StringComparer.OrdinalIgnoreCase);

    static NamingHosts()
    {
        foreach (string line in Table.Split('\n'))
        {
            string entry = line.Trim();
            if (entry.Length == 0 || entry[0] == '#') continue;
            int slash = entry.IndexOf('/');
            if (slash < 0)
            {
                Hosts.Add(entry);
                continue;
            }
            string host = entry.Substring(0, slash);
            if (!Paths.TryGetValue(host, out List<string>? paths)) Paths[host] = paths = [];
            paths.Add(entry.Substring(slash));
        }
    }

    /// <summary>The entries, for a test of their form.</summary>
    public static IReadOnlyList<string> Entries =>
        [.. Hosts, .. Paths.SelectMany(static pair => pair.Value.Select(path => pair.Key + path))];

    /// <summary>Determines whether a URL is a name by its host and by the start of its path.</summary>
    public static bool Contains(string text, NetworkUrl url, string host)
    {
        for (string suffix = host; ; suffix = suffix.Substring(suffix.IndexOf('.') + 1))
        {
            if (Hosts.Contains(suffix)) return true;
            if (suffix.IndexOf('.') < 0) break;
        }
        if (url.Port.Length > 0 || !Paths.TryGetValue(host, out List<string>? paths)) return false;
        foreach (string path in paths)
        {
            if (string.Compare(text, url.AuthorityEnd, path, 0, path.Length, StringComparison.OrdinalIgnoreCase) == 0) return true;
        }
        return false;
    }
}
