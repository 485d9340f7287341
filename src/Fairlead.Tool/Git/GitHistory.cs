using System.Runtime.CompilerServices;
using System.Text;

namespace Fairlead.Tool.Git;

/// <summary>A version of a file, and the first commit that has it.</summary>
internal sealed record FileVersion(string Path, string Blob, string Commit);

/// <summary>Reads which versions of files the commits of all branches brought, the oldest first.</summary>
internal static class GitHistory
{
    /// <exception cref="GitException">The history cannot be read to its end.</exception>
    public static async IAsyncEnumerable<FileVersion> FindVersionsAsync(
        string repository, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using GitProcess git = GitProcess.Start(
            repository, "log", "--all", "--reverse", "--topo-order", "--raw", "-z", "-m", "--root", "--no-renames", "--no-abbrev",
            "--no-ext-diff", "--diff-filter=d", "--format=%x01%H");
        git.Input.Close();
        string commit = "";
        string[]? fields = null;
        await foreach (string raw in ReadPartsAsync(git.Output, cancellationToken))
        {
            string part = raw.TrimStart('\n');
            if (part.StartsWith('\u0001'))
            {
                commit = part[1..].Trim();
            }
            else if (fields is null)
            {
                if (part.StartsWith(':')) fields = part.Split(' ');
            }
            else
            {
                if (fields.Length >= 5 && GitFiles.IsFile(fields[1])) yield return new FileVersion(part, fields[3], commit);
                fields = null;
            }
        }
        await git.WaitAsync("log", cancellationToken);
    }

    private static async IAsyncEnumerable<string> ReadPartsAsync(Stream stream,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[64 * 1024];
        using var part = new MemoryStream();
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            int start = 0;
            for (int end; (end = Array.IndexOf(buffer, (byte)0, start, read - start)) >= 0; start = end + 1)
            {
                part.Write(buffer, start, end - start);
                yield return Encoding.UTF8.GetString(part.GetBuffer(), 0, (int)part.Length);
                part.SetLength(0);
            }
            part.Write(buffer, start, read - start);
        }
    }
}
