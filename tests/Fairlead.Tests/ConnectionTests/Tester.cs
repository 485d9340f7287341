using System.Text.Json;
using System.Text.Json.Nodes;
using Fairlead.Tests.TestInfrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fairlead.Tests.ConnectionTests;

/// <summary>Tests connections as a program does.</summary>
internal static class Tester
{
    public const string WrongPassword = "fake-and-wrong";

    public static async Task<ConnectionTestResult> TestAsync(Connection connection, Action<FairleadBuilder>? configure = null)
    {
        await using ServiceProvider services = CreateServices(configure);
        ConnectionTestResult result = await services.GetRequiredService<IConnectionTester>()
            .TestAsync(connection, TestContext.Current.CancellationToken);
        AssertNoSecret(connection, result);
        return result;
    }

    public static ServiceProvider CreateServices(Action<FairleadBuilder>? configure = null)
    {
        var services = new ServiceCollection();
        services.TryAddSingleton<Fairlead.Backends.IEnvironmentVariables>(new FakeEnvironment());
        FairleadBuilder builder = services.AddFairlead();
        configure?.Invoke(builder);
        return services.BuildServiceProvider();
    }

    public static Connection Create(
        string type, string host, int port, string? login = null, string? password = null, string? schema = null,
        params (string Name, object Value)[] extras)
    {
        var json = new JsonObject();
        foreach ((string name, object value) in extras) json[name] = JsonSerializer.SerializeToNode(value);
        return new Connection
        {
            Id = "orders", ConnType = type, Host = host, Port = port, Login = login,
            Password = password is null ? null : new Secret(password),
            Schema = schema, Extra = ConnectionExtra.Parse("orders", json.ToJsonString()),
        };
    }

    /// <summary>
    /// Asserts the outcome of each step, in order: <c>"dns+ tcp+ tls- greeting?"</c>, where ? is a step that was not tried.
    /// </summary>
    public static void AssertSteps(string expected, ConnectionTestResult result)
    {
        string steps = string.Join(' ', result.Steps.Select(step => step.Name + step.Outcome switch
        {
            ConnectionTestOutcome.Succeeded => "+",
            ConnectionTestOutcome.Failed => "-",
            _ => "?",
        }));
        Assert.True(expected == steps, $"Expected {expected}\nbut got  {steps}\n{result}");
        ConnectionTestOutcome outcome = steps.Contains("- ", StringComparison.Ordinal) || steps.EndsWith('-') ? ConnectionTestOutcome.Failed
            : steps.Contains('+', StringComparison.Ordinal) ? ConnectionTestOutcome.Succeeded
            : ConnectionTestOutcome.NotTried;
        Assert.Equal(outcome, result.Outcome);
    }

    public static void AssertDetail(string expected, ConnectionTestResult result, string step) =>
        Assert.Contains(expected, result.Steps.Single(tried => tried.Name == step).Detail, StringComparison.Ordinal);

    private static void AssertNoSecret(Connection connection, ConnectionTestResult result)
    {
        if (connection.Password is not { } password) return;
        string everything = result + JsonSerializer.Serialize(result);
        Assert.DoesNotContain(password.Reveal(), everything, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(password.Reveal())), everything, StringComparison.Ordinal);
    }
}
