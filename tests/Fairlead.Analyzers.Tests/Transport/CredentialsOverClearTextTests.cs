using Fairlead.Analyzers.Tests.Cases;

namespace Fairlead.Analyzers.Tests.Transport;

public class CredentialsOverClearTextTests
{
    [Theory]
    [InlineData("texts", "A password in a URL of FTP", "A password is sent to 'ftp://files.partner.io' in clear text; use TLS")]
    [InlineData("apis", "Mail by a field", "The value of 'Credentials' is sent by 'SmtpClient' in clear text; use TLS")]
    [InlineData("texts", "Kafka with a password and without TLS in a dictionary", "A password is sent to the server in clear text; use TLS")]
    public async Task Message_SaysWhereTheCredentialsGo(string topic, string title, string message)
    {
        RuleCaseTest test = RuleCaseTest.Of(RuleCase.Find("FLD2006." + topic, title));

        Assert.Contains("FLD2006: " + message, await test.GetShownTextsAsync(TestContext.Current.CancellationToken));
    }
}
