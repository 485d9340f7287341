using System.Reflection;
using Fairlead.Backends;
using Fairlead.Core.Text;
using Fairlead.Tests.TestInfrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fairlead.Generator.Tests.WholeConnections;

/// <summary>A program with the generated code of all cases and the real resolver, whose whole world is what one case gives.</summary>
internal sealed class WholeConnectionProgram : IDisposable
{
    private static readonly Lazy<MethodInfo> TypedGet = new(CompileTypedGet);

    private readonly RecordedLog _log = new();
    private readonly DirectoryInfo? _secretFiles;
    private readonly ServiceProvider _services;

    public WholeConnectionProgram(WholeConnectionCase situation)
    {
        var environment = new FakeEnvironment();
        var configuration = new Dictionary<string, string?>();
        foreach (GivenValue given in situation.Given)
        {
            string name = given.NameFor(situation.Id);
            if (given.Place == "file")
            {
                WriteFile(_secretFiles ??= Directory.CreateTempSubdirectory(), name, given.Value);
                continue;
            }

            // A host's configuration holds the environment's variables, too.
            configuration[name.Replace("__", ":", StringComparison.Ordinal)] = given.Value;
            if (given.Place == "env") environment[name] = given.Value;
        }

        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log));
        services.AddSingleton<IEnvironmentVariables>(environment);
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build());
        FairleadBuilder fairlead = services.AddFairlead().AddEnvironmentVariables().AddConfiguration();
        if (_secretFiles is not null) fairlead.AddSecretFiles(_secretFiles.FullName);
        TypedGet.Value.DeclaringType!.GetMethod("AddConnections")!.Invoke(null, [fairlead]);
        _services = services.BuildServiceProvider();
    }

    public string Log => _log.Text;

    public ValueTask<ConnectionResolution> ResolveAsync(string id) => _services.GetRequiredService<IConnectionResolver>().TryGetAsync(id);

    /// <summary>The connection under its generated type.</summary>
    public Task<object> GetTypedAsync(string id) => (Task<object>)TypedGet.Value.Invoke(null, [_services, id])!;

    /// <summary>The generated type of a connection.</summary>
    public static Type GetConnectionType(string id) =>
        TypedGet.Value.Module.GetType("Acme.Connections")!.GetProperty(MemberNames.ToPascalCase(id))!.PropertyType.GetGenericArguments()
            .Single();

    public void Dispose()
    {
        _services.Dispose();
        _secretFiles?.Delete(recursive: true);
    }

    private static IEnumerable<string> GetMembers(WholeConnectionCase situation)
    {
        yield return $"\"conn_type\": \"{situation.Type}\"";
        if (situation.Manifest.Length > 0) yield return situation.Manifest;
    }

    private static void WriteFile(DirectoryInfo directory, string name, string content)
    {
        string path = Path.Combine(directory.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    /// <summary>One compilation serves all cases.</summary>
    private static MethodInfo CompileTypedGet()
    {
        WholeConnectionCase[] connections = [.. WholeConnectionCase.All.DistinctBy(static situation => situation.Id)];
        IEnumerable<string> declarations = connections.Select(static situation =>
            $$"""  "{{situation.Id}}": { {{string.Join(", ", GetMembers(situation))}} } """);
        IEnumerable<string> arms = connections.Select(static situation =>
            $"\"{situation.Id}\" => await connections.{MemberNames.ToPascalCase(situation.Id)}.GetAsync(),");

        Assembly consumer = new GeneratorProject($$"""{ "namespace": "Acme", "connections": { {{string.Join(",\n", declarations)}} } }""")
        {
            Source = $$"""
                using System;
                using System.Threading.Tasks;
                using Acme;
                using Microsoft.Extensions.DependencyInjection;

                internal static class Program
                {
                    public static void AddConnections(Fairlead.FairleadBuilder builder) => builder.AddConnections();

                    public static async Task<object> GetAsync(IServiceProvider services, string id)
                    {
                        Connections connections = services.GetRequiredService<Connections>();
                        return id switch
                        {
                            {{string.Join("\n", arms)}}
                            _ => throw new ArgumentException(id),
                        };
                    }
                }
                """,
        }.Load();
        return consumer.GetType("Program")!.GetMethod("GetAsync")!;
    }
}
