using System.Text.RegularExpressions;

namespace Fairlead.Analyzers.Tests.Repository;

/// <summary>
/// Which folders of a project may use which others. What stands outside of all folders may be used by every one and uses none.
/// </summary>
public class FolderTests
{
    /// <summary>From the ground up: a folder may only use folders that stand above it in its list, so that there are no circles.</summary>
    private static readonly Dictionary<string, (string Folder, string[] Uses)[]> Arrows = new()
    {
        ["Fairlead.Core"] =
        [
            ("Text", []),
            ("Git", []),
            ("Json", ["Text"]),
            ("Rules", ["Text"]),
            ("Suppression", ["Json", "Text"]),
            ("Connections", ["Json", "Text"]),
            ("ConnectionTypes", ["Connections", "Json", "Text"]),
            ("ConnectionStrings", ["ConnectionTypes", "Connections", "Json", "Text"]),
            ("Templates", ["Connections", "Text"]),
            ("Manifest", ["ConnectionTypes", "Connections", "Json", "Rules", "Templates", "Text"]),
            ("Schema", ["ConnectionTypes", "Json", "Manifest"]),
        ],
        ["Fairlead.Detection"] =
        [
            ("Text", []),
            ("SecretFormats", ["Text"]),
            ("Credentials", ["SecretFormats", "Text"]),
            ("CredentialApis", ["Credentials", "Text"]),
            ("TransportApis", ["Text"]),
            ("Configuration", ["Credentials", "SecretFormats", "Text"]),
            ("Transport", ["Configuration", "Credentials", "Text", "TransportApis"]),
            ("ConnectionIds", []),
            ("Clients", ["ConnectionIds", "Text"]),
            ("Workflows", []),
        ],
        ["Fairlead.Analyzers"] =
        [
            ("Text", []),
            ("Types", []),
            ("DataFlow", ["Text", "Types"]),
            ("Suppressions", []),
            ("Credentials", ["DataFlow", "Text", "Types"]),
            ("Transport", ["DataFlow", "Text", "Types"]),
            ("ConnectionIds", ["DataFlow", "Types"]),
            ("Manifest", ["Suppressions", "Transport"]),
        ],
        ["Fairlead.CodeFixes"] =
        [
            ("Transport", []),
            ("UserSecrets", []),
            ("Configuration", ["UserSecrets"]),
            ("Moves", ["Configuration", "UserSecrets"]),
            ("ConnectionIds", ["Moves"]),
            ("Credentials", ["Moves", "UserSecrets"]),
            ("Manifest", ["Configuration", "UserSecrets"]),
        ],
    };

    public static TheoryData<string> Projects => [.. Arrows.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_UseOnlyThoseBelowThem(string project)
    {
        for (int i = 0; i < Arrows[project].Length; i++)
        {
            (string folder, string[] uses) = Arrows[project][i];
            string[] above = [.. uses.Except(Arrows[project].Take(i).Select(static lower => lower.Folder))];
            Assert.True(above.Length == 0, $"{folder} of {project} may not use {string.Join(", ", above)}: list it after what it uses.");
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Files_UseOnlyWhatTheirFolderMayUse(string project)
    {
        Dictionary<string, string> files = RepositoryFiles.Find($"src/{project}", "*.cs")
            .ToDictionary(static path => path, File.ReadAllText);
        ILookup<string, string> pathsByFolder = files.Keys.ToLookup(path => GetFolder(project, path));
        IEnumerable<string> listed = Arrows[project].Select(static arrow => arrow.Folder);
        IEnumerable<string> folders = pathsByFolder.Select(static folder => folder.Key).Where(static folder => folder.Length > 0);
        string[] different = [.. folders.Except(listed).Concat(listed.Except(folders))];
        Assert.True(different.Length == 0,
            $"List the folders of src/{project}, and what each uses, in {nameof(Arrows)} of {nameof(FolderTests)}: {string.Join(", ", different)}");

        var wrong = new List<string>();
        foreach ((string path, string source) in files)
        {
            string folder = GetFolder(project, path);
            string[] allowed = Arrows[project].FirstOrDefault(arrow => arrow.Folder == folder).Uses ?? [];
            IEnumerable<string> used = pathsByFolder
                .Where(other => other.Key.Length > 0 && other.Key != folder && Uses(source, project, other.Key, other))
                .Select(static other => other.Key);
            wrong.AddRange(used.Except(allowed).Select(other => $"{RepositoryFiles.GetRelativePath(path)} uses {other}"));
        }
        Assert.True(wrong.Count == 0, $"""
            Move the type down to a folder that both may use, or take the decision to add an arrow to {nameof(FolderTests)}:
            {string.Join("\n", wrong)}
            """);
    }

    /// <summary>Determines whether a file imports a folder's namespace, or names one of its types by a part of the namespace.</summary>
    private static bool Uses(string source, string project, string folder, IEnumerable<string> pathsOfFolder)
    {
        if (Regex.IsMatch(source, $@"\b{Regex.Escape(project)}\.{folder}\b")) return true;
        if (!source.Contains($"{folder}.", StringComparison.Ordinal)) return false;
        string types = string.Join('|', pathsOfFolder.Select(static path => Path.GetFileName(path).Split('.')[0]).Distinct());
        return Regex.IsMatch(source, $@"(?<![\w.\\/]){folder}\.({types})\b");
    }

    private static string GetFolder(string project, string path)
    {
        string[] parts = RepositoryFiles.GetRelativePath(path)[$"src/{project}/".Length..].Split('/');
        return parts.Length == 1 ? "" : parts[0];
    }
}
