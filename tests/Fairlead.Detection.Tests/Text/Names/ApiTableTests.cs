using Fairlead.Detection.CredentialApis;
using Fairlead.Detection.Text.Names;
using Fairlead.Detection.TransportApis;

namespace Fairlead.Detection.Tests.Text.Names;

public class ApiTableTests
{
    [Fact]
    public void MembersBelongToAllTypesAboveThem() => Assert.Equal(
        ["Acme.Client.Open(ticket)", "Acme.OldClient.Open(ticket)", "Acme.Options.Ticket()"],
        ApiTable.Read("""
            # clients of two versions
            Acme.Client
            Acme.OldClient
                Open(ticket)  Token

            Acme.Options
                Ticket  Token
            """).Select(static row => $"{row.TypeName}.{row.Member}({row.ParameterName})"));

    [Fact]
    public void ALineThatBeginsWithABarBelongsToTheLineBefore()
    {
        TransportSink sink = Assert.Single(TransportSinkParser.Parse("""
            Acme.Options
                Mode  ClearText  Off|Optional
                    |WhenAvailable -> Required
            """));
        Assert.Equal(["Off", "Optional", "WhenAvailable"], sink.Insecure.Members);
        Assert.Equal("Required", sink.Secure);
    }

    [Theory]
    [InlineData("a member without a type", "    Open(ticket)  Token", "Open(ticket)")]
    [InlineData("a member without anything else", "Acme.Client\n    Open(ticket)", "Open(ticket)")]
    [InlineData("a kind that does not exist", "Acme.Client\n    Open(ticket)  Tocken", "Tocken")]
    [InlineData("a condition that does not exist", "Acme.Client\n    Open(ticket)  Token  Sometimes", "Sometimes")]
    public void TheErrorNamesTheLine(string situation, string table, string named)
    {
        var error = Assert.Throws<FormatException>(() => CredentialSinkParser.Parse(table));
        Assert.True(error.Message.Contains(named, StringComparison.Ordinal), $"{situation}: {error.Message}");
    }
}
