using Microsoft.Build.Framework;

namespace Fairlead.BuildTasks;

/// <summary>
/// Finds the files of the repository that a project checks: all of them if it owns them, otherwise only the <c>.gitignore</c> files that
/// apply to it.
/// </summary>
public sealed class FindRepositoryFiles : ITask
{
    /// <summary>Gets or sets the build that runs the task.</summary>
    public IBuildEngine BuildEngine { get; set; } = null!;

    /// <summary>Gets or sets the host of the task, which is unused.</summary>
    public ITaskHost? HostObject { get; set; }

    /// <summary>Gets or sets the full path of the project.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <summary>Gets or sets the owner of the files: <c>true</c>, <c>false</c>, the path of a project from the root, or empty.</summary>
    public string Owner { get; set; } = "";

    /// <summary>Gets the full paths of the files.</summary>
    [Output]
    public string[] Files { get; private set; } = [];

    /// <summary>Gets the names of files that no project checks.</summary>
    [Output]
    public string UncheckedFiles { get; private set; } = "";

    /// <inheritdoc/>
    public bool Execute()
    {
        if (Repository.Find(Path.GetDirectoryName(Project)!) is not { } repository) return true;
        var files = new RepositoryFiles(repository.Root);
        bool? isOwner = repository.IsOwner(Project, Owner);
        if (isOwner is null) UncheckedFiles = string.Join(", ", files.FindWellKnown());
        Files = [.. files.FindIgnoreFiles(Path.GetDirectoryName(Project)!).Concat(isOwner == true ? files.FindAll() : []).Distinct()];
        return true;
    }
}
