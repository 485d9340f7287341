using Fairlead.Core.Text;
using Fairlead.Detection.SecretFormats;
using Fairlead.Detection.Text.Values;
using Fairlead.Detection.Tests.SecretFormats.Samples;

namespace Fairlead.Detection.Tests.SecretFormats;

public class SecretScannerTests
{
    private static readonly string Stripe = SecretSamples.Get("stripe-secret-key").Secrets[0];
    private static readonly string GitHub = SecretSamples.Get("github-personal-access-token").Secrets[0];

    [Theory]
    [InlineData("", "")]
    [InlineData("x=", "")]
    [InlineData("\"", "\"")]
    [InlineData("(", ")")]
    [InlineData(" ", ".")]
    [InlineData("é", "é")]
    [InlineData("https://", "@github.com")]
    [InlineData("?t=", "&u=1")]
    [InlineData("\\n", "\\n")]
    [InlineData("\\u0022", "\\u0022")]
    [InlineData("token%3D", "%26")]
    [InlineData("> ", "\r\n")]
    public void SecretBetween_IsFound(string before, string after) =>
        Assert.Equal(new SourceSpan(before.Length, GitHub.Length), Assert.Single(SecretScanner.Scan(before + GitHub + after)).Span);

    [Theory]
    [InlineData("a", "")]
    [InlineData("_", "")]
    [InlineData("9", "")]
    [InlineData("", "a")]
    [InlineData("", "_")]
    [InlineData("", "=")]
    [InlineData("+", "")]
    public void SecretWithinLongerText_IsNotFound(string before, string after) => Assert.Empty(SecretScanner.Scan(before + GitHub + after));

    [Fact]
    public void DifferentSecrets_AreFoundInOrder()
    {
        string text = $"{Stripe} then {GitHub}";
        Assert.Equal(["stripe-secret-key", "github-personal-access-token"], SecretScanner.Scan(text).Select(match => match.Pattern.Id));
    }

    [Fact]
    public void SecretAtTheEndOfALongText_IsFound()
    {
        string text = new string(' ', 10_000_000) + GitHub;
        Assert.Equal(10_000_000, Assert.Single(SecretScanner.Scan(text)).Span.Start);
    }

    [Theory]
    [InlineData("sk-")]
    [InlineData("eyJ.")]
    [InlineData("xoxp-")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("AccountKey=")]
    [InlineData("&sig=")]
    [InlineData("+ASt")]
    public void RepeatedSignature_HasNoFinding(string signature) =>
        Assert.Empty(SecretScanner.Scan(string.Concat(Enumerable.Repeat(signature, 200_000))));

    [Fact]
    public void TextWithoutFinding_AllocatesNothing()
    {
        string text = string.Concat(
            Enumerable.Repeat("var handler = new HttpClientHandler(); // https://contoso.example/sk-1/eyJ/AccountKey\n", 1000));
        SecretScanner.Scan(text);
        long before = GC.GetAllocatedBytesForCurrentThread();
        SecretScanner.Scan(text);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData("{0}", true)]
    [InlineData("{{token}}", true)]
    [InlineData("${TOKEN}", true)]
    [InlineData("#{Token}#", true)]
    [InlineData("$(Token)", true)]
    [InlineData("<your token>", true)]
    [InlineData("%TOKEN%", true)]
    [InlineData("********", true)]
    [InlineData("…", true)]
    [InlineData("abc...", true)]
    [InlineData("hunter2!", false)]
    [InlineData("password", false)]
    [InlineData("P@$$w0rd", false)]
    [InlineData("100%", false)]
    [InlineData("a%2Fb%3D", false)]
    [InlineData("a<b", false)]
    [InlineData("}{", false)]
    [InlineData("v1.2", false)]
    [InlineData("12345678", false)]
    public void Hole_IsAPlaceholder_AndAWeakValueIsNot(string value, bool expected) =>
        Assert.Equal(expected, SecretPlaceholders.HasHole(value, 0, value.Length));

    [Theory]
    [InlineData("xxxxxxxxxxxx", true)]
    [InlineData("0000000000000000", true)]
    [InlineData("1234567890abcdef", true)]
    [InlineData("fedcba9876543210", true)]
    [InlineData("a1b2c3d4e5f6g7h8", true)]
    [InlineData("deadbeefdeadbeefdeadbeef", true)]
    [InlineData("AKIAIOSFODNN7EXAMPLE", true)]
    [InlineData("your_api_key", true)]
    [InlineData("REDACTED", true)]
    [InlineData("u8Xc2LkQz9TnRb4VwYp7HsDe", false)]
    [InlineData("9f86d081884c7d659a2feaa0c55ad015", false)]
    public void MadeUpToken_IsAStandIn(string value, bool expected) =>
        Assert.Equal(expected, SecretPlaceholders.IsPlaceholder(value, 0, value.Length));
}
