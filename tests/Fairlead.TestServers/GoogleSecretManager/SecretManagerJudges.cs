namespace Fairlead.TestServers.GoogleSecretManager;

/// <summary>Google's own command line, which judges the fake. It checks the checksum of what it reads.</summary>
public sealed class SecretManagerJudges(FakeSecretManager server) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fairlead-").FullName;

    /// <summary>Runs gcloud with a configuration of its own. Throws with what it disagrees with.</summary>
    public async Task<string> RunGcloudAsync(string? input, CancellationToken cancellationToken, params string[] arguments)
    {
        string gcloud = Programs.FindForeign("gcloud");
        string token = Path.Combine(_folder, "token");
        await File.WriteAllTextAsync(token, server.Tokens.Create(), cancellationToken);
        var environment = new Dictionary<string, string>
        {
            ["CLOUDSDK_CONFIG"] = Path.Combine(_folder, "config"),
            ["CLOUDSDK_API_ENDPOINT_OVERRIDES_SECRETMANAGER"] = server.Address.AbsoluteUri,
            ["CLOUDSDK_AUTH_ACCESS_TOKEN_FILE"] = token,
            ["CLOUDSDK_CORE_PROJECT"] = server.Project,
            ["CLOUDSDK_CORE_DISABLE_PROMPTS"] = "1",
            ["CLOUDSDK_CORE_DISABLE_USAGE_REPORTING"] = "1",
            ["CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK"] = "1",
        };
        return await Programs.RunAsync(new ServerCommand(gcloud, ["secrets", .. arguments]) { Environment = environment }, input, cancellationToken);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
