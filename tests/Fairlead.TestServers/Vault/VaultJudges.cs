using Fairlead.Testing;

namespace Fairlead.TestServers.Vault;

/// <summary>Clients that others wrote, which judge the fake: the Python package hvac and the npm package node-vault.</summary>
public static class VaultJudges
{
    /// <summary>Lets hvac sign in, read, write, lease and unwrap. Throws with what it disagrees with.</summary>
    public static async Task<string> RunHvacAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        string script = RepositoryFiles.GetFullPath("tests/Fairlead.TestServers/Vault/judge.py");
        return await Programs.RunAsync(new ServerCommand(await FindPythonAsync(cancellationToken), [script, .. arguments]),
            cancellationToken: cancellationToken);
    }

    /// <summary>Lets node-vault do the same.</summary>
    public static async Task<string> RunNodeVaultAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        // Installed outside the source, so that no folder of packages lies in the repository.
        string packages = RepositoryFiles.GetFullPath("artifacts/test-servers/vault/node_modules");
        if (!Directory.Exists(packages)) Programs.Miss("The npm package node-vault");
        string script = Path.Combine(Path.GetDirectoryName(packages)!, "judge.mjs");
        File.Copy(RepositoryFiles.GetFullPath("tests/Fairlead.TestServers/Vault/judge.mjs"), script, overwrite: true);
        return await Programs.RunAsync(new ServerCommand(Programs.Find("node"), [script, .. arguments]),
            cancellationToken: cancellationToken);
    }

    /// <summary>Debian's Python has Debian's hvac; another one on the path may have pip's.</summary>
    private static async Task<string> FindPythonAsync(CancellationToken cancellationToken)
    {
        foreach (string python in (string[])["/usr/bin/python3", Programs.Find("python3")])
        {
            if (!File.Exists(python)) continue;
            try
            {
                await Programs.RunAsync(new ServerCommand(python, "-c", "import hvac"), cancellationToken: cancellationToken);
                return python;
            }
            catch (InvalidOperationException)
            {
                // This one does not have it.
            }
        }
        Programs.Miss("The Python package hvac");
        return "";
    }
}
