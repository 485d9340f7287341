
namespace Fairlead.Tests.Conformance;

/// <summary>The kit itself: a backend of a third party passes it, and each mistake fails it.</summary>
public sealed class ConformanceKitTests(ConformanceKitTests.Fixture fixture) : IClassFixture<ConformanceKitTests.Fixture>
{
    private const BackendAbilities All = BackendAbilities.Http | BackendAbilities.Writing | BackendAbilities.Certificates;

    public static TheoryData<string> Cases => [.. BackendConformance.GetCases(All)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task GoodBackend_Conforms(string name) => BackendConformance.RunAsync(name, fixture);

    [Theory]
    [InlineData(AcmeMistake.AllowsClearText, "clear text to another machine is refused")]
    [InlineData(AcmeMistake.BelievesAnybody, "a page in place of an answer is no connection")]
    [InlineData(AcmeMistake.BelievesAnybody, "status 404 with a stranger's page is not an answer")]
    [InlineData(AcmeMistake.FollowsRedirects, "a redirect (307) takes nothing to another host")]
    [InlineData(AcmeMistake.IgnoresVersions, "an update over another version is refused and changes nothing")]
    [InlineData(AcmeMistake.IgnoresVersions, "of writers that saw the same version one succeeds")]
    [InlineData(AcmeMistake.QuotesAnswers, "every field comes back as it was stored")]
    [InlineData(AcmeMistake.Throws, "an answer that is cut off is unavailable")]
    public async Task Mistake_FailsItsCase(AcmeMistake mistake, string name)
    {
        var mistaken = new Fixture { Mistake = mistake };
        await using var _ = mistaken;
        await mistaken.InitializeAsync();
        await Assert.ThrowsAsync<BackendConformanceException>(() => BackendConformance.RunAsync(name, mistaken));
    }

    public sealed class Fixture : BackendFixture, IAsyncLifetime
    {
        private AcmeServer? _server;

        public AcmeMistake Mistake { get; init; }

        public override Uri ServiceAddress => _server!.Address;

        public override ISecretsBackend CreateBackend(BackendTestContext context) => new AcmeBackend(context, Mistake);

        public async ValueTask InitializeAsync() => _server = await AcmeServer.StartAsync();

        public ValueTask DisposeAsync() => _server!.DisposeAsync();
    }
}
