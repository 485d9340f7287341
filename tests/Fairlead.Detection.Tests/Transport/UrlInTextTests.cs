using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.Transport;

namespace Fairlead.Detection.Tests.Transport;

public class UrlInTextTests
{
    [Theory]
    [InlineData("http://api.partner.io/v1")]
    [InlineData("Url=http://api.partner.io;Timeout=30")]
    [InlineData("""{"url": "http://api.partner.io"}""")]
    [InlineData("""<script src="http://cdn.partner.io/app.js"></script>""")]
    [InlineData("""<a href='http://www.partner.io'>Partner</a>""")]
    [InlineData("curl -s http://get.partner.io/install.sh | sh")]
    [InlineData("wget http://get.partner.io/tool.zip")]
    [InlineData("docker run --rm tools fetch http://get.partner.io")]
    [InlineData("https://login.partner.io/?returnUrl=http://app.partner.io/")]
    [InlineData("INSERT INTO Feeds (Url) VALUES ('http://feeds.partner.io/all')")]
    [InlineData("http://namespaces-api.partner.io/list")]
    [InlineData("http://k8s.partner.io/api/v1/namespaces/default/pods")]
    [InlineData("http://api.partner.io/licenses/activate")]
    [InlineData("http://api.insurer.io/claims/17")]
    [InlineData("http://validator.w3.org/check")]
    [InlineData("http://www.apache.org/dist/ant/")]
    [InlineData("http://www.w3.org.evil.io/1999/xhtml")]
    [InlineData("http://purl.org.evil.io/x")]
    [InlineData("proxy_target=http://orders.partner.io:3128")]
    public void ConnectedTo_IsAddress(string text) => Assert.Equal(UrlRole.Address, Judge(text));

    [Theory]
    [InlineData("http_proxy=http://proxy.partner.io:3128")]
    [InlineData("http://www.w3.org/1999/xhtml")]
    [InlineData("http://schemas.microsoft.com/ws/2008/06/identity/claims/role")]
    [InlineData("http://schemas.xmlsoap.org/soap/envelope/")]
    [InlineData("http://schemas.openxmlformats.org/officeDocument/2006/relationships")]
    [InlineData("http://schemas.partner.io/orders/2020")]
    [InlineData("http://java.sun.com/xml/ns/javaee")]
    [InlineData("http://purl.org/dc/terms/")]
    [InlineData("http://json-schema.org/draft-07/schema#")]
    [InlineData("http://vocab.partner.io/orders#Order")]
    [InlineData("http://partner.io/orders#")]
    [InlineData("http://partner.io/ns/orders")]
    [InlineData("http://partner.io/orders.xsd")]
    [InlineData("http://www.apache.org/licenses/LICENSE-2.0")]
    [InlineData("http://specs.openid.net/auth/2.0")]
    [InlineData("{http://partner.io/orders}Order")]
    [InlineData("""<orders xmlns="http://partner.io/orders">""")]
    [InlineData("""<o:orders xmlns:o='http://partner.io/orders'>""")]
    [InlineData("""<xs:schema targetNamespace = "http://partner.io/orders">""")]
    [InlineData("""<x xsi:schemaLocation="urn:a http://partner.io/a urn:b">""")]
    [InlineData("""<!DOCTYPE plist PUBLIC "-//Partner//DTD ORDERS//EN" "http://partner.io/DTDs/Orders.dtd">""")]
    [InlineData("""<soap:operation soapAction="http://partner.io/Submit" />""")]
    [InlineData("""{"$schema": "http://partner.io/orders.json"}""")]
    [InlineData("""{"@context": ["http://partner.io/context"]}""")]
    [InlineData("{\\\"$id\\\":\\\"http://partner.io/orders\\\"}")]
    public void Identifier_IsName(string text) => Assert.Equal(UrlRole.Name, Judge(text));

    [Theory]
    [InlineData("See http://docs.partner.io/limits for the limits.")]
    [InlineData("Visit http://www.partner.io to sign up")]
    [InlineData("the server at http://app.partner.io did not answer")]
    [InlineData("Siehe auch http://www.partner.io")]
    [InlineData("Mozilla/5.0 (compatible; PartnerBot/1.0; http://bot.partner.io)")]
    public void ReadByPeople_IsProse(string text) => Assert.Equal(UrlRole.Prose, Judge(text));

    [Theory]
    [InlineData(@"^http://partner\.io")]
    [InlineData(@"http://(www\.)?partner\.io")]
    [InlineData(@"http://www\.partner\.io")]
    public void SearchedFor_IsPattern(string text) => Assert.Equal(UrlRole.Pattern, Judge(text));

    private static UrlRole Judge(string text)
    {
        Assert.True(ClearTextUrl.TryFind(text, 0, InternalHostSuffixes.None, out ClearTextUrl found));
        return found.Role;
    }
}
