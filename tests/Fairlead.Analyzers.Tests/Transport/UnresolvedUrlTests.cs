using Fairlead.Analyzers.Transport;
using Fairlead.Analyzers.Transport.Apis;
using Fairlead.TestFramework;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Tests.Transport;

/// <summary>Code without any references, as before packages are restored: addresses and clients that say enough by themselves.</summary>
public class UnresolvedUrlTests
{
    [Theory]
    [InlineData("an address of a client", """var c = new HttpClient { BaseAddress = new Uri({|FLD2001:"http://api.partner.io"|}) };""")]
    [InlineData("a request", """await client.GetStringAsync({|FLD2001:"http://api.partner.io/orders"|});""")]
    [InlineData("an interpolated address", """var url = {|FLD2001:$"http://{host}:8080/"|};""")]
    [InlineData("a broker", """factory.Uri = new Uri({|FLD2002:"amqp://mq.partner.io"|});""")]
    [InlineData("a directory", """var entry = new DirectoryEntry({|FLD2002:"LDAP://dc01.partner.io"|});""")]
    [InlineData("a terminal", """var telnet = new {|FLD2002:TelnetClient|}(host, 23);""")]
    [InlineData("a terminal by its namespace", """var telnet = new PrimS.Telnet.{|FLD2002:Client|}(host, 23);""")]
    [InlineData("a login", """var url = new Uri({|FLD2006:"ftp://robot:hunter2@files.partner.io"|});""")]
    [InlineData("a connection string", """var db = new SqlConnection({|FLD2005:"Server=db.partner.io;Integrated Security=true;Encrypt=False"|});""")]
    [InlineData("https", """await client.GetStringAsync("https://api.partner.io/orders");""")]
    [InlineData("this machine", """await client.GetStringAsync("http://localhost:5000/orders");""")]
    [InlineData("a service", """await client.GetStringAsync("http://basket-api/orders");""")]
    [InlineData("a test", """if (url.StartsWith("http://")) url = url.Replace("http://", "https://");""")]
    [InlineData("a namespace", """var name = XName.Get("a", "http://www.w3.org/2005/Atom");""")]
    [InlineData("a choice", """var url = secure ? "https://api.partner.io" : "http://api.partner.io";""")]
    [InlineData("development", """if (env.IsDevelopment()) client.BaseAddress = new Uri("http://api.partner.io");""")]
    [InlineData("a terminal on this machine", """var telnet = new TelnetClient("localhost", 5554);""")]
    [InlineData("a parser", """var parser = new TelnetCommandParser(host);""")]
    [InlineData("a documentation name", """await client.GetStringAsync("http://api.example.com/");""")]
    public async Task Code_IsReportedAsMarked(string situation, string statement)
    {
        MarkedText marked = MarkedText.Parse("class Jobs { async Task Run(string host) { " + statement + " } }");
        var compilation = CSharpCompilation.Create(
            situation, [CSharpSyntaxTree.ParseText(marked.Text, cancellationToken: TestContext.Current.CancellationToken)]);
        var found = await compilation.WithAnalyzers([new TransportTextAnalyzer(), new TransportApiAnalyzer()])
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(marked.Ids, found.Select(diagnostic => diagnostic.Id));
    }
}
