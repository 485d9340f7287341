using Fairlead.Backends.ConnectionFiles;
using Fairlead.Core.Manifest;
using Fairlead.Core.Rules;
using Fairlead.Operations.Projects;

namespace Fairlead.Operations.Editing;

/// <summary>Saves an edited manifest: as a whole, only if nobody has changed it meanwhile, and only if the edit breaks nothing.</summary>
internal static class ManifestSaver
{
    /// <exception cref="OperationException">The edit would break the manifest, or the file has changed or can't be written.</exception>
    public static void Save(ConnectionProject project, ManifestFile file, string text)
    {
        if (text == file.Text) return;
        Check(project, file, text);
        if (ManifestFile.Read(file.Path).Text != file.Text)
            throw OperationException.Conflict($"'{file.Path}' was changed meanwhile; try again");
        try
        {
            ConnectionFileWriter.Write(file.Path, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OperationException.Work($"'{file.Path}' can't be written ({e.GetType().Name})");
        }
    }

    /// <exception cref="OperationException">The edit would break the manifest.</exception>
    public static void Check(ConnectionProject project, ManifestFile file, string text)
    {
        if (FindNewProblem(project, file, text) is { } problem) throw OperationException.Request(problem);
    }

    private static string? FindNewProblem(ConnectionProject project, ManifestFile file, string text)
    {
        ManifestSource[] sources =
            [.. project.Files.Select(other => other.Path == file.Path ? new ManifestSource(file.Path, text) : other.Source)];
        ProjectManifest edited = ProjectManifest.Read(sources, [.. project.Libraries.Select(static library => library.Publish())]);
        int index = project.Files.ToList().FindIndex(other => other.Path == file.Path);
        Dictionary<string, int> known = project.Files[index].Problems.CountBy(static problem => problem.Message).ToDictionary();
        foreach (Problem problem in edited.Problems[index])
        {
            if (known.GetValueOrDefault(problem.Message) > 0) known[problem.Message]--;
            else return $"{problem.Rule.Id}: {problem.Message}";
        }
        return null;
    }
}
