namespace Fairlead.Tool.Tests.Connections;

/// <summary>Secrets in every place and in every state, and every command in every format: none of them may show one.</summary>
public sealed class LeakTests : IDisposable
{
    private static readonly string[] Formats = ["table", "json", "yaml", "plain"];

    private static readonly string Canary = ToolProject.Password;

    private readonly ToolProject _project = new();

    public LeakTests()
    {
        _project.Environment["FAIRLEAD_CONN_ORDERS_DB__PASSWORD"] = Canary;
        _project.Environment["FAIRLEAD_CONN_ORDERS_DB__EXTRA__SSL_KEY"] = Canary;
        _project.Environment["AIRFLOW_CONN_ORDERS_DB"] = $"postgres://u:{Canary}-2@old/x";
        _project.Environment["FAIRLEAD_CONN_PARTNER_API"] = $"https://u:{Canary}@api.example/{Canary}?token={Canary}";
        _project.Environment["FAIRLEAD_CONN_BROKEN"] = $"postgres://u:{Canary}/y@h:port";
        _project.Environment["FAIRLEAD_CONN_" + Canary.ToUpperInvariant().Replace('-', '_')] = "http://x";
        _project.Environment["AIRFLOW_CONN_LAKE__EXTRA"] = $$"""{ "aws_session_token": "{{Canary}}", "x": ["{{Canary}}"] }""";
        _project.WriteUserSecrets($$"""{ "Connections:orders_db:password": "{{Canary}}-3", "ConnectionStrings:reports": "Host=h;Password={{Canary}}" }""");
        _project.Write("appsettings.json", $$"""{ "Connections": { "partner_api": { "password": "{{Canary}}" } } }""");
        _project.Write("in.json", $$"""{ "good": "postgres://u:{{Canary}}@db", "bad": "postgres://u:{{Canary}}@db:port", "{{Canary}}=": "x" }""");
        _project.Write(".env", $"AIRFLOW_CONN_A='postgres://u:{Canary}@db:port'\nFAIRLEAD_CONN_B__{Canary.ToUpperInvariant()}=x\n");
    }

    public void Dispose() => _project.Dispose();

    public static TheoryData<string> Commands =>
    [
        "check", "check -d production", "check --cost", "check --names-only", "explain orders_db", "explain broken",
            "explain partner_api -d production",
        "connections list", "connections list -d production", "connections get orders_db", "connections get partner_api",
            "connections get broken",
        "connections get reports", "connections get lake -d production", "deployments list", "deployments show development",
        "deployments show production", "deployments diff development production", "connections test broken",
    ];

    public static TheoryData<string> PlainCommands =>
    [
        "connections export", "connections export --format yaml", "connections export --format env",
            "connections export --format env-example",
        "connections export --format kubernetes", "connections export --format externalsecret", "connections export --format github",
        "connections export --format appsettings", "connections export --format aspire", "connections export - --conn-id broken",
        "connections import in.json", "connections import in.json --skip", "connections import in.json --overwrite --dry-run",
            "connections import .env",
        "connections import .env --format json", "connections import in.json --format yaml", "connections import appsettings.json",
        "connections pull -d development", "connections pull -d production --overwrite", "connections delete orders_db",
        "connections update orders_db --conn-password {canary}", "connections add x --conn-uri postgres://u:{canary}@h:port",
        "connections add x --conn-json {canary}", "connections add x --conn-extra {canary}", "connections add {canary}= --conn-host h",
        "connections add y --conn-uri postgres://u:{canary}@h/d --declare", "deployments override production orders_db login={canary}",
        "deployments override production orders_db extra.sslmode={canary}", "deployments override production orders_db {canary}=x",
        "deployments link {canary}= lake", "connections get Password={canary}", "check -d Password={canary}", "explain Password={canary}",
        "connections import Password={canary}.json", "init", "completion bash",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_ShowsNoSecretInAnyFormat(string command)
    {
        foreach (string format in Formats) await RunAsync($"{command} -o {format}");
    }

    [Theory]
    [MemberData(nameof(PlainCommands))]
    public Task Command_ShowsNoSecret(string command) => RunAsync(command);

    private async Task RunAsync(string command)
    {
        string[] args = [.. command.Split(' ').Select(arg => arg.Replace("{canary}", Canary, StringComparison.Ordinal))];
        ToolRun run = await _project.RunAsync(args);

        // What was typed as a path is on the screen already.
        string shown = (run.Out + run.Error).Replace($"Password={Canary}.json", "", StringComparison.Ordinal);
        Assert.False(shown.Contains(Canary, StringComparison.OrdinalIgnoreCase), $"{command}:\n{run.Out}\n{run.Error}");
        Assert.False(shown.Contains(Canary.Replace('-', '_'), StringComparison.OrdinalIgnoreCase), $"{command}:\n{run.Out}\n{run.Error}");
        Assert.False(run.ExitCode == 1 && run.Out.Length + run.Error.Length == 0, "A failure says why");
    }
}
