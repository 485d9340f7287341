using Fairlead.Analyzers.Transport;
using Fairlead.TestFramework;
using Verify = Fairlead.TestFramework.AnalyzerVerifier<Fairlead.Analyzers.Transport.TransportTextAnalyzer>;

namespace Fairlead.Analyzers.Tests.Transport;

/// <summary>What stays quiet: each row is a situation and the members of a class.</summary>
public class ClearTextHttpNotReportedTests
{
    [Theory]
    [InlineData("https", """string url = "https://api.partner.io";""")]
    [InlineData("localhost", """string url = "http://localhost:5000/";""")]
    [InlineData("a name below localhost", """string url = "http://orders.localhost/";""")]
    [InlineData("the loopback address", """string url = "http://127.0.0.1:8080";""")]
    [InlineData("the IPv6 loopback address", """string url = "http://[::1]:8080";""")]
    [InlineData("every address", """string url = "http://0.0.0.0:5000";""")]
    [InlineData("a wildcard binding", """string url = "http://*:5000;http://+:80";""")]
    [InlineData("a metadata service", """string url = "http://169.254.169.254/latest/meta-data/";""")]
    [InlineData("a metadata service's name", """string url = "http://metadata.google.internal/computeMetadata/v1/";""")]
    [InlineData("a documentation name", """string url = "http://api.example.com/";""")]
    [InlineData("a test name", """string url = "http://orders.test/";""")]
    [InlineData("a service of the cluster", """string url = "http://orders.prod.svc.cluster.local:8080/";""")]
    [InlineData("an onion service", """string url = "http://partnerio2xkq.onion/";""")]
    [InlineData("a documentation placeholder", """string url = "http://<host>/v1";""")]
    [InlineData("an ellipsis", """string url = "http://...";""")]
    [InlineData("localhost by concatenation", """string url = "http://" + "localhost" + ":5000";""")]
    [InlineData("localhost with a variable path", """string Url(string path) => "http://localhost" + path;""")]
    [InlineData("a constant host", """const string Host = "localhost"; string url = $"http://{Host}:5000";""")]
    [InlineData("a read-only host", """static readonly string Host = "127.0.0.1"; string Url() => "http://" + Host + "/";""")]
    [InlineData("a variable that is only ever localhost",
        """string Url(int port) { var host = "localhost"; return $"http://{host}:{port}"; }""")]
    [InlineData("localhost in string.Format", """string url = string.Format("http://{0}:{1}/", "localhost", 5000);""")]
    [InlineData("a variable subdomain of localhost", """string Url(string tenant) => $"http://{tenant}.localhost:5000/";""")]
    [InlineData("a variable service of the cluster", """string Url(string name) => $"http://{name}.prod.svc.cluster.local/";""")]
    [InlineData("localhost in string.Concat", """string Url(int port) => string.Concat("http://", "localhost", ":", port, "/");""")]
    [InlineData("localhost for a StringBuilder",
        """void Add(System.Text.StringBuilder text, int port) { var host = "localhost"; text.Append($"http://{host}:{port}"); }""")]
    [InlineData("IPAddress.Loopback", """string Url(int port) => $"http://{System.Net.IPAddress.Loopback}:{port}/";""")]
    [InlineData("a member called after loopback", """string Url(string loopbackHost) => $"http://{loopbackHost}/";""")]
    [InlineData("a member called after onion", """string Url(string onionHost) => $"http://{onionHost}/";""")]
    [InlineData("a variable octet of the loopback block", """string Url(int n) => $"http://127.0.0.{n}/";""")]
    [InlineData("a scheme that is not known", """string Url(string scheme, string host) => $"{scheme}://{host}/";""")]
    [InlineData("UriBuilder for localhost", """UriBuilder url = new("http", "localhost", 5000);""")]
    [InlineData("UriBuilder's initializer for localhost", """UriBuilder url = new() { Scheme = "http", Host = "localhost" };""")]
    [InlineData("UriBuilder's properties for localhost",
        """UriBuilder Url() { var url = new UriBuilder(); url.Scheme = "http"; url.Host = "localhost"; return url; }""")]
    public Task HostThatIsNotElsewhere_StaysQuiet(string situation, string members) => VerifyMembersAsync(situation, members);

    [Theory]
    [InlineData("StartsWith", """bool Is(string url) => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase);""")]
    [InlineData("StartsWith with a host", """bool Is(string url) => url.StartsWith("http://api.partner.io");""")]
    [InlineData("Contains", """bool Is(string text) => text.Contains("http://cdn.partner.io");""")]
    [InlineData("IndexOf", """int At(string text) => text.IndexOf("http://", StringComparison.Ordinal);""")]
    [InlineData("equality", """bool Is(string url) => url == "http://api.partner.io";""")]
    [InlineData("inequality", """bool Is(string url) => "http://api.partner.io" != url;""")]
    [InlineData("Equals on the literal", """bool Is(string url) => "http://api.partner.io".Equals(url);""")]
    [InlineData("string.Equals",
        """bool Is(string url) => string.Equals(url, "http://api.partner.io", StringComparison.OrdinalIgnoreCase);""")]
    [InlineData("a constant pattern", """bool Is(string url) => url is "http://api.partner.io" or "http://www.partner.io";""")]
    [InlineData("a case", """int Kind(string url) { switch (url) { case "http://api.partner.io": return 1; default: return 0; } }""")]
    [InlineData("an arm's pattern", """int Kind(string url) => url switch { "http://api.partner.io" => 1, _ => 0 };""")]
    [InlineData("an upgrade by Replace", """string Secure(string url) => url.Replace("http://", "https://");""")]
    [InlineData("an upgrade of one host",
        """string Secure(string url) => url.Replace("http://api.partner.io", "https://api.partner.io");""")]
    [InlineData("an upgrade by Substring",
        """string Secure(string url) => url.StartsWith("http://") ? "https://" + url.Substring("http://".Length) : url;""")]
    [InlineData("TrimStart", """string Strip(string url) => url.TrimStart("http://".ToCharArray());""")]
    [InlineData("Split", """string[] Strip(string url) => url.Split("http://");""")]
    [InlineData("a list of schemes", """static readonly string[] Schemes = ["http://", "https://"];""")]
    [InlineData("a scheme that is only compared", """const string Http = "http://"; bool Is(string url) => url.StartsWith(Http);""")]
    [InlineData("a choice of scheme", """string Url(bool secure, string host) => (secure ? "https://" : "http://") + host;""")]
    [InlineData("a choice of scheme by word", """string Url(bool secure, string host) => (secure ? "https" : "http") + "://" + host;""")]
    [InlineData("a choice between two forms of one URL",
        """string Url(bool secure) => secure ? "https://api.partner.io" : "http://api.partner.io";""")]
    [InlineData("a regular expression",
        """bool Is(string url) => System.Text.RegularExpressions.Regex.IsMatch(url, "^http://api.partner.io/");""")]
    [InlineData("a pattern without anchor", """System.Text.RegularExpressions.Regex pattern = new("http://api.partner.io/.*");""")]
    [InlineData("a pattern in a constant", """const string UrlPattern = "http://api.partner.io/*";""")]
    [InlineData("a pattern's text", """string expression = @"http://(www\.)?partner\.io";""")]
    [InlineData("a key to look up", """string? Find(Dictionary<string, string> map) => map["http://api.partner.io"];""")]
    [InlineData("a comparer", """bool Is(string url) => StringComparer.Ordinal.Equals(url, "http://api.partner.io");""")]
    [InlineData("Uri.UriSchemeHttp in a comparison", """bool Is(Uri url) => url.Scheme == Uri.UriSchemeHttp || url.Scheme == "http";""")]
    [InlineData("a scheme that is tested",
        """bool Is(Uri url) => string.Equals(url.Scheme, Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase);""")]
    [InlineData("an upgrade of a UriBuilder",
        """void Secure(UriBuilder url) { if (url.Scheme == Uri.UriSchemeHttp) url.Scheme = Uri.UriSchemeHttps; }""")]
    [InlineData("a choice of UriBuilder's scheme", """void Set(UriBuilder url, bool secure) { url.Scheme = secure ? "https" : "http"; }""")]
    public Task TestOrUpgrade_StaysQuiet(string situation, string members) => VerifyMembersAsync(situation, members);

    [Theory]
    [InlineData("XNamespace", """System.Xml.Linq.XNamespace orders = "http://partner.io/orders";""")]
    [InlineData("XNamespace.Get", """System.Xml.Linq.XNamespace orders = System.Xml.Linq.XNamespace.Get("http://partner.io/orders");""")]
    [InlineData("XName in braces", """System.Xml.Linq.XName order = "{http://partner.io/orders}order";""")]
    [InlineData("XName.Get", """System.Xml.Linq.XName order = System.Xml.Linq.XName.Get("order", "http://partner.io/orders");""")]
    [InlineData("XNamespace plus a name",
        """System.Xml.Linq.XName order = (System.Xml.Linq.XNamespace)"http://partner.io/orders" + "order";""")]
    [InlineData("XmlNamespaceManager",
        """void Add(System.Xml.XmlNamespaceManager names) => names.AddNamespace("o", "http://partner.io/orders");""")]
    [InlineData("XmlSerializerNamespaces",
        """void Add(System.Xml.Serialization.XmlSerializerNamespaces names) => names.Add("o", "http://partner.io/orders");""")]
    [InlineData("XmlWriter",
        """void Write(System.Xml.XmlWriter writer) => writer.WriteStartElement("o", "order", "http://partner.io/orders");""")]
    [InlineData("XmlReader", """string? Read(System.Xml.XmlReader reader) => reader.GetAttribute("id", "http://partner.io/orders");""")]
    [InlineData("XmlSerializer", """System.Xml.Serialization.XmlSerializer serializer = new(typeof(int), "http://partner.io/orders");""")]
    [InlineData("XmlRoot", """[System.Xml.Serialization.XmlRoot(Namespace = "http://partner.io/orders")] class Order;""")]
    [InlineData("XmlType", """[System.Xml.Serialization.XmlType("order", Namespace = "http://partner.io/orders")] class Order;""")]
    [InlineData("DataContract", """[System.Runtime.Serialization.DataContract(Namespace = "http://partner.io/orders")] class Order;""")]
    [InlineData("an XAttribute for xmlns", """System.Xml.Linq.XAttribute xmlns = new("xmlns", "http://partner.io/orders");""")]
    [InlineData("a well-known namespace", """string xhtml = "http://www.w3.org/1999/xhtml";""")]
    [InlineData("a well-known namespace as a Uri", """Uri xsd = new("http://www.w3.org/2001/XMLSchema#string");""")]
    [InlineData("a constant called a namespace", """const string OrdersNamespace = "http://partner.io/orders";""")]
    [InlineData("a constant called a namespace's URI", """const string OrdersNamespaceUri = "http://partner.io/orders";""")]
    [InlineData("a Uri called a namespace", """static readonly Uri OrdersNamespace = new("http://partner.io/orders");""")]
    [InlineData("an abbreviation", """const string ORDERS_NS = "http://partner.io/orders";""")]
    [InlineData("a class of namespaces", """static class XmlNamespaces { public const string Orders = "http://partner.io/orders"; }""")]
    [InlineData("a claim type", """const string DepartmentClaim = "http://partner.io/identity/department";""")]
    [InlineData("a class of claim types",
        """static class PartnerClaimTypes { public const string Department = "http://partner.io/identity/department"; }""")]
    [InlineData("a claim",
        """System.Security.Claims.Claim claim = new(type: "http://schemas.microsoft.com/ws/2008/06/identity/claims/role", "admin");""")]
    [InlineData("a claim of a type of one's own",
        """System.Security.Claims.Claim claim = new(type: "http://partner.io/identity/department", "sales");""")]
    [InlineData("a claim's test",
        """bool Has(System.Security.Claims.ClaimsPrincipal user) => user.HasClaim("http://partner.io/department", "sales");""")]
    [InlineData("a SOAP action's header",
        """void Add(HttpRequestMessage message) => message.Headers.Add("SOAPAction", "http://partner.io/Submit");""")]
    [InlineData("a SOAP action's constant", """const string SubmitSoapAction = "http://partner.io/Submit";""")]
    [InlineData("a JSON schema's id", """Dictionary<string, string> schema = new() { ["$schema"] = "http://partner.io/orders.json" };""")]
    [InlineData("a linked-data context", """Dictionary<string, object> order = new() { { "@context", "http://partner.io/context" } };""")]
    [InlineData("an issuer, which is compared", """const string ValidIssuer = "http://sts.partner.io/";""")]
    [InlineData("XML in a string", """"string xml = """<orders xmlns="http://partner.io/orders" xmlns:x='http://partner.io/x' />""";"""")]
    [InlineData("a document type in a string",
        """"string html = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1.dtd">""";"""")]
    [InlineData("a licence", """string license = "http://www.apache.org/licenses/LICENSE-2.0";""")]
    [InlineData("a licence by name", """string PackageLicenseUrl { get; } = "http://partner.io/terms";""")]
    [InlineData("a method's parameter called a namespace",
        """void Declare(string prefix, string targetNamespace) { } void Run() => Declare("o", "http://partner.io/orders");""")]
    public Task Identifier_StaysQuiet(string situation, string members) => VerifyMembersAsync(situation, members);

    [Theory]
    [InlineData("an exception's message", """void Fail() => throw new InvalidOperationException("http://docs.partner.io/errors/17");""")]
    [InlineData("an exception's interpolated message",
        """void Fail(int n) => throw new ArgumentException($"See http://docs.partner.io/errors/{n}");""")]
    [InlineData("the console", """void Say(int port) => Console.WriteLine($"http://app.partner.io:{port}");""")]
    [InlineData("a trace", """void Say() => System.Diagnostics.Trace.WriteLine("http://app.partner.io");""")]
    [InlineData("a sentence", """string text = "Please see http://docs.partner.io for the details.";""")]
    [InlineData("a description", """string Description => "http://docs.partner.io";""")]
    [InlineData("a placeholder", """string PlaceholderText = "http://myserver:8200";""")]
    [InlineData("an attribute's description in a local function",
        """void Run() { void Open([System.ComponentModel.Description("http://docs.partner.io")] int i) { } Open(1); }""")]
    [InlineData("an attribute's description", """[System.ComponentModel.Description("http://docs.partner.io")] int Count { get; set; }""")]
    [InlineData("Obsolete", """[Obsolete("http://docs.partner.io/moved")] void Old() { }""")]
    [InlineData("Obsolete's link", """[Obsolete("Moved", UrlFormat = "http://docs.partner.io/{0}")] void Old() { }""")]
    [InlineData("a help link", """void Set(Exception e) { e.HelpLink = "http://docs.partner.io/errors"; }""")]
    [InlineData("a help link's parameter",
        """void Rule(string id, string helpLinkUri) { } void Run() => Rule("X1", "http://docs.partner.io/X1");""")]
    [InlineData("a client's description of itself", """string agent = "PartnerBot/1.0 (+http://bot.partner.io)";""")]
    [InlineData("a User-Agent header",
        """void Set(HttpClient client) => client.DefaultRequestHeaders.Add("User-Agent", "Bot http://bot.partner.io");""")]
    [InlineData("a comment", """int count = 1; // http://api.partner.io""")]
    [InlineData("a documentation comment", """/** <summary>http://api.partner.io</summary> */ int count = 1;""")]
    [InlineData("the word alone", """string protocol = "http";""")]
    [InlineData("a protocol's name", """string name = nameof(HttpClient) + "http client";""")]
    public Task TextForPeople_StaysQuiet(string situation, string members) => VerifyMembersAsync(situation, members);

    [Fact]
    public Task ConfiguredSuffix_StaysQuiet()
    {
        var test = new AnalyzerTest<TransportTextAnalyzer>
        {
            TestCode = """
                class Jobs
                {
                    string a = "http://orders.corp.partner.io/";
                    string b = "http://orders:8080/";
                    string c = "{|FLD2001:http://orders.partner.io|}/";
                    string Url(string tenant) => $"http://{tenant}.corp.partner.io/";
                }
                """,
        };
        test.TestState.AnalyzerConfigFiles.AddEditorConfig("""
            root = true
            [*.cs]
            fairlead.internal_host_suffixes = .corp.partner.io, orders
            """);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task GeneratedCode_StaysQuiet()
    {
        var test = new AnalyzerTest<TransportTextAnalyzer>();
        test.TestState.Sources.Add(("Client.g.cs", """class Client { string url = "http://api.partner.io"; }"""));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static Task VerifyMembersAsync(string situation, string members)
    {
        Assert.NotEmpty(situation);
        return Verify.VerifyAnalyzerAsync($$"""
            #nullable enable
            class Jobs
            {
                {{members}}
            }
            """);
    }
}
