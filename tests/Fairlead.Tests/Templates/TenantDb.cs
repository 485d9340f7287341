using System.Diagnostics.CodeAnalysis;
using Fairlead.Testing;

namespace Fairlead.Tests.Templates;

/// <summary>A template as the generator would write it.</summary>
internal sealed class TenantDb(IConnectionResolver resolver, ConnectionDefinition? definition = null) :
    ConnectionTemplate<Connection>(definition ?? Definition, resolver, static connection => connection)
{
    public static ConnectionDefinition Definition { get; } = new()
    {
        Id = "tenant_db",
        ConnType = "postgres",
        Parameters = [new() { Name = "tenant" }, new() { Name = "region", AllowedValues = ["eu", "us"], Default = "eu" }],
        Description = "The orders of {tenant}",
        Host = "{region}.db.internal",
        Schema = "orders_{tenant}",
        Login = "etl",
        Extra = """{"application_name":"etl-{tenant}","nested":{"regions":["{region}"]}}""",
        RequiredFields = ["password"],
        Deployments = new Dictionary<string, DeploymentConnection>
        {
            ["development"] = new() { Host = "localhost", Schema = "dev_{tenant}", Extra = """{"application_name":"dev-{tenant}"}""" },
            ["review"] = new() { Linked = false },
        },
    };

    public static ConnectionManifest Manifest { get; } = new() { Connections = [Definition], Deployments = ["development", "review"] };

    public ConnectionAccessor<Connection> For(string tenant, string region = "eu") => GetInstance(tenant, region);

    public bool TryFor(string? tenant, [NotNullWhen(true)] out ConnectionAccessor<Connection>? instance, string? region = "eu") =>
        (instance = FindInstance(tenant, region)) is not null;

    public sealed class Fake() : FakeConnectionTemplate<FakeInstance>(Definition, static instance => new FakeInstance(instance))
    {
        public FakeInstance For(string tenant, string region = "eu") => GetInstance(tenant, region);
    }

    public sealed class FakeInstance(ConnectionDefinition instance) : FakeConnection<Connection>(instance, static connection => connection);
}
