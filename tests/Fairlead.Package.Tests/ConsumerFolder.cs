namespace Fairlead.Package.Tests;

/// <summary>A folder whose files a test writes itself, project files included, and that restores our packages.</summary>
internal sealed class ConsumerFolder
{
    public ConsumerFolder(LocalFeed feed, string name = "")
    {
        string root = feed.CreateConsumerDirectory();
        Directory = System.IO.Directory.CreateDirectory(Path.Combine(root, name)).FullName;
    }

    public string Directory { get; }

    public ConsumerFolder Add(string file, string text)
    {
        string path = GetPath(file);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public string GetPath(string file) => Path.Combine(Directory, file);

    public Task<CommandResult> RunAsync(params IReadOnlyList<string> arguments) => DotNet.RunAsync(Directory, arguments);
}
