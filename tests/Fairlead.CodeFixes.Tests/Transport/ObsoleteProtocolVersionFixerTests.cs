using Verify = Fairlead.TestFramework.CodeFixVerifier<
    Fairlead.Analyzers.Transport.Apis.TransportApiAnalyzer,
    Fairlead.CodeFixes.Transport.ObsoleteProtocolVersionFixer>;

namespace Fairlead.CodeFixes.Tests.Transport;

public class ObsoleteProtocolVersionFixerTests
{
    [Theory]
    [InlineData("{|FLD2004:SslProtocols.Tls|}", "SslProtocols.Tls12")]
    [InlineData("{|FLD2004:SslProtocols.Tls | SslProtocols.Tls11|}", "SslProtocols.Tls12")]
    [InlineData("{|FLD2004:SslProtocols.Tls11|} | SslProtocols.Tls12", "SslProtocols.Tls12")]
    [InlineData("SslProtocols.Tls13 | {|FLD2004:SslProtocols.Tls11|} | SslProtocols.Tls12", "SslProtocols.Tls13 | SslProtocols.Tls12")]
    [InlineData("(SslProtocols.Tls13 | {|FLD2004:SslProtocols.Tls11|})", "(SslProtocols.Tls13)")]
    [InlineData("allowed | {|FLD2004:SslProtocols.Tls|}", "allowed | SslProtocols.Tls12")]
    [InlineData("old ? {|FLD2004:SslProtocols.Tls|} : SslProtocols.None", "old ? SslProtocols.Tls12 : SslProtocols.None")]
    public Task ObsoleteVersions_AreTakenOut(string set, string raised) => Verify.VerifyCodeFixAsync(Method(set), Method(raised));

    [Theory]
    [InlineData("{|FLD2004:(SslProtocols)192|}")]
    [InlineData("SslProtocols.Tls12 | {|FLD2004:(SslProtocols)768|}")]
    [InlineData("System.Enum.Parse<SslProtocols>({|FLD2004:\"Tls\"|})")]
    public Task Numbers_HaveNoFix(string set) => Verify.VerifyNoCodeFixAsync(Method(set));

    private static string Method(string set) => $$"""
        using System.Security.Authentication;

        class C
        {
            SslProtocols M(SslProtocols allowed, bool old) => {{set}};
        }
        """;
}
