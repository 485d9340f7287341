using Fairlead.Testing;

namespace Fairlead.TestServers.GoogleSecretManager;

/// <summary>
/// Google's own command line and npm client, which judge the fake. The command line checks the checksum of what it reads.
/// </summary>
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
        return await Programs.RunAsync(
            new ServerCommand(gcloud, ["secrets", .. arguments]) { Environment = environment }, input, cancellationToken);
    }

    /// <summary>
    /// Lets Google's npm client, over REST, do what it can with secrets and versions. Throws with what it disagrees with.
    /// </summary>
    public Task<string> RunNpmClientAsync(CancellationToken cancellationToken)
    {
        // Installed outside the source, so that no folder of packages lies in the repository.
        string packages = RepositoryFiles.GetFullPath("artifacts/test-servers/google/node_modules");
        if (!Directory.Exists(packages)) Programs.Miss("The npm package @google-cloud/secret-manager");
        string script = Path.Combine(Path.GetDirectoryName(packages)!, "judge.mjs");
        File.Copy(RepositoryFiles.GetFullPath("tests/Fairlead.TestServers/GoogleSecretManager/judge.mjs"), script, overwrite: true);
        var command = new ServerCommand(
            Programs.Find("node"), [script, server.Address.Host, $"{server.Address.Port}", server.Project, server.Tokens.Create()]);
        return Programs.RunAsync(command, cancellationToken: cancellationToken);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
