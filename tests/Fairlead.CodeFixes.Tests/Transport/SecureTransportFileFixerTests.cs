using Fairlead.Analyzers.Transport;
using Fairlead.CodeFixes.Transport;
using Fairlead.TestFramework;

namespace Fairlead.CodeFixes.Tests.Transport;

public class SecureTransportFileFixerTests
{
    [Theory]
    [InlineData("appsettings.json", """{ "Api": { "Url": "{|FLD2001:http://api.partner.io:80|}/v1" } }""",
        """{ "Api": { "Url": "https://api.partner.io/v1" } }""")]
    [InlineData("appsettings.json", """{ "Smtp": { "Host": "mail.partner.io", "EnableSsl": {|FLD2005:false|} } }""",
        """{ "Smtp": { "Host": "mail.partner.io", "EnableSsl": true } }""")]
    [InlineData("appsettings.json",
        """{ "ConnectionStrings": { "Orders": "Server=sql01;Database=a;{|FLD2005:Encrypt=False|}" } }""",
        """{ "ConnectionStrings": { "Orders": "Server=sql01;Database=a;Encrypt=True" } }""")]
    [InlineData("web.config",
        """<configuration><appSettings><add key="Broker" value="{|FLD2002:mqtt://broker.partner.io|}" /></appSettings></configuration>""",
        """<configuration><appSettings><add key="Broker" value="mqtts://broker.partner.io" /></appSettings></configuration>""")]
    [InlineData(".env", "PGSSLMODE={|FLD2005:prefer|}\n", "PGSSLMODE=verify-full\n")]
    [InlineData(".env", "GIT_SSL_NO_VERIFY={|FLD2005:1|}\n", "GIT_SSL_NO_VERIFY=0\n")]
    [InlineData("values.yaml", "cache: '{|FLD2006:redis://:hunter2@cache.partner.io|}'\n", "cache: 'rediss://:hunter2@cache.partner.io'\n")]
    [InlineData("appsettings.json", """{ "Jwt": { "RequireHttpsMetadata": {|FLD2007:false|} } }""",
        """{ "Jwt": { "RequireHttpsMetadata": true } }""")]
    [InlineData("Web.config",
        """<configuration><system.web><httpCookies requireSSL="{|FLD2007:False|}" /></system.web></configuration>""",
        """<configuration><system.web><httpCookies requireSSL="True" /></system.web></configuration>""")]
    [InlineData("App.config",
        """<a><b><authentication certificateValidationMode="{|FLD2003:None|}" revocationMode="{|FLD2008:NoCheck|}" /></b></a>""",
        """<a><b><authentication certificateValidationMode="ChainTrust" revocationMode="Online" /></b></a>""")]
    public Task WeakSetting_BecomesTheSecureOne(string path, string text, string fixedText)
    {
        var test = new CodeFixTest<TransportFileAnalyzer, SecureTransportFileFixer> { TestCode = "class Jobs;" };
        test.TestState.AdditionalFiles.Add((path, text));
        test.FixedState.AdditionalFiles.Add((path, fixedText));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task SettingsOfSeveralFiles_AreFixedAtOnceAndTheirSecretsStay()
    {
        var test = new CodeFixTest<TransportFileAnalyzer, SecureTransportFileFixer> { TestCode = "class Jobs;" };
        test.TestState.AdditionalFiles.Add(("appsettings.json",
            """{ "Api": { "Url": "{|FLD2001:http://api.partner.io|}", "Key": "Tr0ub4dor3" }, "Feed": "{|FLD2001:http://feed.partner.io:80|}/v1" }"""));
        test.TestState.AdditionalFiles.Add((".env", "FEED_URL={|FLD2001:http://feed.partner.io|}\nFEED_PASSWORD=Tr0ub4dor3\n"));
        test.FixedState.AdditionalFiles.Add(("appsettings.json",
            """{ "Api": { "Url": "https://api.partner.io", "Key": "Tr0ub4dor3" }, "Feed": "https://feed.partner.io/v1" }"""));
        test.FixedState.AdditionalFiles.Add((".env", "FEED_URL=https://feed.partner.io\nFEED_PASSWORD=Tr0ub4dor3\n"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
