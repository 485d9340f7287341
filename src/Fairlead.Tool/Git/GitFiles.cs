namespace Fairlead.Tool.Git;

/// <summary>Asks Git which files are staged or changed.</summary>
internal static class GitFiles
{
    /// <summary>Finds the files that a commit would change, and the blobs that it would hold.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> FindStagedAsync(string repository, CancellationToken cancellationToken)
    {
        string[] parts = await GitProcess.ReadPartsAsync(
            repository, cancellationToken, "diff-index", "--cached", "--raw", "-z", "--no-renames", "--no-abbrev", "--diff-filter=d",
            await FindHeadAsync(repository, cancellationToken));
        var staged = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i + 1 < parts.Length; i += 2)
        {
            string[] fields = parts[i].Split(' '); // :100644 100644 old new M
            if (fields.Length >= 5 && IsFile(fields[1])) staged[parts[i + 1]] = fields[3];
        }
        return staged;
    }

    /// <summary>Finds the files that differ from a revision, and those that Git does not know yet.</summary>
    public static async Task<IReadOnlySet<string>> FindChangedAsync(string repository, string revision, CancellationToken cancellationToken)
    {
        if (revision.StartsWith('-')) throw new GitException($"'{revision}' is not a revision");
        string[] changed = await GitProcess.ReadPartsAsync(
            repository, cancellationToken, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--diff-filter=d",
            revision, "--");
        string[] untracked = await GitProcess.ReadPartsAsync(
            repository, cancellationToken, "ls-files", "-z", "--others", "--exclude-standard", "--full-name", ":/");
        return changed.Concat(untracked).ToHashSet(StringComparer.Ordinal);
    }

    public static bool IsFile(string mode) => mode is "100644" or "100755";

    /// <summary>Finds what a first commit is compared with: nothing.</summary>
    private static async Task<string> FindHeadAsync(string repository, CancellationToken cancellationToken)
    {
        try
        {
            return (await GitProcess.ReadPartsAsync(repository, cancellationToken, "rev-parse", "--verify", "-q", "HEAD"))[0].Trim();
        }
        catch (GitException)
        {
            return (await GitProcess.ReadPartsAsync(repository, cancellationToken, "hash-object", "-t", "tree", "--stdin"))[0].Trim();
        }
    }
}
