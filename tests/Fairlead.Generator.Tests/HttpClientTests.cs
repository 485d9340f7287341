using Microsoft.Extensions.DependencyInjection;

namespace Fairlead.Generator.Tests;

/// <summary>HTTP clients whose connection is chosen by its generated accessor.</summary>
public class HttpClientTests
{
    private const string Manifest =
        """{ "connections": { "partner_api": { "conn_type": "http", "host": "https://api.acme.example/v1" } } }""";

    private const string Program = """
        using Microsoft.Extensions.DependencyInjection;

        internal static class Entry
        {
            public static void Configure(IServiceCollection services) => services.AddHttpClient("partner").UseConnection(c => c.PartnerApi);
        }
        """;

    [Fact]
    public void Accessor_ChoosesTheConnection() => AssertAddress(new GeneratorProject(Manifest) { Source = Program });

    [Fact]
    public void AccessorOfALibrary_ChoosesTheConnectionWhereTheProjectHasNone() => AssertAddress(new GeneratorProject
    {
        Source = Program, AssemblyName = "App",
        References = [new GeneratorProject(Manifest) { AssemblyName = "Acme.Shared", RootNamespace = "Acme.Shared" }],
    });

    private static void AssertAddress(GeneratorProject project)
    {
        var services = new ServiceCollection();
        project.Load().GetType("Entry")!.GetMethod("Configure")!.Invoke(null, [services]);
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal(new Uri("https://api.acme.example/v1/"), provider.GetRequiredService<IHttpClientFactory>().CreateClient("partner")
            .BaseAddress);
    }
}
