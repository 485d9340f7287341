using Fairlead.Testing;

namespace Fairlead.TestServers.KeyVault;

/// <summary>Microsoft's npm package @azure/keyvault-secrets, which judges the fake.</summary>
public static class KeyVaultJudge
{
    /// <summary>Lets the client write, read, list, delete, recover and purge. Throws with what it disagrees with.</summary>
    public static async Task<string> RunAsync(FakeKeyVault vault, CancellationToken cancellationToken)
    {
        // Installed outside the source, so that no folder of packages lies in the repository.
        string packages = RepositoryFiles.GetFullPath("artifacts/test-servers/keyvault/node_modules");
        if (!Directory.Exists(packages)) Programs.Miss("The npm package @azure/keyvault-secrets");
        string script = Path.Combine(Path.GetDirectoryName(packages)!, "judge.mjs");
        File.Copy(RepositoryFiles.GetFullPath("tests/Fairlead.TestServers/KeyVault/judge.mjs"), script, overwrite: true);
        var command = new ServerCommand(Programs.Find("node"), [script, vault.Address.AbsoluteUri, vault.IssueToken()])
        {
            Environment = new Dictionary<string, string> { ["NODE_EXTRA_CA_CERTS"] = vault.AuthorityFile },
        };
        return await Programs.RunAsync(command, cancellationToken: cancellationToken);
    }
}
