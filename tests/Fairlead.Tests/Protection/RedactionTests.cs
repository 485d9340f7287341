using System.Text;
using System.Text.Json;
using Fairlead.CompilerServices;
using Fairlead.Tests.TestInfrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fairlead.Tests.Protection;

public sealed class RedactionTests : IDisposable
{
    private const string Password = "a/b+\"c'd@e f%g{h}";

    private readonly FakeBackend _backend =
        FakeBackend.Holding(("host", "db"), ("login", "etl"), ("password", Password), ("extra.api_key", "key-of-the-test"),
        ("extra.tier", "gold-tier"));
    private readonly RecordedLog _log = new();
    private readonly ServiceProvider _services;
    private readonly ILogger _logger;

    public RedactionTests()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log).AddFairleadRedaction());
        var definition = new ConnectionDefinition { Id = "x", ConnType = "mysql", SecretExtras = ["api_key"] };
        services.AddFairlead().ClearDefaults().AddBackend(_backend)
            .AddManifest(new ConnectionManifest { Connections = [definition], Deployments = [] });
        _services = services.BuildServiceProvider();
        _services.GetRequiredService<IConnectionResolver>().Get("x");
        _logger = _services.GetRequiredService<ILoggerFactory>().CreateLogger("test");
    }

    public static TheoryData<string, string> Forms => new()
    {
        { "as it is", Password },
        { "percent-encoded", Uri.EscapeDataString(Password) },
        { "percent-encoded in lower case",
            Uri.EscapeDataString(Password).Replace("%2F", "%2f", StringComparison.Ordinal).Replace("%2B", "%2b", StringComparison.Ordinal)
            .Replace("%7B", "%7b", StringComparison.Ordinal).Replace("%7D", "%7d", StringComparison.Ordinal) },
        { "escaped as JSON", JsonSerializer.Serialize(Password) },
        { "in Base64", Convert.ToBase64String(Encoding.UTF8.GetBytes(Password)) },
        { "in Base64 behind one byte", Convert.ToBase64String(Encoding.UTF8.GetBytes("x" + Password)) },
        { "in Base64 with a login", Convert.ToBase64String(Encoding.UTF8.GetBytes("etl:" + Password)) },
        { "in an address", $"mysql://etl:{Uri.EscapeDataString(Password)}@db/orders" },
        { "a secret extra", "key-of-the-test" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void SecretInAMessage_IsMasked(string form, string text)
    {
        _logger.LogInformation("Opening {Address} now", text);

        Assert.True(_log.Text.Contains("***", StringComparison.Ordinal), form);
        Assert.True(_log.Text.Contains("now", StringComparison.Ordinal), form);
        AssertHidden(form);
    }

    [Fact]
    public void ValueThatIsNotInTheMessage_IsMaskedToo()
    {
        _logger.Log(LogLevel.Information, 0, new[] { KeyValuePair.Create<string, object?>("Secret", Password) }, null,
            static (_, _) => "nothing to see");

        Assert.Contains("nothing to see", _log.Text, StringComparison.Ordinal);
        AssertHidden("value");
    }

    [Fact]
    public void ObjectWhoseTextHoldsASecret_IsMasked()
    {
        _logger.LogInformation("Using {Options}", new StringBuilder(Password));

        AssertHidden("object");
    }

    [Fact]
    public void Exception_KeepsItsTypeAndLosesItsSecret()
    {
        _logger.LogError(new InvalidOperationException("cannot open " + Password, new ArgumentException(Password)), "failed");

        Assert.Contains("System.InvalidOperationException: cannot open ***", _log.Text, StringComparison.Ordinal);
        AssertHidden("exception");
    }

    [Fact]
    public void ProviderThatIsAddedLater_GetsMaskedTextAsWell()
    {
        var later = new RecordedLog();
        _services.GetRequiredService<ILoggerFactory>().AddProvider(later);
        _services.GetRequiredService<ILoggerFactory>().CreateLogger("later").LogInformation("{Text}", Password);

        Assert.Contains("***", later.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RotatedValue_IsMasked_AndSoIsTheOneBefore()
    {
        _backend.Set(("host", "db"), ("login", "etl"), ("password", "rotated-value"));
        await _services.GetRequiredService<IConnectionResolver>()
            .RefreshAsync("x", cancellationToken: TestContext.Current.CancellationToken);
        _logger.LogInformation("{Old} {New}", Password, "rotated-value");

        Assert.DoesNotContain("rotated-value", _log.Text, StringComparison.Ordinal);
        AssertHidden("rotated");
    }

    [Theory]
    [InlineData("what is not secret", "gold-tier")]
    [InlineData("a host", "db")]
    [InlineData("the beginning of a secret", "a/b+")]
    [InlineData("no text", "")]
    public void TextWithoutASecret_IsTheSameObject(string situation, string text)
    {
        var redactor = _services.GetRequiredService<ISecretRedactor>();

        Assert.True(ReferenceEquals(text, redactor.Redact(text)), situation);
    }

    [Fact]
    public void SecretsThatOverlap_AreMaskedTogether()
    {
        var matcher = new Fairlead.Protection.SecretMatcher();
        matcher.Add("abcdefgh");
        matcher.Add("efghijkl");
        matcher.Add("ghijk");

        Assert.Equal("x***y", matcher.Mask("xabcdefghijkly"));
        Assert.Equal("***", matcher.Mask("abcdefgh"));
        Assert.Equal("ghij and *** and ***", matcher.Mask("ghij and ghijk and efghijkl"));
    }

    [Fact]
    public void ShortSecret_IsSaidNotToBeCovered_Once()
    {
        _backend.Set(("host", "db"), ("password", "1234"));
        IConnectionResolver connections = _services.GetRequiredService<IConnectionResolver>();
        connections.Get("y");
        connections.Get("z");
        connections.Get("y");

        Assert.Single(_log.Text.Split('\n'),
            static line => line.Contains("secret of connection 'y' has fewer than 5 characters", StringComparison.Ordinal));
    }

    [Fact]
    public void ManyRotations_KeepNoOldValues()
    {
        var registry = new Fairlead.Protection.SecretRegistry(_logger);
        for (int i = 0; i < 5000; i++)
            registry.Add(new Connection { Id = "x", ConnType = "mysql", Password = new Secret("password-number-" + i) });

        Assert.False(registry.HoldsSecret("password-number-17 "));
        Assert.True(registry.HoldsSecret("password-number-4999 "));
        Assert.True(registry.HoldsSecret("password-number-4996 "));
    }

    public void Dispose() => _services.Dispose();

    private void AssertHidden(string situation)
    {
        foreach (string secret in new[] { Password, Uri.EscapeDataString(Password), "key-of-the-test",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(Password))[..16] })
        {
            Assert.False(_log.Text.Contains(secret, StringComparison.Ordinal), situation);
        }
    }
}
