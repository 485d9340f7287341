using Fairlead.Testing;
using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Templates;

/// <summary>What a user typed never leads to another connection, host, field or file.</summary>
public class TemplateValueTests
{
    private static readonly TenantDb Template = new(new FakeConnectionResolver([]));

    public static TheoryData<string, string> Hostile => new()
    {
        { "nothing", "" },
        { "a space", " " },
        { "a path upwards", "../umbrella" },
        { "a path upwards alone", ".." },
        { "a path of Windows", "..\\umbrella" },
        { "an absolute path", "/etc/passwd" },
        { "the id of another instance", "umbrella.eu" },
        { "a stop at the end", "acme." },
        { "a stop in front", ".acme" },
        { "a field", "acme:password" },
        { "a field's variable", "acme__password" },
        { "the beginning of a field's variable", "acme_" },
        { "the end of a field's variable", "_password" },
        { "a variable that names a file", "acme-file" },
        { "the word that makes a variable name a file", "file" },
        { "upper case", "Acme" },
        { "upper case alone", "ACME" },
        { "the other separator", "acme_corp" },
        { "two separators", "acme--corp" },
        { "a separator in front", "-acme" },
        { "another host", "evil.com#" },
        { "another host by way of a user", "x@evil" },
        { "a port", "acme:80" },
        { "a query", "acme?x=y" },
        { "an escaped slash", "acme%2fumbrella" },
        { "an escaped null", "acme%00" },
        { "a placeholder", "{region}" },
        { "a brace", "acme{" },
        { "the end of a JSON text", "acme\",\"host\":\"evil" },
        { "the end of a connection string", "acme;Host=evil" },
        { "a null character", "acme\0" },
        { "a line break", "acme\numbrella" },
        { "a line break at the end", "acme\n" },
        { "a tab", "ac\tme" },
        { "a look-alike of another alphabet", "\u0430cme" },
        { "a letter that lower-cases to an ASCII one", "\u212Aelvin" },
        { "a dotted capital I", "ac\u0130me" },
        { "a full-width letter", "\uFF41cme" },
        { "a mark that joins", "acme\u200D" },
        { "a mark that turns the direction", "acme\u202Eevil" },
        { "half a character", "acme\ud800" },
        { "a digit of another alphabet", "acme\u0661" },
        { "a hyphen of another kind", "acme\u2010corp" },
        { "too many characters", new string('a', 64) },
        { "a whole connection string", "Host=h;Username=u;Password=hunter2" },
        { "an address", "https://evil.example" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void HostileValue_IsRefused(string situation, string value)
    {
        var exception = Assert.Throws<ArgumentException>(() => Template.For(value));

        Assert.True(exception.ParamName == "tenant", situation);
        Assert.StartsWith("The connection template 'tenant_db' has no instance for ", exception.Message, StringComparison.Ordinal);
        Assert.False(Template.TryFor(value, out _), situation);
        Assert.Throws<ArgumentException>(() => Template.For("acme", region: value));
        Assert.Throws<ArgumentException>(() => new TenantDb.Fake().For(value));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void HostileValue_WithinAnId_ReachesNoBackend(string situation, string value)
    {
        var backend = FakeBackend.Holding(("password", "correct-horse"));
        using TestProgram program = TestProgram.WithBackend(backend, TenantDb.Definition);
        ConnectionResolution resolution = program.TryGet($"tenant_db.{value}.eu");

        Assert.False(resolution.IsFound, situation);
        Assert.Equal(0, backend.Calls);
    }

    [Fact]
    public void ValueThatDoesNotLookLikeAName_IsNotRepeated()
    {
        string secret = "Host=h;Password=" + "hunter" + "2";
        string message = Assert.Throws<ArgumentException>(() => Template.For(secret)).Message;

        Assert.DoesNotContain("hunter", message, StringComparison.Ordinal);
        Assert.StartsWith("The connection template 'tenant_db' has no instance for this value: 'tenant' may hold lower-case letters, digits, '-' and '_', "
            + "but not '='", Assert.Throws<ArgumentException>(() => Template.For("a=b")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ValueThatLooksLikeAName_IsNamedWithWhatItShouldBe() => Assert.StartsWith(
        "The connection template 'tenant_db' has no instance for 'usa': 'region' must be one of 'eu', 'us'; did you mean 'us'",
        Assert.Throws<ArgumentException>(() => Template.For("acme", "usa")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("a word", "acme")]
    [InlineData("two words", "acme-corp")]
    [InlineData("a digit in front", "3m")]
    [InlineData("a GUID", "3f2504e0-4f89-41d3-9a0c-0305e82c3301")]
    [InlineData("a word that begins like the dangerous one", "files")]
    [InlineData("a field's name", "password")]
    [InlineData("as long as may be", "a23456789012345678901234567890123456789012345678901234567890123")]
    public void OrdinaryValue_IsAllowed(string situation, string value)
    {
        Assert.True(Template.TryFor(value, out ConnectionAccessor<Connection>? instance), situation);
        Assert.Equal($"tenant_db.{value}.eu", instance.Id);
        Assert.Same(instance, Template.For(tenant: value));
    }

    [Fact]
    public void NoValue_IsAnArgumentThatIsMissing()
    {
        Assert.Equal("tenant", Assert.Throws<ArgumentNullException>(() => Template.For(null!)).ParamName);
        Assert.False(Template.TryFor(null, out _));
    }

    [Theory]
    [InlineData("a pattern that lets everything in", "[a-z/.]+", "its pattern allows '/'")]
    [InlineData("a pattern that takes others for ever", "(a+)+$x", "its pattern holds '$'")]
    public void PatternThatTheManifestWouldRefuse_IsNotUsed(string situation, string pattern, string message)
    {
        var definition = new ConnectionDefinition { Id = "t", ConnType = "http", Parameters = [new() { Name = "p", Pattern = pattern }] };
        var exception = Assert.Throws<InvalidOperationException>(() => new TenantDb(new FakeConnectionResolver([]), definition));

        Assert.True(exception.Message.Contains(message, StringComparison.Ordinal), situation);
    }

    [Fact]
    public void ParametersThatRunTogether_HaveNoInstances()
    {
        var definition = new ConnectionDefinition { Id = "t", ConnType = "http",
            Parameters = [new() { Name = "a" }, new() { Name = "b" }] };
        var template = new TenantDb(new FakeConnectionResolver([]), definition);

        Assert.Contains("run together", Assert.Throws<ArgumentException>(() => template.For("x-y", "z")).Message, StringComparison.Ordinal);
    }
}
