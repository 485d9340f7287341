using System.Runtime.InteropServices;

namespace Fairlead.Tests.TestInfrastructure;

/// <summary>A directory that goes away with the test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("fairlead-tests-").FullName;

    public string this[string path] => Path.Combine(FullName, path);

    public string Write(string path, string content)
    {
        string full = this[path];
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        return full;
    }

    /// <summary>Writes files as Kubernetes does: into a directory of their own that the link ..data is then swapped to.</summary>
    public void Mount(string version, params (string Path, string Content)[] files)
    {
        foreach ((string path, string content) in files) Write(Path.Combine("..version_" + version, path), content);
        string newLink = this["..data_tmp"];
        File.CreateSymbolicLink(newLink, "..version_" + version);
        Assert.Equal(0, Rename(newLink, this["..data"]));
        foreach (string top in files.Select(f => f.Path.Split('/')[0]).Distinct())
        {
            if (!File.Exists(this[top]) && !Directory.Exists(this[top])) File.CreateSymbolicLink(this[top], Path.Combine("..data", top));
        }
    }

    // File.Move does not replace a link to a directory, and to delete the old link first would leave a moment without one.
    [DllImport("libc", EntryPoint = "rename", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Rename(string from, string to);

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
