namespace Fairlead.Operations.Setup;

/// <summary>
/// Sets up the check before a commit, in the way that the repository has already: Husky, lefthook, pre-commit, or else git's own hook. A
/// file
/// that exists is never changed.
/// </summary>
internal static class PreCommitHook
{
    private static readonly string[] LefthookFiles = ["lefthook.yml", "lefthook.yaml", ".lefthook.yml", ".lefthook.yaml"];

    /// <param name="root">The root of the repository.</param>
    /// <param name="command">The command of the tool.</param>
    public static SetupStep Install(string root, string command)
    {
        if (Array.Find(LefthookFiles, file => File.Exists(Path.Combine(root, file))) is { } lefthook)
        {
            return Advise(Path.Combine(root, lefthook), $"""
                pre-commit:
                  commands:
                    fairlead:
                      run: {command}
                """);
        }
        string preCommit = Path.Combine(root, ".pre-commit-config.yaml");
        if (File.Exists(preCommit))
        {
            return Advise(preCommit, $"""
                - repo: local
                  hooks:
                    - id: fairlead
                      name: fairlead
                      entry: {command}
                      language: system
                      pass_filenames: false
                """);
        }
        string husky = Path.Combine(root, ".husky");
        return Directory.Exists(husky) ? Create(Path.Combine(husky, "pre-commit"), command)
            : FindHooksFolder(root) is { } hooks ? Create(Path.Combine(hooks, "pre-commit"), command)
            : new SetupStep("This is no git repository, so there is no hook to install");
    }

    private static SetupStep Create(string path, string command)
    {
        bool isCreated = NewFile.TryCreate(
            path, $"#!/bin/sh\n# Keeps secrets out of commits. Installed by 'fairlead init'.\nexec {command}\n", isProgram: true);
        return isCreated ? new SetupStep($"Created {path}") : Advise(path, command);
    }

    private static SetupStep Advise(string path, string snippet) =>
        File.ReadAllText(path).Contains("fairlead", StringComparison.Ordinal)
            ? new SetupStep($"{path} runs fairlead already")
            : new SetupStep($"{path} exists and was not changed; add", snippet.ReplaceLineEndings("\n"));

    /// <summary>Finds git's folder of hooks, also of a work tree, whose .git is a file. Returns null outside of a repository.</summary>
    private static string? FindHooksFolder(string root)
    {
        string git = Path.Combine(root, ".git");
        if (Directory.Exists(git)) return Path.Combine(git, "hooks");
        if (!File.Exists(git)) return null;
        const string Prefix = "gitdir:";
        string text = File.ReadAllText(git).Trim();
        if (!text.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        string folder = Path.GetFullPath(text[Prefix.Length..].Trim(), root);
        string common = Path.Combine(folder, "commondir");
        return Path.Combine(File.Exists(common) ? Path.GetFullPath(File.ReadAllText(common).Trim(), folder) : folder, "hooks");
    }
}
