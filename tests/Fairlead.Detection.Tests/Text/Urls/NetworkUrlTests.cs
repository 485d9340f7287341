using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Tests.Text.Urls;

public class NetworkUrlTests
{
    [Theory]
    [InlineData("http://api.partner.io", "api.partner.io", "")]
    [InlineData("HTTP://api.partner.io/x", "api.partner.io", "")]
    [InlineData("url=http://api.partner.io:8080/x", "api.partner.io", ":8080")]
    [InlineData("http://app:hunter2@api.partner.io/x", "api.partner.io", "")]
    [InlineData("http://localhost@evil.io/", "evil.io", "")]
    [InlineData("http://localhost:80@evil.io:81/", "evil.io", ":81")]
    [InlineData("http://a@b@evil.io", "evil.io", "")]
    [InlineData("http://evil.io/@localhost", "evil.io", "")]
    [InlineData(@"http://evil.io\@localhost", "evil.io", "")]
    [InlineData("http://evil.io?x@localhost", "evil.io", "")]
    [InlineData("http://evil.io#@localhost", "evil.io", "")]
    [InlineData("http://[2606:4700::1111]:8080/x", "[2606:4700::1111]", ":8080")]
    [InlineData("http://[fe80::1%25eth0]/x", "[fe80::1%25eth0]", "")]
    [InlineData("<a href='http://api.partner.io'>", "api.partner.io", "")]
    [InlineData("(http://api.partner.io)", "api.partner.io", "")]
    [InlineData("http://a.partner.io,http://b.partner.io", "a.partner.io", "")]
    [InlineData("See http://api.partner.io.", "api.partner.io", "")]
    [InlineData("http://api.partner.io. It answers.", "api.partner.io", "")]
    [InlineData("http://{0}:{1}/x", "{0}", ":{1}")]
    [InlineData("http://{tenant}.partner.io:8080", "{tenant}.partner.io", ":8080")]
    [InlineData("http://${HOST}/x", "${HOST}", "")]
    [InlineData("http://$(Host)/x", "$(Host)", "")]
    [InlineData("http://$1/x", "$1", "")]
    [InlineData("http://bücher.de/x", "bücher.de", "")]
    [InlineData("http://", "", "")]
    [InlineData("http:///x", "", "")]
    [InlineData("http://<host>/x", "", "")]
    [InlineData("http://[unfinished", "[unfinished", "")]
    public void Url_IsFoundWithItsHostAndPort(string text, string host, string port)
    {
        Assert.True(NetworkUrl.TryFind(text, 0, out NetworkUrl url));
        Assert.Equal((host, port), (url.GetHost(text), url.GetPort(text)));
    }

    [Theory]
    [InlineData("https://api.partner.io")]
    [InlineData("http:/api.partner.io")]
    [InlineData("http:")]
    [InlineData("xhttp://api.partner.io")]
    [InlineData("PartnerBot/1.0 (+http://bot.partner.io)")]
    [InlineData("git+http://git.partner.io")]
    [InlineData("net.tcp://orders.partner.io:1883")]
    [InlineData("https://api.partner.io and wss://live.partner.io")]
    [InlineData("an http request")]
    [InlineData("")]
    public void TextWithoutPlainHttpUrl_HasNone(string text) => Assert.False(NetworkUrl.TryFind(text, 0, out _));

    [Theory]
    [InlineData("ftp://files.partner.io/a", "ftp")]
    [InlineData("url=WS://live.partner.io", "ws")]
    [InlineData("SASL_PLAINTEXT://kafka1:9092", "sasl_plaintext")]
    [InlineData("listeners=INTERNAL-amqp://rabbit", "amqp")]
    [InlineData("see.http://api.partner.io", "http")]
    [InlineData("2.ldap://dc01", "ldap")]
    public void Scheme_IsTheOneThatTheTextSpells(string text, string scheme)
    {
        Assert.True(NetworkUrl.TryFind(text, 0, out NetworkUrl url));
        Assert.Equal(scheme, url.Scheme.Name);
    }

    [Fact]
    public void EveryUrlOfAText_IsFoundInTurn()
    {
        const string Text = "http://a.io http://b.io/http://c.io?u=http://d.io";
        var hosts = new List<string>();
        for (int from = 0; NetworkUrl.TryFind(Text, from, out NetworkUrl url); from = url.AuthorityEnd) hosts.Add(url.GetHost(Text));
        Assert.Equal(["a.io", "b.io", "c.io", "d.io"], hosts);
    }

    [Theory]
    [InlineData("http://app:hunter2@api.partner.io:8080/v1?key=hunter2#hunter2", "http://api.partner.io:8080")]
    [InlineData("http://\uFFFC.partner.io:\uFFFC/x", "http://{…}.partner.io:{…}")]
    public void Display_HasHostAndPortAlone(string text, string display)
    {
        Assert.True(NetworkUrl.TryFind(text, 0, out NetworkUrl url));
        Assert.Equal(display, url.ToDisplay(text));
    }

    [Theory]
    [InlineData("http://a.io:8080", 8080)]
    [InlineData("http://a.io:", null)]
    [InlineData("http://a.io", null)]
    [InlineData("http://a.io:99999999999", null)]
    [InlineData("http://a.io:{0}", null)]
    public void PortNumber_IsNullUnlessWritten(string text, object? port)
    {
        Assert.True(NetworkUrl.TryFind(text, 0, out NetworkUrl url));
        Assert.Equal((int?)port, url.FindPortNumber(text));
    }
}
