using System.Text.Json;
using Fairlead.Detection.CredentialApis;

namespace Fairlead.Detection.Tests.CredentialApis;

/// <summary>The table of sinks beside the facts that were gathered about APIs, in <c>tests/data/credential-sinks.json</c>.</summary>
public class CredentialSinkTableTests
{
    private static readonly IReadOnlyList<KnownApi> Apis = ReadApis();

    [Fact]
    public void Table_HasEveryKnownApi() => Assert.All(Apis, api => Assert.True(
        FindSink(api) is not null, $"Add a row for {api.Type}.{api.Member}({api.Parameter}) to a table in src/Fairlead.Detection/CredentialApis."));

    [Fact]
    public void Table_HasAConditionWhereAndOnlyWhereTheApiNeedsOne() => Assert.All(
        Apis, api => Assert.True(
            api.IsCertain == (FindSink(api)?.Condition == SinkCondition.Always),
            $"{api.Type}.{api.Member}({api.Parameter}) has a condition in one of its row and tests/data/credential-sinks.json only."));

    [Fact]
    public void Table_SaysWhatEachApiTakes() => Assert.All(Apis, api => Assert.True(
        api.SecretKind == DataName(FindSink(api)!.Kind),
        $"{api.Type}.{api.Member}({api.Parameter}) is {FindSink(api)!.Kind} in its row and {api.SecretKind} in tests/data/credential-sinks.json."));

    [Fact]
    public void Table_HasEachPlaceOnce() =>
        Assert.Distinct(CredentialSinkTable.All.Select(sink => (sink.TypeName, sink.Member, sink.ParameterName)));

    [Fact]
    public void EveryKind_IsDescribedWithItsArticle() =>
        Assert.All(Enum.GetValues<SecretKind>(), kind => Assert.Matches("^(an?|the|what) ", kind.Describe()));

    [Theory]
    [InlineData("Acme.Client.Open(ticket)", "Acme.Client", "Open", "ticket")]
    [InlineData("Acme.Client.Client(ticket)", "Acme.Client", ".ctor", "ticket")]
    [InlineData("Acme.Client+Options.Ticket", "Acme.Client+Options", "Ticket", null)]
    [InlineData("Acme.Cache`1.Ticket", "Acme.Cache`1", "Ticket", null)]
    public void Entry_NamesAMember(string entry, string type, string member, string? parameter)
    {
        CredentialSink? sink = SinkEntryParser.Parse(entry);
        Assert.NotNull(sink);
        Assert.Equal((type, member, parameter), (sink.TypeName, sink.Member, sink.ParameterName));
    }

    [Theory]
    [InlineData("Open")]
    [InlineData(".Open(ticket)")]
    [InlineData("Acme.Client.Open(")]
    [InlineData("Acme.Client.Open()")]
    [InlineData("Acme.Client.Open(ticket, other)")]
    [InlineData("Acme..Open(ticket)")]
    [InlineData("Acme Client.Open(ticket)")]
    public void Entry_ThatNamesNoMember_IsNone(string entry) => Assert.Null(SinkEntryParser.Parse(entry));

    [Theory]
    [InlineData(nameof(SinkCondition.SecretHeader), "authorization", true)]
    [InlineData(nameof(SinkCondition.SecretHeader), "XApiKey", true)]
    [InlineData(nameof(SinkCondition.SecretHeader), "Accept", false)]
    [InlineData(nameof(SinkCondition.SecretHeader), null, false)]
    [InlineData(nameof(SinkCondition.SecretSetting), "sasl.password", true)]
    [InlineData(nameof(SinkCondition.SecretSetting), "sasl.username", false)]
    [InlineData(nameof(SinkCondition.SecretParameter), true, true)]
    [InlineData(nameof(SinkCondition.SecretParameter), false, false)]
    [InlineData(nameof(SinkCondition.Always), null, true)]
    public void Condition_AsksWhatStandsBeside(string condition, object? constant, bool expected) =>
        Assert.Equal(expected, Enum.Parse<SinkCondition>(condition).AcceptsBeside(constant));

    [Theory]
    [InlineData("{\"role\":\"anon\"}", false)]
    [InlineData("{\"role\":\"service_role\"}", true)]
    public void ServiceToken_IsASecretUnlessBrowsersGetIt(string payload, bool expected)
    {
        string token = "e30." + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(payload)).TrimEnd('=') + ".q7Rw2xZp9LmT4vKs";
        Assert.Equal(expected, SinkCondition.ServiceRoleToken.Accepts(token));
    }

    [Fact]
    public void BrokenToken_IsJudgedAsText() => Assert.True(SinkCondition.ServiceRoleToken.Accepts("a.!.b"));

    private static CredentialSink? FindSink(KnownApi api) => CredentialSinkTable.All.FirstOrDefault(
        sink => sink.TypeName == api.Type && sink.Member == api.Member && sink.ParameterName == api.Parameter);

    private static string DataName(SecretKind kind) => kind switch
    {
        SecretKind.CertificatePassword => "pfxPassword",
        SecretKind.PrivateKeyPassword => "pemPassword",
        SecretKind.SigningKey => "jwtSigningKey",
        SecretKind.Authorization => "bearerOrBasic",
        SecretKind.HeaderValue => "header",
        SecretKind.SharedAccessSignature => "sas",
        _ => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..],
    };

    private static List<KnownApi> ReadApis()
    {
        using JsonDocument data = JsonDocument.Parse(RepositoryFiles.Read("tests/data/credential-sinks.json"));
        return [.. data.RootElement.GetProperty("entries").EnumerateArray().Select(entry => new KnownApi(
            entry.GetProperty("type").GetString()!,
            entry.GetProperty("member").GetString()!,
            entry.TryGetProperty("parameter", out JsonElement parameter) ? parameter.GetString() : null,
            entry.GetProperty("secretKind").GetString() == "basicAuth" ? "bearerOrBasic" : entry.GetProperty("secretKind").GetString()!,
            entry.GetProperty("certainty").GetString() == "certain"))];
    }

    private sealed record KnownApi(string Type, string Member, string? Parameter, string SecretKind, bool IsCertain);
}
