using Fairlead.Core.Rules;
using Fairlead.Core.Text;
using Fairlead.Detection.Credentials;
using Fairlead.Detection.SecretFormats;
using Fairlead.Detection.SecretFormats.Patterns;

namespace Fairlead.Detection.Tests.SecretFormats;

/// <summary>Every pattern against its samples. A pattern without samples fails here.</summary>
public class SecretPatternTests
{
    public static TheoryData<string> PatternIds => [.. SecretPatterns.All.Select(pattern => pattern.Id)];

    public static TheoryData<string> ChecksummedIds =>
        [.. SecretPatterns.All.Where(pattern => pattern.CheckName == "CRC-32").Select(pattern => pattern.Id)];

    [Theory, MemberData(nameof(PatternIds))]
    public void Sample_IsFoundWhole(string id)
    {
        foreach (string secret in SamplesOf(id).Secrets)
        {
            string text = InContext(id, secret);
            SecretMatch match = Assert.Single(SecretScanner.Scan(text));
            Assert.Equal(id, match.Pattern.Id);
            Assert.Equal(secret, text.Substring(match.Span.Start, match.Span.Length));
        }
    }

    [Theory, MemberData(nameof(PatternIds))]
    public void Sample_IsACredential(string id) => Assert.All(SamplesOf(id).Secrets, secret =>
        Assert.Contains(CredentialScanner.Scan(InContext(id, secret)), match => match.Rule == RuleTable.KnownSecretFormat));

    [Theory, MemberData(nameof(PatternIds))]
    public void Sample_IsNotShownAsAName(string id) =>
        Assert.All(SamplesOf(id).Secrets, secret => Assert.False(QuotedName.LooksLikeName(secret)));

    [Theory, MemberData(nameof(PatternIds))]
    public void NearMiss_IsNotFound(string id)
    {
        Assert.NotEmpty(SamplesOf(id).Others);
        Assert.All(SamplesOf(id).Others, other => Assert.Empty(SecretScanner.Scan(other)));
    }

    [Theory, MemberData(nameof(PatternIds))]
    public void SecretAmidOtherText_IsFoundAtItsPlace(string id)
    {
        string secret = SamplesOf(id).Secrets[0];
        string text = "key: \"" + InContext(id, secret) + "\", next: 'value'\nsecond line";
        SecretMatch match = Assert.Single(SecretScanner.Scan(text));
        Assert.Equal(secret, text.Substring(match.Span.Start, match.Span.Length));
    }

    [Theory, MemberData(nameof(PatternIds))]
    public void SeveralSecrets_AreAllFound(string id)
    {
        string one = InContext(id, SamplesOf(id).Secrets[0]);
        Assert.Equal(3, SecretScanner.Scan($"{one}\n{one} ; {one}").Count);
    }

    [Theory, MemberData(nameof(PatternIds))]
    public void MaskedSecret_IsNotFound(string id)
    {
        string secret = SamplesOf(id).Secrets[0];
        string masked = string.Concat(secret.Select((c, i) => i >= secret.Length / 3 && char.IsAsciiLetterOrDigit(c) ? 'x' : c));
        Assert.Empty(SecretScanner.Scan(InContext(id, masked)));
    }

    [Theory, MemberData(nameof(ChecksummedIds))]
    public void ChangedCharacter_BreaksTheChecksum(string id)
    {
        string secret = SamplesOf(id).Secrets[0];
        int body = secret.IndexOfAny(['_', '-']) + 1;
        for (int i = body; i < secret.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(secret[i])) continue;
            char other = secret[i] == '7' ? '8' : '7';
            Assert.DoesNotContain(SecretScanner.Scan(secret[..i] + other + secret[(i + 1)..]), match => match.Pattern.Id == id);
        }
    }

    [Fact]
    public void Ids_AreUniqueAndAllHaveSamples()
    {
        string[] ids = [.. SecretPatterns.All.Select(pattern => pattern.Id)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(ids.Order(), SecretSamples.All.Keys.Order());
    }

    [Fact]
    public void Titles_CompleteTheMessage() =>
        Assert.All(SecretPatterns.All, pattern => Assert.Matches("^(a|an|the) [A-Za-z0-9]", pattern.Title));

    [Fact]
    public void EveryCheck_HasAName() =>
        Assert.All(SecretPatterns.All, pattern => Assert.True(pattern.Check is null || pattern.CheckName is not null));

    [Fact]
    public void Match_NeverPrintsTheSecret()
    {
        string secret = SamplesOf("stripe-secret-key").Secrets[0];
        SecretMatch match = Assert.Single(SecretScanner.Scan(secret));
        Assert.DoesNotContain(secret, match.ToString());
        Assert.Equal(new SourceSpan(0, secret.Length), match.Span);
    }

    private static PatternSamples SamplesOf(string id) => SecretSamples.All[id];

    /// <summary>What must stand before a secret that its own characters do not give away.</summary>
    private static string InContext(string id, string secret) => id switch
    {
        "gcp-service-account-key" => "{\"type\": \"service_account\", \"private_key\": \"" + secret + "\\n\"}",
        "putty-private-key" => "Private-Lines: 8\n" + secret,
        "basic-credentials" => "Basic " + secret,
        "aws-secret-access-key" => "aws_secret_access_key=" + secret,
        "azure-storage-account-key" =>
            "DefaultEndpointsProtocol=https;AccountName=orders;AccountKey=" + secret + ";EndpointSuffix=core.windows.net",
        "azure-shared-access-key" => "Endpoint=sb://orders.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=" + secret,
        "azure-shared-access-signature" => "https://orders.blob.core.windows.net/in?sv=2022-11-02&sp=r&sig=" + secret,
        "datadog-api-key" => "DD_API_KEY=" + secret,
        "datadog-application-key" => "DD_APP_KEY=" + secret,
        "teams-webhook" => "https://" + secret,
        _ => secret,
    };
}
