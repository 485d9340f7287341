using Fairlead.Core.Json;

namespace Fairlead.Tool.Tests.Connections;

/// <summary>A project in a folder of its own, with an environment of its own, in which the tests run the command.</summary>
internal sealed class ToolProject : IDisposable
{
    public const string Manifest = """
        {
          // Two connections, and one that only production has.
          "connections": {
            "orders_db": {
              "conn_type": "postgres", "host": "orders.internal", "port": 5432, "schema": "orders", "login": "etl",
              "extra": { "sslmode": "verify-full" },
              "fields": { "password": { "required": true } }
            },
            "partner_api": { "conn_type": "http", "host": "https://api.partner.example", "extra": { "timeout": "00:00:30" } },
            "lake": { "conn_type": "aws", "extra": { "region_name": "eu-central-1" }, "sharing": "restricted" }
          },
          "deployments": {
            "development": { "overrides": { "orders_db": { "host": "localhost", "extra": { "sslmode": "prefer" } } } },
            "production": { "links": ["lake"] } // the real one
          }
        }
        """;

    /// <summary>A password that stands nowhere else, so that a leak is one.</summary>
    public static readonly string Password = string.Concat("Pw7", "kQz", "-canary-", "94xT");

    private const string SecretsId = "fairlead-tool-tests";

    public ToolProject(string manifest = Manifest, bool hasProjectFile = true)
    {
        Directory.CreateDirectory(Folder);
        Environment["HOME"] = Path.Combine(Root, "home");
        Write("connections.json", manifest);
        if (hasProjectFile)
            Write("App.csproj", $"<Project><PropertyGroup><UserSecretsId>{SecretsId}</UserSecretsId></PropertyGroup></Project>");
    }

    private string Root { get; } = Path.Combine(Path.GetTempPath(), "fairlead-tool-" + Guid.NewGuid().ToString("N"));

    public string Folder => Path.Combine(Root, "app");

    public string UserSecrets => Path.Combine(Root, "home", ".microsoft", "usersecrets", SecretsId, "secrets.json");

    public Dictionary<string, string> Environment { get; } = [];

    public DateTimeOffset Now { get; set; } = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    public string GetPath(string file) => Path.Combine(Folder, file);

    public string Read(string file) => File.ReadAllText(GetPath(file));

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(GetPath(file))!);
        File.WriteAllText(GetPath(file), text.ReplaceLineEndings("\n"));
    }

    public void WriteUserSecrets(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(UserSecrets)!);
        File.WriteAllText(UserSecrets, text);
    }

    public Task<ToolRun> RunAsync(params string[] args) => RunAsync("", args);

    public async Task<ToolRun> RunAsync(string input, string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int exit = await FairleadCommand.RunAsync(args, CreateContext(new StringReader(input), output, error));
        return new ToolRun(exit, output.ToString(), error.ToString());
    }

    public ToolContext CreateContext(TextReader input, TextWriter output, TextWriter error, Stream? streamIn = null,
        Stream? streamOut = null) => new()
    {
        In = input,
        Out = output,
        Error = error,
        Directory = Folder,
        GetEnvironmentVariable = Environment.GetValueOrDefault,
        ListEnvironmentVariables = () => Environment,
        OpenStreams = () => (streamIn ?? Stream.Null, streamOut ?? Stream.Null),
        Time = new FixedTime(this),
    };

    /// <summary>Reads a run's output as JSON.</summary>
    public static JsonValue ReadJson(ToolRun run)
    {
        JsonDocument json = JsonDocument.Parse(run.Out, JsonReaderOptions.Strict);
        Assert.Null(json.Error);
        return json.Root!;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private sealed class FixedTime(ToolProject project) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => project.Now;
    }
}
