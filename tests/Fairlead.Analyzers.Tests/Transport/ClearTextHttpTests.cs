using Fairlead.Analyzers.Transport;
using Fairlead.TestFramework;
using Verify = Fairlead.TestFramework.AnalyzerVerifier<Fairlead.Analyzers.Transport.TransportTextAnalyzer>;

namespace Fairlead.Analyzers.Tests.Transport;

/// <summary>Strings that are found: each row is a situation and the members of a class, with the exact span marked.</summary>
public class ClearTextHttpTests
{
    [Theory]
    [InlineData("a regular string", """string url = "{|FLD2001:http://api.partner.io|}/v1";""")]
    [InlineData("a verbatim string", """string url = @"{|FLD2001:http://api.partner.io|}/v1";""")]
    [InlineData("a raw string", """"string url = """{|FLD2001:http://api.partner.io|}/v1""";"""")]
    [InlineData("a UTF-8 string", """System.ReadOnlySpan<byte> Url => "{|FLD2001:http://api.partner.io|}/v1"u8;""")]
    [InlineData("an interpolated string with the host written", """string Url(int id) => $"{|FLD2001:http://api.partner.io|}/v1/{id}";""")]
    [InlineData("an interpolated verbatim string", """string Url(int id) => $@"{|FLD2001:http://api.partner.io|}/v1/{id}";""")]
    [InlineData("an interpolated raw string", """"string Url(int id) => $$"""{|FLD2001:http://api.partner.io|}/v1/{{id}}""";"""")]
    [InlineData("an escape before the URL", """string text = "\t\"{|FLD2001:http://api.partner.io|}\"";""")]
    [InlineData("a doubled quote before the URL", """"string text = @"""{|FLD2001:http://api.partner.io|}""";"""")]
    [InlineData("an escape inside the authority", """string url = "{|FLD2001:http|}://api.\u0070artner.io";""")]
    [InlineData("an upper-case scheme", """string url = "{|FLD2001:HTTP://api.partner.io|}";""")]
    [InlineData("a port", """string url = "{|FLD2001:http://api.partner.io:8080|}/v1";""")]
    [InlineData("user information", """string url = "{|FLD2001:http://app@api.partner.io|}/v1";""")]
    [InlineData("localhost in front of another domain", """string url = "{|FLD2001:http://localhost.evil.io|}";""")]
    [InlineData("localhost as user information", """string url = "{|FLD2001:http://localhost@evil.io|}";""")]
    [InlineData("a private address", """string url = "{|FLD2001:http://10.0.0.5|}/";""")]
    [InlineData("an IPv6 address", """string url = "{|FLD2001:http://[2606:4700::1111]:8080|}/";""")]
    [InlineData("two URLs in one string", """string list = "{|FLD2001:http://a.partner.io|},{|FLD2001:http://b.partner.io|}";""")]
    [InlineData("a local address beside a remote one", """string list = "http://localhost/ {|FLD2001:http://b.partner.io|}";""")]
    [InlineData("a constant", """const string Url = "{|FLD2001:http://api.partner.io|}";""")]
    [InlineData("a constant, once, however often it is used",
        """const string Url = "{|FLD2001:http://api.partner.io|}"; string a = Url + "/a"; string b = $"{Url}/b";""")]
    [InlineData("a default value", """void Open(string url = "{|FLD2001:http://api.partner.io|}") { }""")]
    [InlineData("an expression body", """string Url => "{|FLD2001:http://api.partner.io|}";""")]
    [InlineData("a static property", """static string Url { get; set; } = "{|FLD2001:http://api.partner.io|}";""")]
    [InlineData("an element of an array", """string[] urls = ["https://a.partner.io", "{|FLD2001:http://b.partner.io|}"];""")]
    [InlineData("a dictionary's value", """Dictionary<string, string> map = new() { ["orders"] = "{|FLD2001:http://api.partner.io|}" };""")]
    [InlineData("an element of a dictionary",
        """Dictionary<string, string> map = new() { { "orders", "{|FLD2001:http://api.partner.io|}" } };""")]
    [InlineData("a tuple", """(string, int) pair = ("{|FLD2001:http://api.partner.io|}", 1);""")]
    [InlineData("a fallback", """string Url(string? url) => url ?? "{|FLD2001:http://api.partner.io|}";""")]
    [InlineData("an environment variable's fallback",
        """string url = Environment.GetEnvironmentVariable("URL") ?? "{|FLD2001:http://api.partner.io|}";""")]
    [InlineData("a branch with another host",
        """string Url(bool test) => test ? "{|FLD2001:http://sandbox.partner.io|}" : "https://api.partner.io";""")]
    [InlineData("an arm of a switch",
        """string Url(int stage) => stage switch { 0 => "{|FLD2001:http://dev.partner.io|}", _ => "https://partner.io" };""")]
    [InlineData("an assignment", """string url = ""; void Set() { url = "{|FLD2001:http://api.partner.io|}"; }""")]
    [InlineData("an argument", """void Open(string url) { } void Run() => Open("{|FLD2001:http://api.partner.io|}");""")]
    [InlineData("a Uri", """Uri url = new("{|FLD2001:http://api.partner.io|}");""")]
    [InlineData("a base address", """HttpClient client = new() { BaseAddress = new Uri("{|FLD2001:http://api.partner.io|}") };""")]
    [InlineData("a request", """Task<string> Get(HttpClient client) => client.GetStringAsync("{|FLD2001:http://api.partner.io|}/v1");""")]
    [InlineData("a request message", """HttpRequestMessage message = new(HttpMethod.Get, "{|FLD2001:http://api.partner.io|}/v1");""")]
    [InlineData("a schema that is really fetched",
        """Task<string> Get(HttpClient client) => client.GetStringAsync("{|FLD2001:http://www.w3.org|}/2001/XMLSchema.xsd");""")]
    [InlineData("an XML document that is really fetched",
        """System.Xml.Linq.XDocument feed = System.Xml.Linq.XDocument.Load("{|FLD2001:http://feeds.partner.io|}/all");""")]
    [InlineData("a proxy", """System.Net.WebProxy proxy = new("{|FLD2001:http://proxy.partner.io:3128|}");""")]
    [InlineData("a process argument",
        """void Run() => System.Diagnostics.Process.Start("curl", "{|FLD2001:http://get.partner.io|}/tool");""")]
    [InlineData("an attribute with an address",
        """[System.ComponentModel.DefaultValue("{|FLD2001:http://api.partner.io|}")] string? Url { get; set; }""")]
    [InlineData("JSON in a string", """"string json = """{"url": "{|FLD2001:http://api.partner.io|}"}""";"""")]
    [InlineData("HTML in a string", """string html = "<script src='{|FLD2001:http://cdn.partner.io|}/a.js'></script>";""")]
    [InlineData("a namespace beside an address",
        """string svg = "<svg xmlns='http://www.w3.org/2000/svg'><image href='{|FLD2001:http://img.partner.io|}/a.png'/></svg>";""")]
    [InlineData("a URL in another one's query", """string url = "https://login.partner.io/?r={|FLD2001:http://app.partner.io|}/";""")]
    [InlineData("what a replacement puts in", """string Url(string text) => text.Replace("$url", "{|FLD2001:http://api.partner.io|}");""")]
    [InlineData("a downgrade", """string Url(string url) => url.Replace("https://api.partner.io", "{|FLD2001:http://api.partner.io|}");""")]
    [InlineData("a name that ends otherwise", """string schemaRegistryUrl = "{|FLD2001:http://registry.partner.io:8081|}";""")]
    [InlineData("a template to be filled later", """string template = "{|FLD2001:http://{tenant}.partner.io|}/v1";""")]
    [InlineData("a lambda", """Func<string> url = () => "{|FLD2001:http://api.partner.io|}";""")]
    [InlineData("a local function", """void Run() { string Url() { return "{|FLD2001:http://api.partner.io|}"; } Url(); }""")]
    [InlineData("a local function's default value",
        """void Run() { void Open(string url = "{|FLD2001:http://api.partner.io|}") { } Open(); }""")]
    [InlineData("a lambda's default value",
        """void Run() { var open = (string url = "{|FLD2001:http://api.partner.io|}") => url; open(); }""")]
    [InlineData("an object initializer",
        """
        class Options { public string? Endpoint { get; set; } }
        Options options = new() { Endpoint = "{|FLD2001:http://api.partner.io|}" };
        """)]
    [InlineData("a constructor's base call",
        """class Client(string url) { string Url => url; } class Partner() : Client("{|FLD2001:http://api.partner.io|}");""")]
    [InlineData("an anonymous object", """object options = new { Url = "{|FLD2001:http://api.partner.io|}" };""")]
    public Task WrittenUrl_IsReported(string situation, string members) => VerifyMembersAsync(situation, members);

    [Theory]
    [InlineData("a concatenated host", """string Url(string host) => "{|FLD2001:http://|}" + host;""")]
    [InlineData("a concatenated host and path", """string Url(string host) => "{|FLD2001:http://|}" + host + ":8080/v1";""")]
    [InlineData("the start of a host", """string Url(string tenant) => "{|FLD2001:http://api.|}" + tenant;""")]
    [InlineData("the end of a host", """string Url(string tenant) => "{|FLD2001:http://|}" + tenant + ".partner.io/";""")]
    [InlineData("an interpolated host", """string Url(string host) => $"{|FLD2001:http://|}{host}/v1";""")]
    [InlineData("an interpolated tenant", """string Url(string tenant) => $"{|FLD2001:http://|}{tenant}.partner.io/v1";""")]
    [InlineData("an interpolated port", """string Url(int port) => $"{|FLD2001:http://api.partner.io:|}{port}/v1";""")]
    [InlineData("an interpolated raw string", """"string Url(string host) => $"""{|FLD2001:http://|}{host}/v1""";"""")]
    [InlineData("string.Format", """string Url(string host) => string.Format("{|FLD2001:http://{0}:8080|}/v1", host);""")]
    [InlineData("string.Format with a culture",
        """
        string Url(string host) =>
            string.Format(System.Globalization.CultureInfo.InvariantCulture, "{|FLD2001:http://|}{0}/v1", host);
        """)]
    [InlineData("string.Concat", """string Url(string host) => string.Concat("{|FLD2001:http://|}", host, "/v1");""")]
    [InlineData("StringBuilder.Append",
        """void Add(System.Text.StringBuilder text, string host) => text.Append("{|FLD2001:http://|}").Append(host);""")]
    [InlineData("Insert", """string Url(string host) => host.Insert(0, "{|FLD2001:http://|}");""")]
    [InlineData("a constant host", """const string Host = "api.partner.io"; string url = "{|FLD2001:http://|}" + Host;""")]
    [InlineData("a constant prefix", """const string Prefix = "{|FLD2001:http://|}"; string Url(string host) => Prefix + host;""")]
    [InlineData("a read-only prefix in an interpolation",
        """static readonly string Prefix = "{|FLD2001:http://|}"; string Url(string host) => $"{Prefix}{host}";""")]
    [InlineData("a split scheme", """string Url(string host) => "{|FLD2001:http|}" + "://" + host;""")]
    [InlineData("a split delimiter", """string Url(string host) => "{|FLD2001:http:|}" + "//" + host;""")]
    [InlineData("a default scheme",
        """string Url(string url) { if (!url.StartsWith("https://")) url = "{|FLD2001:http://|}" + url; return url; }""")]
    [InlineData("a variable that is assigned twice",
        """string Url(bool far) { var host = "localhost"; if (far) host = "api.partner.io"; return "{|FLD2001:http://|}" + host; }""")]
    [InlineData("a literal in a hole", """string Url(string host) => $"{"{|FLD2001:http://|}"}{host}";""")]
    [InlineData("parentheses", """string Url(string host) => ("{|FLD2001:http://|}") + (host + "/");""")]
    [InlineData("a dynamic host", """string Url(dynamic host) => "{|FLD2001:http://|}" + host;""")]
    [InlineData("UTF-8 strings", """ReadOnlySpan<byte> Url => "{|FLD2001:http://api.|}"u8 + "partner.io/"u8;""")]
    [InlineData("an interpolated string that a StringBuilder takes",
        """void Add(System.Text.StringBuilder text, string host) => text.Append($"{|FLD2001:http://|}{host}/v1");""")]
    [InlineData("several of them",
        """void Add(System.Text.StringBuilder text, string host) => text.Append($"{|FLD2001:http://|}" + $"{host}/v1");""")]
    [InlineData("a port in string.Format", """string Url(string host) => string.Format("{|FLD2001:http://{0}:80|}/v1", host);""")]
    [InlineData("a format of two strings", """string Url(string host) => string.Format("{|FLD2001:http://|}" + "{0}:80/v1", host);""")]
    [InlineData("many parts in string.Concat",
        """string Url(string host) => string.Concat("a", "b", " {|FLD2001:http://|}", host, "/v1");""")]
    [InlineData("an argument of an unknown format",
        """string Url(string format) => string.Format(format, "{|FLD2001:http://api.partner.io|}");""")]
    [InlineData("an enumeration's value in the host", """string Url() => $"{|FLD2001:http://|}{DayOfWeek.Monday}.partner.io/";""")]
    [InlineData("the framework's constant in an interpolation",
        """string Url(string host) => $"{Uri.{|FLD2001:UriSchemeHttp|}}://{host}/";""")]
    [InlineData("the framework's constants in a concatenation",
        """string Url(string host) => Uri.{|FLD2001:UriSchemeHttp|} + Uri.SchemeDelimiter + host;""")]
    public Task ComposedUrl_IsReported(string situation, string members) => VerifyMembersAsync(situation, members);

    [Theory]
    [InlineData("UriBuilder's constructor", """UriBuilder url = new({|FLD2001:"http"|}, "api.partner.io");""")]
    [InlineData("UriBuilder's constructor with a port", """UriBuilder url = new({|FLD2001:"http"|}, "api.partner.io", 8080);""")]
    [InlineData("UriBuilder's constructor with a variable host", """UriBuilder Url(string host) => new({|FLD2001:"http"|}, host);""")]
    [InlineData("UriBuilder.Scheme", """void Set(UriBuilder url) { url.Scheme = {|FLD2001:"http"|}; }""")]
    [InlineData("UriBuilder's initializer", """UriBuilder url = new() { Scheme = {|FLD2001:"http"|}, Host = "api.partner.io" };""")]
    [InlineData("the framework's constant in a constructor",
        """UriBuilder Url(string host) => new(Uri.{|FLD2001:UriSchemeHttp|}, host);""")]
    [InlineData("the framework's constant in an assignment",
        """void Set(UriBuilder url) { url.Scheme = Uri.{|FLD2001:UriSchemeHttp|}; }""")]
    public Task SchemeAlone_IsReportedWhereAnApiAsksForIt(string situation, string members) => VerifyMembersAsync(situation, members);

    [Theory]
    [InlineData("http://api.partner.io/v1?key=none", "http://api.partner.io")]
    [InlineData("http://app@api.partner.io:8080/v1", "http://api.partner.io:8080")]
    [InlineData("http://orders.partner.io#top", "http://orders.partner.io")]
    public Task Message_NamesSchemeHostAndPortAlone(string url, string named) => Verify.VerifyAnalyzerAsync(
        "class Jobs { string url = \"" + "{|#0:" + Authority(url) + "|}" + url[Authority(url).Length..] + "\"; }",
        Verify.Diagnostic("FLD2001").WithLocation(0).WithArguments(named));

    [Fact]
    public Task VariableHost_IsShownAsSuch() => Verify.VerifyAnalyzerAsync(
        """class Jobs { string Url(string tenant) => $"{|#0:http://|}{tenant}.partner.io"; }""",
        Verify.Diagnostic("FLD2001").WithLocation(0).WithArguments("http://{…}.partner.io"));

    [Fact]
    public Task InterpolatedConstantHost_IsNamed() => Verify.VerifyAnalyzerAsync(
        """class Jobs { const string Host = "api.partner.io"; string url = $"{|#0:http://|}{Host}:8080/v1"; }""",
        Verify.Diagnostic("FLD2001").WithLocation(0).WithArguments("http://api.partner.io:8080"));

    [Fact]
    public Task TopLevelStatement_IsReported()
    {
        var test = new AnalyzerTest<TransportTextAnalyzer>
        {
            TestCode = """var client = new HttpClient { BaseAddress = new Uri("{|FLD2001:http://api.partner.io|}") };""",
            OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication,
        };
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task MultiLineRawString_IsReportedAtItsLine() => Verify.VerifyAnalyzerAsync(
        """"
        class Jobs
        {
            string settings = """
                orders:
                  url: {|FLD2001:http://orders.partner.io:8080|}/v1
                    http://localhost:9000
                  next: {|FLD2001:http://next.partner.io|}
                """;
        }
        """");

    private static string Authority(string url) => new Uri(url).GetLeftPart(UriPartial.Authority);

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
