namespace Fairlead.Package.Tests;

/// <summary>Libraries with manifests, one as a package and one as a project, and programs that use their connections.</summary>
public sealed class LibraryManifestTests(LocalFeed feed)
{
    private const string Runtime = """<PackageReference Include="Fairlead" Version="*" />""";
    private const string Services = """<PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="*" />""";
    private const string SharedProject = """<ProjectReference Include="../shared/Acme.Shared.csproj" />""";

    private const string SharedManifest = """
        {
          "connections": {
            "orders_db": { "conn_type": "postgres", "host": "orders.internal", "schema": "orders" },
            "lake": { "conn_type": "aws", "sharing": "restricted", "extra": { "region_name": "eu-central-1" } }
          }
        }
        """;

    private readonly string _directory = feed.CreateConsumerDirectory();

    [Fact]
    public async Task ProgramsThatUseAPackageAndAProject_BuildWithoutAWarningAndRun()
    {
        string package = $"Acme.Data{Guid.NewGuid():N}";
        Add("data", package, "Library", Runtime,
            """{ "namespace": "Acme.Data", "connections": { "invoices": { "conn_type": "http", "host": "https://invoices.internal" } } }""");
        Add("shared", "Acme.Shared", "Library", Runtime, SharedManifest);
        Add("app", "App", "Exe", Runtime + Services + SharedProject + $"<PackageReference Include=\"{package}\" Version=\"1.0.0\" />",
            """
            {
              "connections": { "app_api": { "conn_type": "http", "host": "https://app.internal" } },
              "deployments": { "production": { "links": ["lake"], "overrides": { "orders_db": { "host": "primary.internal" } } } }
            }
            """,
            """
            using App;
            using Acme.Data;
            using Acme.Shared;
            using Fairlead;
            using Microsoft.Extensions.DependencyInjection;

            var services = new ServiceCollection();
            services.AddFairlead().AddConnections();
            await using ServiceProvider provider = services.BuildServiceProvider();
            OrdersDbConnection orders = await provider.GetRequiredService<Acme.Shared.Connections>().OrdersDb.GetAsync();
            InvoicesConnection invoices = await provider.GetRequiredService<Acme.Data.Connections>().Invoices.GetAsync();
            AppApiConnection api = await provider.GetRequiredService<App.Connections>().AppApi.GetAsync();
            LakeConnection? lake = await provider.GetRequiredService<Acme.Shared.Connections>().Lake.TryGetAsync();
            Console.WriteLine($"{orders.Host} {invoices.Host} {api.Host} {lake?.RegionName ?? "no lake"}");
            """);
        Add("worker", "Worker", "Exe", Services + SharedProject, manifest: null,
            """
            using Acme.Shared;
            using Microsoft.Extensions.DependencyInjection;

            var services = new ServiceCollection();
            services.AddFairlead().AddConnections();
            await using ServiceProvider provider = services.BuildServiceProvider();
            Console.WriteLine((await provider.GetRequiredService<Connections>().OrdersDb.GetAsync()).Host);
            """);

        (await DotNet.RunAsync(_directory, ["pack", "data", "-o", feed.Packages])).Succeeded();
        CommandResult build = (await DotNet.RunAsync(_directory, ["build", "app"])).Succeeded();
        CommandResult worker = (await DotNet.RunAsync(_directory, ["run", "--project", "worker"])).Succeeded();
        CommandResult run = (await DotNet.RunAsync(_directory, ["run", "--no-build", "--project", "app"])).Succeeded();
        CommandResult production = (await DotNet.RunAsync(
            _directory, ["run", "--no-build", "--project", "app"],
            new Dictionary<string, string> { ["FAIRLEAD_DEPLOYMENT"] = "production" })).Succeeded();

        Assert.Empty(ConsumerProject.Diagnostics(build));
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
        Assert.Contains("orders.internal https://invoices.internal https://app.internal no lake", run.Output, StringComparison.Ordinal);
        Assert.Contains("primary.internal https://invoices.internal https://app.internal eu-central-1", production.Output,
            StringComparison.Ordinal);
        Assert.Contains("orders.internal", worker.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IdsOfALibrary_AreKnownToTheProgram()
    {
        Add("shared", "Acme.Shared", "Library", Runtime, SharedManifest);
        Add("app", "App", "Exe", Runtime + SharedProject, manifest: null,
            """
            using Fairlead;

            Task<Connection> Load(IConnectionResolver resolver) => resolver.GetAsync("orders_db").AsTask();
            Task<Connection> Slip(IConnectionResolver resolver) => resolver.GetAsync("order_db").AsTask();
            Console.WriteLine($"{nameof(Load)} {nameof(Slip)}");
            """);

        CommandResult build = (await DotNet.RunAsync(_directory, ["build", "app"])).Succeeded();

        BuildDiagnostic unknown = Assert.Single(ConsumerProject.Diagnostics(build));
        Assert.Equal(("Program.cs", 4, "FLD3001"), (unknown.File, unknown.Line, unknown.Id));
        Assert.Contains("did you mean 'orders_db'?", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManifestThatTwoProjectsName_IsReportedOnceAndCompiles()
    {
        Add("shared", "Acme.Shared", "Library", Runtime,
            SharedManifest.Replace("{\n  \"connections\"", "{\n  \"namespace\": \"Acme\",\n  \"connections\"", StringComparison.Ordinal));
        Add("app", "App", "Exe", Runtime + Services + SharedProject + """<AdditionalFiles Include="../shared/connections.json" />""", manifest: null,
            """
            using Acme;
            using Fairlead;
            using Microsoft.Extensions.DependencyInjection;

            var services = new ServiceCollection();
            services.AddFairlead().AddConnections();
            await using ServiceProvider provider = services.BuildServiceProvider();
            Console.WriteLine((await provider.GetRequiredService<Connections>().OrdersDb.GetAsync()).Host);
            """);

        CommandResult build = (await DotNet.RunAsync(_directory, ["build", "app"])).Succeeded();
        CommandResult run = (await DotNet.RunAsync(_directory, ["run", "--no-build", "--project", "app"])).Succeeded();

        BuildDiagnostic twice = Assert.Single(ConsumerProject.Diagnostics(build));
        Assert.Equal(("connections.json", "FLD4011"), (twice.File, twice.Id));
        Assert.Contains("is a manifest of 'Acme.Shared' too", twice.Message, StringComparison.Ordinal);
        Assert.Contains("orders.internal", run.Output, StringComparison.Ordinal);
    }

    private void Add(string folder, string project, string outputType, string items, string? manifest, string? program = null)
    {
        string directory = Directory.CreateDirectory(Path.Combine(_directory, folder)).FullName;
        File.WriteAllText(Path.Combine(directory, project + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>{outputType}</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
            </Project>
            """);
        if (manifest is not null) File.WriteAllText(Path.Combine(directory, "connections.json"), manifest);
        if (program is not null) File.WriteAllText(Path.Combine(directory, "Program.cs"), program);
    }
}
