using Fairlead.Testing;

namespace Fairlead.TestServers.Aws;

/// <summary>AWS' npm packages, which judge the emulator and what was written to it.</summary>
public static class AwsJudge
{
    /// <summary>Lets the clients read a secret and a parameter, and write some of their own. Throws with what they disagree with.</summary>
    /// <returns>What they read, as JSON.</returns>
    public static Task<string> RunAsync(MotoServer server, string secret, string parameter, CancellationToken cancellationToken)
    {
        // Installed outside the source, so that no folder of packages lies in the repository.
        string packages = RepositoryFiles.GetFullPath("artifacts/test-servers/aws/node_modules");
        if (!Directory.Exists(packages)) Programs.Miss("The npm package @aws-sdk/client-secrets-manager");
        string script = Path.Combine(Path.GetDirectoryName(packages)!, "judge.mjs");
        File.Copy(RepositoryFiles.GetFullPath("tests/Fairlead.TestServers/Aws/judge.mjs"), script, overwrite: true);
        var command = new ServerCommand(Programs.Find("node"), [script, server.Address.AbsoluteUri, secret, parameter])
        {
            Environment = MotoServer.CreateClientEnvironment(server.Address),
        };
        return Programs.RunAsync(command, cancellationToken: cancellationToken);
    }
}
