using System.Text.RegularExpressions;
using Fairlead.Core.Manifest;
using Fairlead.Operations.Projects;

namespace Fairlead.Operations.Usages;

/// <summary>A place in code that names a connection.</summary>
/// <param name="Path">The file, relative to the project.</param>
/// <param name="Line">The line, from one.</param>
internal sealed record ConnectionUsage(string Path, int Line);

/// <summary>Finds where code uses a connection: by its generated accessor, class or constant, or by its id in quotes. By text, not by
/// meaning.</summary>
internal static class ConnectionUsages
{
    private const int MostFiles = 20_000;
    private const int MostUsages = 200;
    private const long LargestFile = 1024 * 1024;

    private static readonly string[] Skipped = ["bin", "obj", "artifacts", "node_modules"];

    public static IReadOnlyList<ConnectionUsage> Find(ConnectionProject project, ManifestConnection connection)
    {
        var pattern = new Regex(
            $@"\.{Regex.Escape(connection.MemberName)}\b|\b{Regex.Escape(connection.ClassName)}\b|""{Regex.Escape(connection.Id)}""",
            RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
        return [.. ListFiles(project.Folder).Take(MostFiles).SelectMany(path => Find(path, project.Folder, pattern)).Take(MostUsages)];
    }

    private static IEnumerable<ConnectionUsage> Find(string path, string folder, Regex pattern)
    {
        string[] lines;
        try
        {
            if (new FileInfo(path).Length > LargestFile) yield break;
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            yield break;
        }
        for (int i = 0; i < lines.Length; i++)
        {
            if (pattern.IsMatch(lines[i])) yield return new ConnectionUsage(Path.GetRelativePath(folder, path).Replace('\\', '/'), i + 1);
        }
    }

    private static IEnumerable<string> ListFiles(string folder)
    {
        var options = new EnumerationOptions
        {
            IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint,
        };
        IEnumerable<string> folders = Directory.EnumerateDirectories(folder, "*", options)
            .Where(static path => !Skipped.Contains(Path.GetFileName(path), StringComparer.OrdinalIgnoreCase));
        return Directory.EnumerateFiles(folder, "*.cs", options).Order(StringComparer.Ordinal)
            .Concat(folders.Order(StringComparer.Ordinal).SelectMany(ListFiles));
    }
}
