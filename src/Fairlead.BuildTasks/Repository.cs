using System.Text.RegularExpressions;

namespace Fairlead.BuildTasks;

/// <summary>The repository that a project lies in, and the project that checks its files.</summary>
internal sealed class Repository
{
    /// <summary>How far above a project a solution may be that makes a root where there is no Git.</summary>
    private const int MostLevelsToSolution = 5;

    private static readonly Regex PathOfProject = new("[^\"]+\\.csproj(?=\")", RegexOptions.CultureInvariant);

    private Repository(string root)
    {
        Root = root;
    }

    public string Root { get; }

    /// <summary>
    /// Finds the nearest folder with <c>.git</c>, or else the nearest one with a solution. Returns null if there is neither.
    /// </summary>
    public static Repository? Find(string projectFolder)
    {
        string? root = Folders.GetUpwards(projectFolder).FirstOrDefault(IsRoot)
            ?? Folders.GetUpwards(projectFolder).Take(MostLevelsToSolution).FirstOrDefault(HasSolution);
        return root is null ? null : new Repository(root);
    }

    /// <summary>Determines whether a folder has <c>.git</c>, which is a file in a worktree and in a submodule.</summary>
    public static bool IsRoot(string folder) =>
        File.Exists(Path.Combine(folder, ".git", "HEAD")) || File.Exists(Path.Combine(folder, ".git"));

    /// <summary>Determines whether a project owns the files of the repository. Returns null if no project does.</summary>
    /// <param name="project">The full path of the project.</param>
    /// <param name="setting"><c>true</c>, <c>false</c>, the path of the owner from the root, or empty.</param>
    public bool? IsOwner(string project, string setting)
    {
        if (bool.TryParse(setting, out bool isOwner)) return isOwner;
        if (setting.Length == 0 && IsSame(Path.GetDirectoryName(project)!, Root)) return true;
        string? owner = setting.Length > 0 ? setting : FindFirstProject();
        if (owner is null) return null;
        string path = Path.Combine(Root, owner.Replace('\\', Path.DirectorySeparatorChar));
        return IsSame(Path.GetFullPath(path), project);
    }

    private static bool HasSolution(string folder) => Folders.GetFiles(folder, "*.sln*").Length > 0;

    /// <summary>
    /// Finds the first project of the solution in the root. Returns null if there is none or more than one solution.
    /// </summary>
    private string? FindFirstProject()
    {
        string[] solutions = [.. Folders.GetFiles(Root, "*.sln*").Where(path => Path.GetExtension(path) is ".sln" or ".slnx")];
        return solutions.Length == 1 && PathOfProject.Match(File.ReadAllText(solutions[0])) is { Success: true } found ? found.Value : null;
    }

    private static bool IsSame(string path, string other) => path.Equals(other, StringComparison.OrdinalIgnoreCase);
}
