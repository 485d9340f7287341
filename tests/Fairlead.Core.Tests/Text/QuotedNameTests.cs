using System.Globalization;
using Fairlead.Core.Text;

namespace Fairlead.Core.Tests.Text;

public class QuotedNameTests
{
    private const string Token = "kW3vR8qLz2TnXp5JhYb7Mc4D";

    [Theory]
    [InlineData("orders_db")]
    [InlineData("OrdersDb2")]
    [InlineData("bootstrap.servers")]
    [InlineData("X-Api-Key")]
    [InlineData("AZURE_STORAGE_ACCOUNT_KEY")]
    [InlineData("x509CertificatePassword")]
    [InlineData("oauth2ClientSecretForBilling")]
    [InlineData("sha256")]
    [InlineData("k8s-s3-backup")]
    [InlineData("GSSAPI_KRB5")]
    [InlineData("K8sPassword")]
    [InlineData("KAFKA_PASSWORD")]
    [InlineData("mysql_conn_id")]
    [InlineData("snowflake_jwt")]
    [InlineData("größe_datenbank")]
    [InlineData("$schema")]
    [InlineData("KAFKA_BROKER_ID")]
    [InlineData("IDX_QRTZ_T_NFT_ST_MISFIRE")]
    [InlineData("V2PrivateKey")]
    [InlineData("copyAzureVMTags")]
    [InlineData("UInt16Array")]
    [InlineData("Priority10Trigger15SecondRepeat")]
    [InlineData("customer-notification-service-sendgrid-api-key")]
    [InlineData("CONNECT_CONSUMER_CONFLUENT_MONITORING_INTERCEPTOR_SSL_TRUSTSTORE_LOCATION")]
    public void Name_LooksLikeOne(string name)
    {
        Assert.True(QuotedName.LooksLikeName(name));
        Assert.Equal($"'{name}'", QuotedName.Quote(name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Server=db;Password=hunter2")]
    [InlineData("postgres://app:hunter2@db/orders")]
    [InlineData("app:hunter2")]
    [InlineData("my password")]
    [InlineData(Token)]
    [InlineData("orders_" + Token)]
    [InlineData("sk_" + "live_" + Token)]
    [InlineData("5f4dcc3b5aa765d61d8327deb882cf99")]
    [InlineData("JBSWY3DPEHPK3PXPJBSWY3DP")]
    [InlineData("G2V3nd0rPr0f2024")]
    [InlineData("qzxkvjwpfmgtrdbnhs")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.dBjftJeZ4CVP")]
    [InlineData("7f9c2ba4-e88f-827d-6160-45507605853e")]
    public void TextThatMayBeASecret_IsNoName(string text)
    {
        Assert.False(QuotedName.LooksLikeName(text));
        Assert.Equal("This name", QuotedName.Quote(text));
    }

    [Fact]
    public void TooLongText_IsNoName() => Assert.False(QuotedName.LooksLikeName(string.Concat(Enumerable.Repeat("orders", 17))));

    [Theory]
    [InlineData("ConnectionStrings:Orders", "ConnectionStrings:Orders")]
    [InlineData("services:0:Password", "services:0:Password")]
    [InlineData("team/orders_db", "team/orders_db")]
    [InlineData("Tokens:" + Token + ":Value", "Tokens:…:Value")]
    [InlineData("Keys:Server=db;Password=hunter2", "Keys:…")]
    [InlineData("redis://:hunter2", "…")]
    [InlineData("api.contoso.com:8080", "api.contoso.com:8080")]
    [InlineData("d1x9k3v7q2zr8w.cloudfront.net", "….cloudfront.net")]
    [InlineData("", "…")]
    public void Path_ShowsThePartsThatAreNames(string path, string shown) => Assert.Equal(shown, QuotedName.Show(path));

    [Fact]
    public void Owners_AreShownByNameAndAddress() =>
        Assert.Equal(
            "Team Orders, ops@acme.io, …", QuotedName.ShowOwners(["Team Orders", "ops@acme.io", "postgres://app:hunter2@db/orders"]));

    [Theory]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")]
    [InlineData("0123456789abcdef")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")]
    public void RandomText_RarelyLooksLikeAName(string alphabet)
    {
        var random = new Random(alphabet.Length);
        int names = Enumerable.Range(0, 1000).Count(_ => QuotedName.LooksLikeName(new string(random.GetItems<char>(alphabet, 24))));
        Assert.True(names <= 20, $"{names} of 1,000 random texts look like names");
    }

    [Theory]
    [InlineData("access-production-{0}")]
    [InlineData("link_sandbox_{0}")]
    [InlineData("{0}")]
    [InlineData("orders.{0}.eu")]
    public void AnIdentifierAmongWords_IsNoName(string format)
    {
        var random = new Random(format.Length);
        for (int i = 0; i < 1000; i++)
        {
            byte[] bytes = new byte[16];
            random.NextBytes(bytes);
            Assert.False(QuotedName.LooksLikeName(string.Format(CultureInfo.InvariantCulture, format, new Guid(bytes))));
        }
    }

    [Theory]
    [InlineData("backup-20260101-20260202")]
    [InlineData("dead-beef-cafe-facade-decade")]
    [InlineData("orders-2026-11-29-v2")]
    public void DatesAndWordsOfHexadecimalLetters_AreNames(string name) => Assert.True(QuotedName.LooksLikeName(name));
}
