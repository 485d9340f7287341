using System.Data.Common;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MongoDB.Driver;
using MySqlConnector;
using Npgsql;
using StackExchange.Redis;

namespace Fairlead.CodeFixes.Tests.Situations;

/// <summary>
/// Runs the fixed program with another secret than the one that was moved, one with everything that the formats of clients give a meaning,
/// and reads what the program makes of it as the client would.
/// </summary>
internal static class Rotation
{
    public const string Rotated = "a;b\"c'd@e/f%g{h}";

    public static async Task<IReadOnlyList<(RotatedCall Call, string? Problem)>> TryAsync(
        IReadOnlyList<RotatedCall> calls, SituationProject project, IReadOnlyDictionary<string, string> store,
        CancellationToken cancellationToken)
    {
        if (calls.Count == 0) return [];
        using var image = new MemoryStream();
        EmitResult emitted = (await project.GetCompilationAsync(cancellationToken)).Emit(image, cancellationToken: cancellationToken);
        if (!emitted.Success) return [.. calls.Select(static call => (call, (string?)"the project does not compile"))];

        image.Position = 0;
        var context = new AssemblyLoadContext("situation", isCollectible: true);
        try
        {
            Assembly program = context.LoadFromStream(image);
            await using ServiceProvider services = CreateServices(program, store);
            List<(RotatedCall, string?)> tried = [];
            foreach (RotatedCall call in calls) tried.Add((call, await TryAsync(call, program, services)));
            return tried;
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>The program's services as it would have them: the developer's settings, the connections, and loggers.</summary>
    private static ServiceProvider CreateServices(Assembly program, IReadOnlyDictionary<string, string> store)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(store.Select(static value => KeyValuePair.Create(value.Key, (string?)Rotate(value.Value)))).Build();
        var services = new ServiceCollection();
        services.AddSingleton(configuration).AddLogging();
        FairleadBuilder fairlead = services.AddFairlead();
        MethodInfo? addConnections = program.GetTypes()
            .SelectMany(static type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .FirstOrDefault(static method => method.Name == "AddConnections" && method.GetParameters() is [{ ParameterType: var type }]
                && type == typeof(FairleadBuilder));
        addConnections?.Invoke(null, [fairlead]);
        return services.BuildServiceProvider();
    }

    /// <summary>A setting that is stored beside the secrets, such as one that turns TLS off on this machine, is none.</summary>
    private static string Rotate(string value) => FakeSecrets.Hide(value) == value ? value : Rotated;

    private static async Task<string?> TryAsync(RotatedCall call, Assembly program, IServiceProvider services)
    {
        try
        {
            object? result = await CallAsync(call, program, services);
            string? actual = Read(result, call.Reader);
            return actual == Rotated ? null : "the client reads another secret than the stored one";
        }
        catch (Exception exception)
        {
            Exception cause = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
            return $"{cause.GetType().Name}: {cause.Message}";
        }
    }

    private static async Task<object?> CallAsync(RotatedCall call, Assembly program, IServiceProvider services)
    {
        const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        Type type = program.GetTypes().Single(type => type.Name == call.Type);
        if (type.GetProperty(call.Method, Any) is { } property)
            return property.GetValue(property.GetMethod!.IsStatic ? null : ActivatorUtilities.CreateInstance(services, type));
        MethodInfo method = type.GetMethod(call.Method, Any)!;
        object? target = method.IsStatic ? null : ActivatorUtilities.CreateInstance(services, type);
        object? result = method.Invoke(target, [.. method.GetParameters().Select(parameter => GetArgument(parameter, services))]);
        if (result is not Task task) return result;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task);
    }

    private static object? GetArgument(ParameterInfo parameter, IServiceProvider services) =>
        parameter.ParameterType == typeof(IServiceProvider) ? services
        : services.GetService(parameter.ParameterType)
            ?? (parameter.HasDefaultValue ? parameter.DefaultValue
                : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
                : parameter.ParameterType == typeof(string) ? ""
                : null);

    private static string? Read(object? result, string reader)
    {
        if (reader.StartsWith('.')) return ReadProperty(result, reader[1..]);
        string text = result is DbConnection connection ? connection.ConnectionString : Convert.ToString(result)!;
        return reader switch
        {
            "text" => text,
            "Npgsql" => new NpgsqlConnectionStringBuilder(text).Password,
            "SqlClient" => new SqlConnectionStringBuilder(text).Password,
            "MySqlConnector" => new MySqlConnectionStringBuilder(text).Password,
            "Sqlite" => new SqliteConnectionStringBuilder(text).Password,
            "Redis" => ConfigurationOptions.Parse(text).Password,
            "Mongo" => MongoUrl.Create(text).Password,
            "Uri" => Uri.UnescapeDataString(new Uri(text).UserInfo.Split(':', 2)[1]),
            "Basic" => Encoding.UTF8.GetString(Convert.FromBase64String(text.Split(' ')[^1])).Split(':', 2)[1],
            "Bearer" => text.Split(' ', 2)[^1],
            _ => throw new ArgumentException($"There is no reader '{reader}'", nameof(reader)),
        };
    }

    private static string? ReadProperty(object? target, string path)
    {
        foreach (string name in path.Split('.')) target = target?.GetType().GetProperty(name)!.GetValue(target);
        return target?.ToString();
    }
}
