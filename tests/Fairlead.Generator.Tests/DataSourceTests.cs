using System.Data.Common;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Fairlead.Generator.Tests;

/// <summary>The generated forms of data sources, and what generated code registers for injection.</summary>
public class DataSourceTests
{
    private const string Program = """
        using System.Data.Common;
        using Acme.Pipelines;
        using Fairlead;
        using Microsoft.Extensions.DependencyInjection;

        internal static class Program
        {
            public static void Configure(IServiceCollection services, DbProviderFactory factory)
            {
                var fake = new Connections.Fake
                {
                    OrdersDb =
                    {
                        Host = "localhost", Password = new Secret("fake-" + "one"), SslMode = OrdersDbConnection.SslModeOption.Disable,
                    },
                };
                services.AddSingleton<IConnectionResolver>(fake.Resolver);
                services.AddFairlead().AddDbDataSource(c => c.OrdersDb, factory);
                services.AddFairlead().AddConnections().AddDbDataSource(c => c.OrdersDb, factory); // twice is once
            }

            public static string Create(DbProviderFactory factory)
            {
                var fake = new Connections.Fake { OrdersDb = { Host = "first", SslMode = OrdersDbConnection.SslModeOption.Disable } };
                using DbDataSource source = fake.Connections.OrdersDb.CreateDataSource(factory);
                string before = source.ConnectionString;
                fake.OrdersDb.Host = "second";
                return before + " " + source.ConnectionString;
            }

            public static bool AreInjected(System.IServiceProvider services)
            {
                var accessor = services.GetRequiredService<Connections>().OrdersDb;
                return ReferenceEquals(accessor, services.GetRequiredService<ConnectionAccessor<OrdersDbConnection>>())
                    && ReferenceEquals(accessor, services.GetRequiredKeyedService<ConnectionAccessor<OrdersDbConnection>>("orders_db"))
                    && services.GetRequiredService<OrdersDbConnection>().Host == "localhost"
                    && services.GetRequiredKeyedService<Connection>("orders_db").Host == "localhost";
            }
        }
        """;

    private static readonly Type Consumer = new GeneratorProject(ExampleManifest.Text) { Source = Program }.Load().GetType("Program")!;

    [Fact]
    public async Task LambdaChoosesTheConnection_AndItsIdIsTheKey()
    {
        await using ServiceProvider services = CreateServices();

        var source = services.GetRequiredService<DbDataSource>();

        Assert.Same(source, services.GetRequiredKeyedService<DbDataSource>("orders_db"));
        Assert.Contains("Host=localhost", source.ConnectionString, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("fake-one", source.ConnectionString, StringComparison.Ordinal);
    }

    [Fact]
    public void AccessorCreatesADataSource_WhichFollowsTheConnection()
    {
        string both = Invoke<string>("Create", NpgsqlFactory.Instance);

        Assert.Matches("(?i)host=first.* .*host=second", both);
    }

    [Fact]
    public async Task AccessorsAndConnections_AreInjected()
    {
        await using ServiceProvider services = CreateServices();

        Assert.True(Invoke<bool>("AreInjected", services));
    }

    [Fact]
    public void ConnectionWithoutAnAdoNetConnectionString_DoesNotCompile()
    {
        Compilation compilation = Compile("services.AddFairlead().AddDbDataSource(c => c.PartnerApi, factory);");

        Assert.Contains(
            compilation.GetDiagnostics(TestContext.Current.CancellationToken),
            static diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, Id: "CS0311" });
    }

    private static Compilation Compile(string statement)
    {
        var project = new GeneratorProject(ExampleManifest.Text)
        {
            Source = $$"""
                using Microsoft.Extensions.DependencyInjection;

                internal static class Program
                {
                    public static void Configure(IServiceCollection services, System.Data.Common.DbProviderFactory factory) => {{statement}}
                }
                """,
        };
        project.CreateDriver().RunGeneratorsAndUpdateCompilation(
            project.CreateCompilation(), out Compilation compilation, out _, TestContext.Current.CancellationToken);
        return compilation;
    }

    private static ServiceProvider CreateServices()
    {
        var services = new ServiceCollection();
        Invoke<object?>("Configure", services, NpgsqlFactory.Instance);
        return services.BuildServiceProvider();
    }

    private static TResult Invoke<TResult>(string method, params object[] arguments) =>
        (TResult)Consumer.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, arguments)!;
}
