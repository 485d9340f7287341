using Fairlead.Detection.Text;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.Transport;

namespace Fairlead.Detection.Tests.Transport;

public class TlsScannerTests
{
    private static readonly string[] Texts =
    [
        "Server=sql01.partner.io;Database=Orders;User ID=app;Password='a;b';Encrypt=False;TrustServerCertificate=True;",
        "postgres://app:hunter2@pg.partner.io:5432/orders?application_name=a&amp;sslmode=disable&x#y",
        "cache.partner.io:6379,password=hunter2,ssl=false,abortConnect=false",
        "host=pg.partner.io dbname=orders user=app password=hunter2 sslmode=disable",
        "mongodb://m1.partner.io:27017,[fe80::1]:27018/orders?tls=false&?=&==&",
        "jdbc:sqlserver://sql01:1433;databaseName=orders;encrypt=false ldap://DC=a?ssl=false {0}=Encrypt={0};ssl=",
    ];

    [Theory]
    [InlineData("Server=sql01.partner.io;Database=Orders;Encrypt=False", "FLD2005", "Encrypt=False")]
    [InlineData("Server=sql01.partner.io;Database=Orders;Password=x;Encrypt=False", "FLD2006", "Encrypt=False")]
    [InlineData("cache.partner.io:6379,abortConnect=false", "FLD2002", "cache.partner.io:6379")]
    [InlineData("postgres://pg.partner.io/orders?sslmode=allow", "FLD2005", "sslmode=allow")]
    public void WeakConnection_IsFoundAtItsOption(string text, string rule, string place)
    {
        TransportFinding finding = Assert.Single(Scan(text));
        Assert.Equal((rule, place), (finding.Rule.Id, text.Substring(finding.Span.Start, finding.Span.Length)));
    }

    [Theory]
    [InlineData("Server=sql01.partner.io;Database=Orders;Encrypt=False", "Server=sql01.partner.io;Database=Orders;Encrypt=True")]
    [InlineData("Server=sql01.partner.io;Database=Orders;Encrypt=no", "Server=sql01.partner.io;Database=Orders;Encrypt=true")]
    [InlineData("Server=sql01.partner.io;Database=Orders;TrustServerCertificate=true",
        "Server=sql01.partner.io;Database=Orders;TrustServerCertificate=false")]
    [InlineData("Server=sql01.partner.io;Database=Orders;Encrypt=False;TrustServerCertificate=True",
        "Server=sql01.partner.io;Database=Orders;Encrypt=True;TrustServerCertificate=False")]
    [InlineData("mongodb://m1.partner.io/orders?tls=false&x=1&tlsInsecure=true", "mongodb://m1.partner.io/orders?tls=true&x=1&tlsInsecure=false")]
    [InlineData("Host=pg.partner.io;Database=orders;SSL Mode=Disable", "Host=pg.partner.io;Database=orders;SSL Mode=VerifyFull")]
    [InlineData("host=pg.partner.io dbname=orders sslmode=disable", "host=pg.partner.io dbname=orders sslmode=verify-full")]
    [InlineData("postgres://pg.partner.io/orders?sslmode=disable", "postgres://pg.partner.io/orders?sslmode=verify-full")]
    [InlineData("mysql://db.partner.io/orders?ssl-mode=DISABLED", "mysql://db.partner.io/orders?ssl-mode=VERIFY_IDENTITY")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=orders;AccountKey=x",
        "DefaultEndpointsProtocol=https;AccountName=orders;AccountKey=x")]
    [InlineData("cache.partner.io:6379,ssl=false", "cache.partner.io:6379,ssl=true")]
    [InlineData("bootstrap.servers=k1.partner.io:9092;security.protocol=SASL_PLAINTEXT",
        "bootstrap.servers=k1.partner.io:9092;security.protocol=SASL_SSL")]
    public void Fix_MakesTheConnectionSecure(string text, string secure)
    {
        string changed = text;
        foreach (SecureText fix in Assert.Single(Scan(text)).Fix.OrderByDescending(fix => fix.Span.Start))
            changed = changed[..fix.Span.Start] + fix.NewText + changed[fix.Span.End..];
        Assert.Equal(secure, changed);
        Assert.Empty(Scan(secure));
    }

    [Theory]
    [InlineData("hunter2 Encrypt=False;Server=sql01.partner.io;Database=Orders")]
    [InlineData("Url=http://app:hunter2@sql01.partner.io/hunter2?sig=hunter2;Database=Orders;Password=hunter2;Encrypt=False")]
    [InlineData("app:hunter2@cache.partner.io:6379,password=hunter2,ssl=false")]
    [InlineData("postgres://app:hunter2@pg.partner.io/orders?password=hunter2&sslmode=disable")]
    public void Message_NeverHoldsASecret(string text) =>
        Assert.All(Scan(text)
            .SelectMany(finding => finding.Arguments.Append(finding.FixTitle)), argument => Assert.DoesNotContain("hunter2", argument));

    [Fact]
    public void BrokenText_IsReadWithoutFailure()
    {
        foreach (string text in Texts)
        {
            for (int cut = 0; cut <= text.Length; cut++)
            {
                AssertWithin(text[..cut]);
                AssertWithin(text[cut..]);
                AssertWithin(text[cut..] + text[..cut]);
            }
        }
    }

    [Fact]
    public void EveryOption_IsAskedForByItsLastLetter()
    {
        string[] names = ["sslmode", "encrypt", "trustservercertificate", "skipcertificatecheck", "ssl_check_hostname", "wirecrypt",
            "security.protocol", "dockertlsverify"];
        Assert.All(names, name => Assert.True(TlsOptionTable.Find(name) is not null && TlsOptionTable.MayEnd(name, name.Length, 0)));
    }

    [Fact]
    public void LongTextOfPairs_IsReadInLinearTime()
    {
        string pairs = string.Concat(Enumerable.Repeat("ssl=false, ", 40_000));
        Assert.Empty(Scan(pairs));
    }

    private static void AssertWithin(string text)
    {
        Assert.All(Scan(text), finding => Assert.InRange(finding.Span.End, finding.Span.Start + 1, text.Length));
        for (int from = 0; ClearTextUrl.TryFind(text, from, InternalHostSuffixes.None, out ClearTextUrl found); from = found.Next)
        {
            UrlCredentials.Describe(text, found.Url);
            Assert.InRange(found.Next, from + 1, text.Length);
        }
    }

    private static List<TransportFinding> Scan(string text)
    {
        List<TransportFinding>? findings = null;
        TlsScanner.Scan(text, InternalHostSuffixes.None, ref findings);
        return findings ?? [];
    }
}
