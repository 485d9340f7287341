using System.Text.RegularExpressions;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;
using Fairlead.Detection.Credentials;
using Fairlead.Detection.SecretFormats;
using Fairlead.Detection.SecretFormats.Patterns;
using Fairlead.Detection.Tests.SecretFormats.Samples;

namespace Fairlead.Detection.Tests.SecretFormats;

/// <summary>Every pattern against its samples.</summary>
public class SecretPatternTests
{
    /// <summary>Those that have samples: <see cref="SampleFileTests"/> says where the others need some.</summary>
    public static TheoryData<string> PatternIds => [.. SecretPatterns.All.Select(pattern => pattern.Id).Where(SecretSamples.HasSamples)];

    public static TheoryData<string> ChecksummedIds =>
    [
        .. SecretPatterns.All.Where(pattern => pattern.CheckName == "CRC-32").Select(pattern => pattern.Id)
            .Where(SecretSamples.HasSamples),
    ];

    [Theory, MemberData(nameof(PatternIds))]
    public void Sample_IsFoundWhole(string id)
    {
        PatternSamples samples = SecretSamples.Get(id);
        foreach (string secret in samples.Secrets)
        {
            string text = samples.InContext(secret);
            SecretMatch match = Assert.Single(SecretScanner.Scan(text));
            Assert.Equal(id, match.Pattern.Id);
            Assert.Equal(secret, text.Substring(match.Span.Start, match.Span.Length));
        }
    }

    [Theory, MemberData(nameof(PatternIds))]
    public void Sample_IsACredential(string id) => Assert.All(SecretSamples.Get(id).Secrets, secret => Assert.Contains(
        CredentialScanner.Scan(SecretSamples.Get(id).InContext(secret)),
        match => match.Rule == RuleTable.KnownSecretFormat));

    [Theory, MemberData(nameof(PatternIds))]
    public void Sample_IsNotShownAsAName(string id) =>
        Assert.All(SecretSamples.Get(id).Secrets, secret => Assert.False(QuotedName.LooksLikeName(secret)));

    [Theory, MemberData(nameof(PatternIds))]
    public void NearMiss_IsNotFound(string id)
    {
        PatternSamples samples = SecretSamples.Get(id);
        Assert.True(samples.Others.Length > 0, $"Add a text that looks like '{id}' and is none to its samples.");
        Assert.All(samples.Others, other => Assert.Empty(SecretScanner.Scan(other)));
    }

    [Theory, MemberData(nameof(PatternIds))]
    public void SecretAmidOtherText_IsFoundAtItsPlace(string id)
    {
        PatternSamples samples = SecretSamples.Get(id);
        string secret = samples.Secrets[0];
        string text = "key: \"" + samples.InContext(secret) + "\", next: 'value'\nsecond line";
        SecretMatch match = Assert.Single(SecretScanner.Scan(text));
        Assert.Equal(secret, text.Substring(match.Span.Start, match.Span.Length));
    }

    [Theory, MemberData(nameof(PatternIds))]
    public void SeveralSecrets_AreAllFound(string id)
    {
        PatternSamples samples = SecretSamples.Get(id);
        string one = samples.InContext(samples.Secrets[0]);
        Assert.Equal(3, SecretScanner.Scan($"{one}\n{one} ; {one}").Count);
    }

    [Theory, MemberData(nameof(PatternIds))]
    public void MaskedSecret_IsNotFound(string id)
    {
        PatternSamples samples = SecretSamples.Get(id);
        string secret = samples.Secrets[0];
        string masked = string.Concat(secret.Select((c, i) => i >= secret.Length / 3 && char.IsAsciiLetterOrDigit(c) ? 'x' : c));
        Assert.Empty(SecretScanner.Scan(samples.InContext(masked)));
    }

    [Theory, MemberData(nameof(ChecksummedIds))]
    public void ChangedCharacter_BreaksTheChecksum(string id)
    {
        string secret = SecretSamples.Get(id).Secrets[0];
        int body = secret.IndexOfAny(['_', '-']) + 1;
        for (int i = body; i < secret.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(secret[i])) continue;
            char other = secret[i] == '7' ? '8' : '7';
            Assert.DoesNotContain(SecretScanner.Scan(secret[..i] + other + secret[(i + 1)..]), match => match.Pattern.Id == id);
        }
    }

    [Fact]
    public void Ids_AreUnique() => Assert.Distinct(SecretPatterns.All.Select(pattern => pattern.Id));

    [Fact]
    public void Titles_CompleteTheMessage() => Assert.All(SecretPatterns.All, pattern => Assert.True(
        Regex.IsMatch(pattern.Title, "^(a|an|the) [A-Za-z0-9]"),
        $"Begin the title of '{pattern.Id}' with its article, because it completes \"This literal is …\"."));

    [Fact]
    public void EveryCheck_HasAName() => Assert.All(SecretPatterns.All, pattern => Assert.True(
        pattern.Check is null || pattern.CheckName is not null,
        $"Set CheckName of '{pattern.Id}' too: docs/formats.md shows it."));

    [Fact]
    public void Match_NeverPrintsTheSecret()
    {
        string secret = SecretSamples.Get("stripe-secret-key").Secrets[0];
        SecretMatch match = Assert.Single(SecretScanner.Scan(secret));
        Assert.DoesNotContain(secret, match.ToString());
        Assert.Equal(new SourceSpan(0, secret.Length), match.Span);
    }
}
