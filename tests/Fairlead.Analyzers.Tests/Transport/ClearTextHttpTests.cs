using Fairlead.Analyzers.Transport;
using Fairlead.TestFramework;
using Verify = Fairlead.TestFramework.AnalyzerVerifier<Fairlead.Analyzers.Transport.ClearTextHttpAnalyzer>;

namespace Fairlead.Analyzers.Tests.Transport;

/// <summary>Strings that are found: each row is a situation and the members of a class, with the exact span marked.</summary>
public class ClearTextHttpTests
{
    [Theory]
    [InlineData("a regular string", """string url = "[|http://api.partner.io|]/v1";""")]
    [InlineData("a verbatim string", """string url = @"[|http://api.partner.io|]/v1";""")]
    [InlineData("a raw string", """"string url = """[|http://api.partner.io|]/v1""";"""")]
    [InlineData("a UTF-8 string", """System.ReadOnlySpan<byte> Url => "[|http://api.partner.io|]/v1"u8;""")]
    [InlineData("an interpolated string with the host written", """string Url(int id) => $"[|http://api.partner.io|]/v1/{id}";""")]
    [InlineData("an interpolated verbatim string", """string Url(int id) => $@"[|http://api.partner.io|]/v1/{id}";""")]
    [InlineData("an interpolated raw string", """"string Url(int id) => $$"""[|http://api.partner.io|]/v1/{{id}}""";"""")]
    [InlineData("an escape before the URL", """string text = "\t\"[|http://api.partner.io|]\"";""")]
    [InlineData("a doubled quote before the URL", """"string text = @"""[|http://api.partner.io|]""";"""")]
    [InlineData("an escape inside the authority", """string url = "[|http|]://api.\u0070artner.io";""")]
    [InlineData("an upper-case scheme", """string url = "[|HTTP://api.partner.io|]";""")]
    [InlineData("a port", """string url = "[|http://api.partner.io:8080|]/v1";""")]
    [InlineData("user information", """string url = "[|http://app:none@api.partner.io|]/v1";""")]
    [InlineData("localhost in front of another domain", """string url = "[|http://localhost.evil.io|]";""")]
    [InlineData("localhost as user information", """string url = "[|http://localhost@evil.io|]";""")]
    [InlineData("a private address", """string url = "[|http://10.0.0.5|]/";""")]
    [InlineData("a single label", """string url = "[|http://orders|]/";""")]
    [InlineData("an IPv6 address", """string url = "[|http://[2606:4700::1111]:8080|]/";""")]
    [InlineData("two URLs in one string", """string list = "[|http://a.partner.io|],[|http://b.partner.io|]";""")]
    [InlineData("a local address beside a remote one", """string list = "http://localhost/ [|http://b.partner.io|]";""")]
    [InlineData("a constant", """const string Url = "[|http://api.partner.io|]";""")]
    [InlineData("a constant, once, however often it is used", """const string Url = "[|http://api.partner.io|]"; string a = Url + "/a"; string b = $"{Url}/b";""")]
    [InlineData("a default value", """void Open(string url = "[|http://api.partner.io|]") { }""")]
    [InlineData("an expression body", """string Url => "[|http://api.partner.io|]";""")]
    [InlineData("a static property", """static string Url { get; set; } = "[|http://api.partner.io|]";""")]
    [InlineData("an element of an array", """string[] urls = ["https://a.partner.io", "[|http://b.partner.io|]"];""")]
    [InlineData("a dictionary's value", """Dictionary<string, string> map = new() { ["orders"] = "[|http://api.partner.io|]" };""")]
    [InlineData("an element of a dictionary", """Dictionary<string, string> map = new() { { "orders", "[|http://api.partner.io|]" } };""")]
    [InlineData("a tuple", """(string, int) pair = ("[|http://api.partner.io|]", 1);""")]
    [InlineData("a fallback", """string Url(string? url) => url ?? "[|http://api.partner.io|]";""")]
    [InlineData("an environment variable's fallback", """string url = Environment.GetEnvironmentVariable("URL") ?? "[|http://api.partner.io|]";""")]
    [InlineData("a branch with another host", """string Url(bool test) => test ? "[|http://sandbox.partner.io|]" : "https://api.partner.io";""")]
    [InlineData("an arm of a switch", """string Url(int stage) => stage switch { 0 => "[|http://dev.partner.io|]", _ => "https://partner.io" };""")]
    [InlineData("an assignment", """string url = ""; void Set() { url = "[|http://api.partner.io|]"; }""")]
    [InlineData("an argument", """void Open(string url) { } void Run() => Open("[|http://api.partner.io|]");""")]
    [InlineData("a Uri", """Uri url = new("[|http://api.partner.io|]");""")]
    [InlineData("a base address", """HttpClient client = new() { BaseAddress = new Uri("[|http://api.partner.io|]") };""")]
    [InlineData("a request", """Task<string> Get(HttpClient client) => client.GetStringAsync("[|http://api.partner.io|]/v1");""")]
    [InlineData("a request message", """HttpRequestMessage message = new(HttpMethod.Get, "[|http://api.partner.io|]/v1");""")]
    [InlineData("a schema that is really fetched", """Task<string> Get(HttpClient client) => client.GetStringAsync("[|http://www.w3.org|]/2001/XMLSchema.xsd");""")]
    [InlineData("an XML document that is really fetched", """System.Xml.Linq.XDocument feed = System.Xml.Linq.XDocument.Load("[|http://feeds.partner.io|]/all");""")]
    [InlineData("a proxy", """System.Net.WebProxy proxy = new("[|http://proxy.partner.io:3128|]");""")]
    [InlineData("a process argument", """void Run() => System.Diagnostics.Process.Start("curl", "[|http://get.partner.io|]/tool");""")]
    [InlineData("an attribute with an address", """[System.ComponentModel.DefaultValue("[|http://api.partner.io|]")] string? Url { get; set; }""")]
    [InlineData("JSON in a string", """"string json = """{"url": "[|http://api.partner.io|]"}""";"""")]
    [InlineData("HTML in a string", """string html = "<script src='[|http://cdn.partner.io|]/a.js'></script>";""")]
    [InlineData("a namespace beside an address", """string svg = "<svg xmlns='http://www.w3.org/2000/svg'><image href='[|http://img.partner.io|]/a.png'/></svg>";""")]
    [InlineData("a URL in another one's query", """string url = "https://login.partner.io/?r=[|http://app.partner.io|]/";""")]
    [InlineData("what a replacement puts in", """string Url(string text) => text.Replace("$url", "[|http://api.partner.io|]");""")]
    [InlineData("a downgrade", """string Url(string url) => url.Replace("https://api.partner.io", "[|http://api.partner.io|]");""")]
    [InlineData("a name that ends otherwise", """string schemaRegistryUrl = "[|http://registry.partner.io:8081|]";""")]
    [InlineData("a template to be filled later", """string template = "[|http://{tenant}.partner.io|]/v1";""")]
    [InlineData("a lambda", """Func<string> url = () => "[|http://api.partner.io|]";""")]
    [InlineData("a local function", """void Run() { string Url() { return "[|http://api.partner.io|]"; } Url(); }""")]
    [InlineData("a local function's default value", """void Run() { void Open(string url = "[|http://api.partner.io|]") { } Open(); }""")]
    [InlineData("a lambda's default value", """void Run() { var open = (string url = "[|http://api.partner.io|]") => url; open(); }""")]
    [InlineData("an object initializer", """class Options { public string? Endpoint { get; set; } } Options options = new() { Endpoint = "[|http://api.partner.io|]" };""")]
    [InlineData("a constructor's base call", """class Client(string url) { string Url => url; } class Partner() : Client("[|http://api.partner.io|]");""")]
    [InlineData("an anonymous object", """object options = new { Url = "[|http://api.partner.io|]" };""")]
    public Task WrittenUrl_IsReported(string situation, string members) => VerifyMembersAsync(situation, members);

    [Theory]
    [InlineData("a concatenated host", """string Url(string host) => "[|http://|]" + host;""")]
    [InlineData("a concatenated host and path", """string Url(string host) => "[|http://|]" + host + ":8080/v1";""")]
    [InlineData("the start of a host", """string Url(string tenant) => "[|http://api.|]" + tenant;""")]
    [InlineData("the end of a host", """string Url(string tenant) => "[|http://|]" + tenant + ".partner.io/";""")]
    [InlineData("an interpolated host", """string Url(string host) => $"[|http://|]{host}/v1";""")]
    [InlineData("an interpolated tenant", """string Url(string tenant) => $"[|http://|]{tenant}.partner.io/v1";""")]
    [InlineData("an interpolated port", """string Url(int port) => $"[|http://api.partner.io:|]{port}/v1";""")]
    [InlineData("an interpolated raw string", """"string Url(string host) => $"""[|http://|]{host}/v1""";"""")]
    [InlineData("string.Format", """string Url(string host) => string.Format("[|http://{0}:8080|]/v1", host);""")]
    [InlineData("string.Format with a culture", """string Url(string host) => string.Format(System.Globalization.CultureInfo.InvariantCulture, "[|http://|]{0}/v1", host);""")]
    [InlineData("string.Concat", """string Url(string host) => string.Concat("[|http://|]", host, "/v1");""")]
    [InlineData("StringBuilder.Append", """void Add(System.Text.StringBuilder text, string host) => text.Append("[|http://|]").Append(host);""")]
    [InlineData("Insert", """string Url(string host) => host.Insert(0, "[|http://|]");""")]
    [InlineData("a constant host", """const string Host = "api.partner.io"; string url = "[|http://|]" + Host;""")]
    [InlineData("a constant prefix", """const string Prefix = "[|http://|]"; string Url(string host) => Prefix + host;""")]
    [InlineData("a read-only prefix in an interpolation", """static readonly string Prefix = "[|http://|]"; string Url(string host) => $"{Prefix}{host}";""")]
    [InlineData("a split scheme", """string Url(string host) => "[|http|]" + "://" + host;""")]
    [InlineData("a split delimiter", """string Url(string host) => "[|http:|]" + "//" + host;""")]
    [InlineData("a default scheme", """string Url(string url) { if (!url.StartsWith("https://")) url = "[|http://|]" + url; return url; }""")]
    [InlineData("a variable that is assigned twice", """string Url(bool far) { var host = "localhost"; if (far) host = "api.partner.io"; return "[|http://|]" + host; }""")]
    [InlineData("a literal in a hole", """string Url(string host) => $"{"[|http://|]"}{host}";""")]
    [InlineData("parentheses", """string Url(string host) => ("[|http://|]") + (host + "/");""")]
    [InlineData("a dynamic host", """string Url(dynamic host) => "[|http://|]" + host;""")]
    [InlineData("UTF-8 strings", """ReadOnlySpan<byte> Url => "[|http://api.|]"u8 + "partner.io/"u8;""")]
    [InlineData("an interpolated string that a StringBuilder takes", """void Add(System.Text.StringBuilder text, string host) => text.Append($"[|http://|]{host}/v1");""")]
    [InlineData("several of them", """void Add(System.Text.StringBuilder text, string host) => text.Append($"[|http://|]" + $"{host}/v1");""")]
    [InlineData("a port in string.Format", """string Url(string host) => string.Format("[|http://{0}:80|]/v1", host);""")]
    [InlineData("a format of two strings", """string Url(string host) => string.Format("[|http://|]" + "{0}:80/v1", host);""")]
    [InlineData("many parts in string.Concat", """string Url(string host) => string.Concat("a", "b", " [|http://|]", host, "/v1");""")]
    [InlineData("an argument of an unknown format", """string Url(string format) => string.Format(format, "[|http://api.partner.io|]");""")]
    [InlineData("an enumeration's value in the host", """string Url() => $"[|http://|]{DayOfWeek.Monday}.partner.io/";""")]
    [InlineData("the framework's constant in an interpolation", """string Url(string host) => $"{Uri.[|UriSchemeHttp|]}://{host}/";""")]
    [InlineData("the framework's constants in a concatenation", """string Url(string host) => Uri.[|UriSchemeHttp|] + Uri.SchemeDelimiter + host;""")]
    public Task ComposedUrl_IsReported(string situation, string members) => VerifyMembersAsync(situation, members);

    [Theory]
    [InlineData("UriBuilder's constructor", """UriBuilder url = new([|"http"|], "api.partner.io");""")]
    [InlineData("UriBuilder's constructor with a port", """UriBuilder url = new([|"http"|], "api.partner.io", 8080);""")]
    [InlineData("UriBuilder's constructor with a variable host", """UriBuilder Url(string host) => new([|"http"|], host);""")]
    [InlineData("UriBuilder.Scheme", """void Set(UriBuilder url) { url.Scheme = [|"http"|]; }""")]
    [InlineData("UriBuilder's initializer", """UriBuilder url = new() { Scheme = [|"http"|], Host = "api.partner.io" };""")]
    [InlineData("the framework's constant in a constructor", """UriBuilder Url(string host) => new(Uri.[|UriSchemeHttp|], host);""")]
    [InlineData("the framework's constant in an assignment", """void Set(UriBuilder url) { url.Scheme = Uri.[|UriSchemeHttp|]; }""")]
    public Task SchemeAlone_IsReportedWhereAnApiAsksForIt(string situation, string members) => VerifyMembersAsync(situation, members);

    [Theory]
    [InlineData("http://api.partner.io/v1?key=none", "http://api.partner.io")]
    [InlineData("http://app:none@api.partner.io:8080/v1", "http://api.partner.io:8080")]
    [InlineData("http://orders#top", "http://orders")]
    public Task Message_NamesSchemeHostAndPortAlone(string url, string named) => Verify.VerifyAnalyzerAsync(
        "class Jobs { string url = \"" + "{|#0:" + Authority(url) + "|}" + url[Authority(url).Length..] + "\"; }",
        Verify.Diagnostic().WithLocation(0).WithArguments(named));

    [Fact]
    public Task VariableHost_IsShownAsSuch() => Verify.VerifyAnalyzerAsync(
        """class Jobs { string Url(string tenant) => $"{|#0:http://|}{tenant}.partner.io"; }""",
        Verify.Diagnostic().WithLocation(0).WithArguments("http://{…}.partner.io"));

    [Fact]
    public Task InterpolatedConstantHost_IsNamed() => Verify.VerifyAnalyzerAsync(
        """class Jobs { const string Host = "api.partner.io"; string url = $"{|#0:http://|}{Host}:8080/v1"; }""",
        Verify.Diagnostic().WithLocation(0).WithArguments("http://api.partner.io:8080"));

    [Fact]
    public Task TopLevelStatement_IsReported()
    {
        var test = new AnalyzerTest<ClearTextHttpAnalyzer>
        {
            TestCode = """var client = new HttpClient { BaseAddress = new Uri("[|http://api.partner.io|]") };""",
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
                  url: [|http://orders.partner.io:8080|]/v1
                    http://localhost:9000
                  next: [|http://next.partner.io|]
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
