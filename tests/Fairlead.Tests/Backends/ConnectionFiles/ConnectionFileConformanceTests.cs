using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Backends.ConnectionFiles;

/// <summary>Files of each format against the conformance kit.</summary>
public sealed class ConnectionFileConformanceTests
{
    public static MatrixTheoryData<string, string> WritableCases =>
        new([".json", ".env"], BackendConformance.GetCases(BackendAbilities.Writing));

    public static TheoryData<string> YamlCases => [.. BackendConformance.GetCases(BackendAbilities.None)];

    [Theory]
    [MemberData(nameof(WritableCases))]
    public async Task WritableFile_Conforms(string extension, string name)
    {
        using var fixture = new FileFixture(extension);
        await BackendConformance.RunAsync(name, fixture);
    }

    [Theory]
    [MemberData(nameof(YamlCases))]
    public async Task YamlFile_Conforms(string name)
    {
        using var fixture = new YamlFixture();
        await BackendConformance.RunAsync(name, fixture);
    }

    private class FileFixture(string extension) : BackendFixture, IDisposable
    {
        private readonly TemporaryDirectory _directory = new();

        protected string FilePath => _directory["connections" + extension];

        public override ISecretsBackend CreateBackend(BackendTestContext context)
        {
            if (!File.Exists(FilePath)) File.WriteAllText(FilePath, extension == ".env" ? "" : "{}");
            var services = new ServiceCollection();
            services.AddSingleton(context.TimeProvider);
            services.AddSingleton(context.LoggerFactory);
            services.AddFairlead().ClearDefaults().AddConnectionFile(FilePath);
            return services.BuildServiceProvider().GetRequiredService<Fairlead.Resolution.BackendChain>().Links.Single().Backend;
        }

        public void Dispose() => _directory.Dispose();
    }

    /// <summary>Somebody else writes the file, as a whole.</summary>
    private sealed class YamlFixture() : FileFixture(".yaml")
    {
        private readonly Dictionary<string, string> _entries = [];

        public override ValueTask SetAsync(string connectionId, IReadOnlyDictionary<string, Secret> fields,
            CancellationToken cancellationToken)
        {
            lock (_entries) _entries[connectionId] = new BackendWrite(new BackendRequest(connectionId), fields).FormatJson().Reveal();
            return WriteAsync();
        }

        public override ValueTask DeleteAsync(string connectionId, CancellationToken cancellationToken)
        {
            lock (_entries) _entries.Remove(connectionId);
            return WriteAsync();
        }

        private ValueTask WriteAsync()
        {
            string temporary = FilePath + ".new";
            lock (_entries)
            {
                File.WriteAllLines(temporary, ["# connections", "none:", "  host: h",
                    .. _entries.Select(static entry => $"{entry.Key}: {entry.Value}")]);
                File.Move(temporary, FilePath, overwrite: true);
            }
            return ValueTask.CompletedTask;
        }
    }
}
