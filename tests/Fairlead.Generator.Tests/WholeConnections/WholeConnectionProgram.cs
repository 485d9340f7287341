using System.Reflection;
using Fairlead.Backends;
using Fairlead.Core.Manifest;
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

    public WholeConnectionProgram(WholeConnectionCase one)
    {
        var environment = new FakeEnvironment();
        var configuration = new Dictionary<string, string?>();
        foreach (GivenValue given in one.Given)
        {
            string name = given.NameFor(one.Id);
            if (given.Place == "file") WriteFile(_secretFiles ??= Directory.CreateTempSubdirectory(), name, given.Value);
            else configuration[name.Replace("__", ":", StringComparison.Ordinal)] = given.Value; // as a host's configuration has the environment's variables
            if (given.Place == "env") environment[name] = given.Value;
        }

        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log));
        services.AddSingleton<IEnvironmentVariables>(environment);
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build());
        FairleadBuilder fairlead = services.AddFairlead().AddEnvironmentVariables().AddConfiguration();
        if (_secretFiles is not null) fairlead.AddSecretFiles(_secretFiles.FullName);
        TypedGet.Value.DeclaringType!.GetMethod("Configure")!.Invoke(null, [fairlead]);
        _services = services.BuildServiceProvider();
    }

    public string Log => _log.Text;

    public async Task<ConnectionResolution> ResolveAsync(string id) => await _services.GetRequiredService<IConnectionResolver>().TryGetAsync(id);

    /// <summary>The connection under its generated type.</summary>
    public Task<object> GetTypedAsync(string id) => (Task<object>)TypedGet.Value.Invoke(null, [_services, id])!;

    public void Dispose()
    {
        _services.Dispose();
        _secretFiles?.Delete(recursive: true);
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
        WholeConnectionCase[] connections = [.. WholeConnectionCase.All.DistinctBy(static one => one.Id)];
        IEnumerable<string> declarations = connections.Select(static one =>
            $$"""  "{{one.Id}}": { "conn_type": "{{one.Type}}"{{(one.Manifest.Length > 0 ? ", " : "")}}{{one.Manifest}} } """);
        IEnumerable<string> arms = connections.Select(static one => $"\"{one.Id}\" => await connections.{MemberNames.Pascal(one.Id)}.GetAsync(),");

        Assembly consumer = new GeneratorProject($$"""{ "namespace": "Acme", "connections": { {{string.Join(",\n", declarations)}} } }""")
        {
            Source = $$"""
                using System;
                using System.Threading.Tasks;
                using Acme;
                using Microsoft.Extensions.DependencyInjection;

                internal static class Program
                {
                    public static void Configure(Fairlead.FairleadBuilder builder) => builder.AddConnections();

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
