using System.Xml;
using System.Xml.Linq;

namespace Fairlead.Operations.Projects;

/// <summary>What a project file says, as it is written: nothing is evaluated.</summary>
internal sealed class ProjectFile
{
    private readonly XDocument _document;

    private ProjectFile(string path, XDocument document) => (Path, _document) = (path, document);

    public string Path { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>The id of the project's user secrets; null if it has none, or one that only a build can evaluate.</summary>
    public string? UserSecretsId => FindElements("UserSecretsId").Select(static element => element.Value.Trim())
        .LastOrDefault(static id => id.Length > 0 && id.IndexOfAny(['$', '/', '\\', ':']) < 0 && id is not ("." or ".."));

    /// <summary>The projects that it references, where they exist.</summary>
    public IEnumerable<string> References => FindPaths("ProjectReference");

    /// <summary>The additional files that it names one by one.</summary>
    public IEnumerable<string> AdditionalFiles => FindPaths("AdditionalFiles");

    /// <summary>Finds the only project file of a folder. Returns null if there is none, or several.</summary>
    public static ProjectFile? Find(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*.??proj")];
        return files.Length == 1 ? TryRead(files[0]) : null;
    }

    public static ProjectFile? TryRead(string path)
    {
        try
        {
            return new ProjectFile(path, XDocument.Load(path));
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private IEnumerable<XElement> FindElements(string name) =>
        _document.Descendants().Where(element => element.Name.LocalName == name);

    private IEnumerable<string> FindPaths(string item) => FindElements(item)
        .SelectMany(static element => (element.Attribute("Include")?.Value ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        .Select(static path => path.Trim().Replace('\\', '/').Replace("$(MSBuildThisFileDirectory)", "", StringComparison.Ordinal))
        .Where(static path => path.IndexOfAny(['$', '*', '?', '@']) < 0)
        .Select(path => System.IO.Path.GetFullPath(path, Folder))
        .Where(File.Exists);
}
