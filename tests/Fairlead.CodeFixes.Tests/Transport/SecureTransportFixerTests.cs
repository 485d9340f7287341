using Verify = Fairlead.TestFramework.CodeFixVerifier<
    Fairlead.Analyzers.Transport.TransportTextAnalyzer,
    Fairlead.CodeFixes.Transport.SecureTransportFixer>;

namespace Fairlead.CodeFixes.Tests.Transport;

public class SecureTransportFixerTests
{
    [Theory]
    [InlineData("a regular string",
        """string url = "{|FLD2001:http://api.partner.io|}/v1";""",
        """string url = "https://api.partner.io/v1";""")]
    [InlineData("a verbatim string",
        """"string path = @"c:\x ""{|FLD2001:http://api.partner.io|}/v1""";"""",
        """"string path = @"c:\x ""https://api.partner.io/v1""";"""")]
    [InlineData("a raw string",
        """"string url = """{|FLD2001:http://api.partner.io|}/v1""";"""",
        """"string url = """https://api.partner.io/v1""";"""")]
    [InlineData("a UTF-8 string",
        """System.ReadOnlySpan<byte> Url => "{|FLD2001:http://api.partner.io|}/v1"u8;""",
        """System.ReadOnlySpan<byte> Url => "https://api.partner.io/v1"u8;""")]
    [InlineData("a raw UTF-8 string",
        """"System.ReadOnlySpan<byte> Url => """{|FLD2001:http://api.partner.io|}/v1"""u8;"""",
        """"System.ReadOnlySpan<byte> Url => """https://api.partner.io/v1"""u8;"""")]
    [InlineData("escapes before the URL",
        """string text = "\t\u0022\x41 {|FLD2001:http://api.partner.io|}\"";""",
        """string text = "\t\u0022\x41 https://api.partner.io\"";""")]
    [InlineData("escapes inside the authority",
        """string url = "{|FLD2001:http|}://api.\u0070artner.io";""",
        """string url = "https://api.\u0070artner.io";""")]
    [InlineData("an upper-case scheme",
        """string url = "{|FLD2001:HTTP://api.partner.io|}";""",
        """string url = "HTTPS://api.partner.io";""")]
    [InlineData("an interpolated string",
        """string Url(int id) => $"{|FLD2001:http://api.partner.io|}/v1/{id}";""",
        """string Url(int id) => $"https://api.partner.io/v1/{id}";""")]
    [InlineData("an interpolated host",
        """string Url(string host) => $"{|FLD2001:http://|}{host}/v1";""",
        """string Url(string host) => $"https://{host}/v1";""")]
    [InlineData("an interpolated verbatim string",
        """string Url(string host) => @$"\ {|FLD2001:http://|}{host}/v1";""",
        """string Url(string host) => @$"\ https://{host}/v1";""")]
    [InlineData("an interpolated raw string",
        """"string Url(string host) => $$"""{"url": "{|FLD2001:http://|}{{host}}/v1"}""";"""",
        """"string Url(string host) => $$"""{"url": "https://{{host}}/v1"}""";"""")]
    [InlineData("a concatenated host",
        """string Url(string host) => "{|FLD2001:http://|}" + host;""",
        """string Url(string host) => "https://" + host;""")]
    [InlineData("a split scheme",
        """string Url(string host) => "{|FLD2001:http|}" + "://" + host;""",
        """string Url(string host) => "https" + "://" + host;""")]
    [InlineData("string.Format",
        """string Url(string host) => string.Format("{|FLD2001:http://{0}:8080|}/v1", host);""",
        """string Url(string host) => string.Format("https://{0}:8080/v1", host);""")]
    [InlineData("a StringBuilder",
        """void Add(System.Text.StringBuilder text, string host) => text.Append("{|FLD2001:http://|}").Append(host);""",
        """void Add(System.Text.StringBuilder text, string host) => text.Append("https://").Append(host);""")]
    [InlineData("a constant prefix",
        """const string Prefix = "{|FLD2001:http://|}"; string Url(string host) => Prefix + host;""",
        """const string Prefix = "https://"; string Url(string host) => Prefix + host;""")]
    [InlineData("port 80, which speaks plain HTTP alone",
        """string url = "{|FLD2001:http://api.partner.io:80|}/v1";""",
        """string url = "https://api.partner.io/v1";""")]
    [InlineData("port 80 behind a variable host",
        """string Url(string host) => "{|FLD2001:http://|}" + host + "/a:80";""",
        """string Url(string host) => "https://" + host + "/a:80";""")]
    [InlineData("another port, which stays",
        """string url = "{|FLD2001:http://api.partner.io:8080|}/v1";""",
        """string url = "https://api.partner.io:8080/v1";""")]
    [InlineData("a port that starts with 80",
        """string url = "{|FLD2001:http://api.partner.io:8080|}";""",
        """string url = "https://api.partner.io:8080";""")]
    [InlineData("user information, which stays",
        """string url = "{|FLD2006:http://app:none@api.partner.io:80|}/v1";""",
        """string url = "https://app:none@api.partner.io/v1";""")]
    [InlineData("an IPv6 address",
        """string url = "{|FLD2001:http://[2606:4700::1111]:80|}/v1";""",
        """string url = "https://[2606:4700::1111]/v1";""")]
    [InlineData("the second of two URLs",
        """string list = "http://localhost/ {|FLD2001:http://b.partner.io|}";""",
        """string list = "http://localhost/ https://b.partner.io";""")]
    [InlineData("an attribute",
        """[System.ComponentModel.DefaultValue("{|FLD2001:http://api.partner.io|}")] string? Url { get; set; }""",
        """[System.ComponentModel.DefaultValue("https://api.partner.io")] string? Url { get; set; }""")]
    [InlineData("a default value",
        """void Open(string url = "{|FLD2001:http://api.partner.io|}") { }""",
        """void Open(string url = "https://api.partner.io") { }""")]
    [InlineData("UriBuilder's constructor",
        """UriBuilder Url(string host) => new({|FLD2001:"http"|}, host);""",
        """UriBuilder Url(string host) => new("https", host);""")]
    [InlineData("UriBuilder's constructor with another port",
        """UriBuilder Url(string host) => new({|FLD2001:"http"|}, host, 8080);""",
        """UriBuilder Url(string host) => new("https", host, 8080);""")]
    [InlineData("UriBuilder.Scheme",
        """void Set(UriBuilder url) { url.Scheme = {|FLD2001:"http"|}; }""",
        """void Set(UriBuilder url) { url.Scheme = "https"; }""")]
    [InlineData("a raw scheme",
        """"void Set(UriBuilder url) { url.Scheme = {|FLD2001:"""http"""|}; }"""",
        """"void Set(UriBuilder url) { url.Scheme = """https"""; }"""")]
    [InlineData("the framework's constant",
        """UriBuilder Url(string host) => new(Uri.{|FLD2001:UriSchemeHttp|}, host);""",
        """UriBuilder Url(string host) => new(Uri.UriSchemeHttps, host);""")]
    [InlineData("the framework's constant in an interpolation",
        """string Url(string host) => $"{Uri.{|FLD2001:UriSchemeHttp|}}://{host}/";""",
        """string Url(string host) => $"{Uri.UriSchemeHttps}://{host}/";""")]
    public Task Http_BecomesHttps(string situation, string members, string fixedMembers)
    {
        Assert.NotEmpty(situation);
        return Verify.VerifyCodeFixAsync(InClass(members), InClass(fixedMembers));
    }

    [Theory]
    [InlineData("port 80 in another part", """string Url(string host) => "{|FLD2001:http://|}" + host + ":80/v1";""")]
    [InlineData("port 80 as a constant", """const int Port = 80; string Url(string host) => $"{|FLD2001:http://|}{host}:{Port}/v1";""")]
    [InlineData("port 80 as an argument", """UriBuilder Url(string host) => new({|FLD2001:"http"|}, host, 80);""")]
    public Task SchemeThatWouldBeALie_IsNotOffered(string situation, string members)
    {
        Assert.NotEmpty(situation);
        return Verify.VerifyNoCodeFixAsync(InClass(members));
    }

    [Theory]
    [InlineData("a web socket",
        """string url = "{|FLD2002:ws://live.partner.io:80|}/orders";""",
        """string url = "wss://live.partner.io/orders";""")]
    [InlineData("a file transfer", """string url = "{|FLD2002:ftp://files.partner.io|}/a";""",
        """string url = "ftps://files.partner.io/a";""")]
    [InlineData("a directory", """string url = "{|FLD2002:LDAP://dc01.contoso.local|}";""",
        """string url = "LDAPS://dc01.contoso.local";""")]
    [InlineData("a broker with a port of its own", """string url = "{|FLD2002:amqp://rabbit.partner.io:15672|}";""",
        """string url = "amqps://rabbit.partner.io:15672";""")]
    [InlineData("a cache, whose port stays", """string url = "{|FLD2002:redis://cache.partner.io:6379|}";""",
        """string url = "rediss://cache.partner.io:6379";""")]
    [InlineData("a cache with a password", """string url = "{|FLD2006:redis://:hunter2@cache|}";""",
        """string url = "rediss://:hunter2@cache";""")]
    [InlineData("things", """string Url(string host) => $"{|FLD2002:mqtt://|}{host}";""",
        """string Url(string host) => $"mqtts://{host}";""")]
    [InlineData("a scheme with another name", """string url = "{|FLD2002:nats://n1.partner.io:4222|}";""",
        """string url = "tls://n1.partner.io:4222";""")]
    [InlineData("a longer scheme", """string url = "{|FLD2002:bolt://graph.partner.io|}";""",
        """string url = "bolt+s://graph.partner.io";""")]
    [InlineData("the scheme alone", """UriBuilder Url(string host) => new({|FLD2002:"ws"|}, host);""",
        """UriBuilder Url(string host) => new("wss", host);""")]
    [InlineData("a client with a token",
        """void Set(HttpClient client) { client.BaseAddress = new("{|FLD2006:http://api.partner.io|}"); client.DefaultRequestHeaders.Add("Authorization", "x"); }""",
        """void Set(HttpClient client) { client.BaseAddress = new("https://api.partner.io"); client.DefaultRequestHeaders.Add("Authorization", "x"); }""")]
    public Task ClearTextScheme_BecomesTheSecureOne(string situation, string members, string fixedMembers)
    {
        Assert.NotEmpty(situation);
        return Verify.VerifyCodeFixAsync(InClass(members), InClass(fixedMembers));
    }

    [Theory]
    [InlineData("a directory's port", """string url = "{|FLD2002:ldap://dc01.partner.io:389|}";""")]
    [InlineData("a broker's port", """string url = "{|FLD2002:amqp://rabbit.partner.io:5672|}/orders";""")]
    [InlineData("a protocol without a secure scheme", """string url = "{|FLD2002:mongodb://orders.partner.io|}/a";""")]
    [InlineData("a terminal", """string url = "{|FLD2002:telnet://router.partner.io|}";""")]
    [InlineData("an API that does not know the secure scheme",
        """System.Net.WebRequest Get() => System.Net.WebRequest.Create("{|FLD2002:ftp://files.partner.io|}/a");""")]
    [InlineData("a value whose escapes hide it", """string text = {|FLD2005:"Server=sql01;Database=a;Encrypt=\u0046alse"|};""")]
    public Task SchemeOrValueThatNobodyUnderstands_IsNotOffered(string situation, string members)
    {
        Assert.NotEmpty(situation);
        return Verify.VerifyNoCodeFixAsync(InClass(members));
    }

    [Theory]
    [InlineData("SQL Server", """string a = "Server=sql01;Database=a;{|FLD2005:Encrypt=False|}";""",
        """string a = "Server=sql01;Database=a;Encrypt=True";""")]
    [InlineData("all that is weak in one string",
        """string a = "Server=sql01;Database=a;{|FLD2005:Encrypt=False|};TrustServerCertificate=True";""",
        """string a = "Server=sql01;Database=a;Encrypt=True;TrustServerCertificate=False";""")]
    [InlineData("SQL Server's certificate",
        """string a = @"Server=sql01\a;Database=a;{|FLD2005:TrustServerCertificate=true|};";""",
        """string a = @"Server=sql01\a;Database=a;TrustServerCertificate=false;";""")]
    [InlineData("PostgreSQL", """string a = "Host=pg;Database=a;Username=b;{|FLD2005:SSL Mode=Prefer|}";""",
        """string a = "Host=pg;Database=a;Username=b;SSL Mode=VerifyFull";""")]
    [InlineData("PostgreSQL's URL", """string a = "postgres://pg/a?{|FLD2005:sslmode=disable|}&x=1";""",
        """string a = "postgres://pg/a?sslmode=verify-full&x=1";""")]
    [InlineData("MySQL with a password",
        """string Orders(string p) => $"Server=my;Database=a;Uid=b;Pwd={p};{|FLD2006:SslMode=None|}";""",
        """string Orders(string p) => $"Server=my;Database=a;Uid=b;Pwd={p};SslMode=VerifyFull";""")]
    [InlineData("a raw string", """"string a = """Server=sql01;Database=a;{|FLD2005:Encrypt=no|}""";"""",
        """"string a = """Server=sql01;Database=a;Encrypt=true""";"""")]
    [InlineData("Kafka",
        """Dictionary<string, string> a = new() { ["security.protocol"] = {|FLD2006:"SASL_PLAINTEXT"|} };""",
        """Dictionary<string, string> a = new() { ["security.protocol"] = "SASL_SSL" };""")]
    [InlineData("a builder",
        """void Set(System.Data.Common.DbConnectionStringBuilder b) { b["Encrypt"] = {|FLD2005:false|}; }""",
        """void Set(System.Data.Common.DbConnectionStringBuilder b) { b["Encrypt"] = true; }""")]
    [InlineData("an environment",
        """void Set() => Environment.SetEnvironmentVariable("NODE_TLS_REJECT_UNAUTHORIZED", {|FLD2005:"0"|});""",
        """void Set() => Environment.SetEnvironmentVariable("NODE_TLS_REJECT_UNAUTHORIZED", "1");""")]
    public Task WeakOption_BecomesTheSecureOne(string situation, string members, string fixedMembers)
    {
        Assert.NotEmpty(situation);
        return Verify.VerifyCodeFixAsync(InClass(members), InClass(fixedMembers));
    }

    [Fact]
    public Task ManyUrls_AreFixedAtOnce() => Verify.VerifyCodeFixAsync(
        """"
        class Jobs
        {
            const string Orders = "{|FLD2001:http://orders.partner.io:80|}/v1";
            string settings = """
                orders: {|FLD2001:http://orders.partner.io|}/
                local:  http://localhost:9000/
                stock:  {|FLD2001:http://stock.partner.io:8080|}/
                """;
            string Url(string tenant) => $"{|FLD2001:http://|}{tenant}.partner.io/" + "?next={|FLD2001:http://next.partner.io|}";
        }
        """",
        """"
        class Jobs
        {
            const string Orders = "https://orders.partner.io/v1";
            string settings = """
                orders: https://orders.partner.io/
                local:  http://localhost:9000/
                stock:  https://stock.partner.io:8080/
                """;
            string Url(string tenant) => $"https://{tenant}.partner.io/" + "?next=https://next.partner.io";
        }
        """");

    private static string InClass(string members) => $$"""
        #nullable enable
        class Jobs
        {
            {{members}}
        }
        """;
}
