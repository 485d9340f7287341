using System.Runtime.InteropServices;
using System.Text;
using Fairlead.Core.Manifest;
using Microsoft.Build.Framework;

namespace Fairlead.BuildTasks;

/// <summary>
/// Selects the additional files of a project that a compiler can read: each once, and none that does not exist. Writes a list of them that
/// changes whenever one is added, removed or replaced.
/// </summary>
public sealed class SelectAdditionalFiles : ITask
{
    /// <summary>Metadata of a file that only a pattern names, which nobody misses.</summary>
    private const string Optional = "FairleadOptional";

    /// <summary>Metadata for the analyzers: a file whose text they must not ask for.</summary>
    private const string Unreadable = "FairleadUnreadable";

    // Ignoring case where the file system does; the compiler would open the same file twice.
    private static readonly StringComparer Paths =
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) || RuntimeInformation.IsOSPlatform(OSPlatform.OSX)
            ? StringComparer.OrdinalIgnoreCase
            : StringComparer.Ordinal;

    /// <summary>Gets or sets the build that runs the task.</summary>
    public IBuildEngine BuildEngine { get; set; } = null!;

    /// <summary>Gets or sets the host of the task, which is unused.</summary>
    public ITaskHost? HostObject { get; set; }

    /// <summary>Gets or sets the additional files of the project.</summary>
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>Gets or sets the path of the list.</summary>
    [Required]
    public string ListFile { get; set; } = "";

    /// <summary>Gets the files for the compiler.</summary>
    [Output]
    public ITaskItem[] SelectedFiles { get; private set; } = [];

    /// <summary>Gets the selected files that are not readable text.</summary>
    [Output]
    public ITaskItem[] UnreadableFiles => [.. SelectedFiles.Where(file => file.GetMetadata(Unreadable) == "true")];

    /// <summary>Gets the manifests, files of connection types and lists of sinks that the project names and that can't be read.</summary>
    [Output]
    public ITaskItem[] LeftOutFiles { get; private set; } = [];

    /// <inheritdoc/>
    public bool Execute()
    {
        var selected = new List<ITaskItem>();
        var leftOut = new List<ITaskItem>();
        foreach (ITaskItem file in FindDistinct(Files))
        {
            FileContent content = FileContents.Read(GetPath(file));
            if (Select(file, content)) selected.Add(file);
            else if (IsForFairlead(file)) leftOut.Add(file);
        }
        SelectedFiles = [.. selected];
        LeftOutFiles = [.. leftOut];
        WriteList();
        return true;
    }

    private static bool Select(ITaskItem file, FileContent content)
    {
        if (content == FileContent.Text || (content == FileContent.Empty && IsForFairlead(file))) return true;
        bool isDropped = content == FileContent.Missing || IsOptional(file) || IsForFairlead(file);
        if (isDropped) return false;

        // A generator may want to know of a file that is not text, such as an image.
        file.SetMetadata(Unreadable, "true");
        return true;
    }

    /// <summary>Finds the files without repetitions. An item of the project wins over a pattern of ours: it may have metadata.</summary>
    private static IEnumerable<ITaskItem> FindDistinct(ITaskItem[] files)
    {
        var distinct = new List<ITaskItem>();
        var indexes = new Dictionary<string, int>(Paths);
        foreach (ITaskItem file in files)
        {
            if (!indexes.TryGetValue(GetPath(file), out int index))
            {
                indexes.Add(GetPath(file), distinct.Count);
                distinct.Add(file);
            }
            else if (IsOptional(distinct[index]))
            {
                distinct[index] = file;
            }
        }
        return distinct;
    }

    private void WriteList()
    {
        string list = string.Concat(SelectedFiles.Select(GetPath).OrderBy(path => path, StringComparer.Ordinal).Select(Describe));
        try
        {
            if (File.Exists(ListFile) && File.ReadAllText(ListFile) == list) return;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(ListFile))!);
            File.WriteAllText(ListFile, list, Encoding.UTF8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another build of the same project is writing it.
        }
    }

    private static string Describe(string path)
    {
        var file = new FileInfo(path);
        return FormattableString.Invariant($"{path}|{(file.Exists ? file.Length : 0)}|{file.LastWriteTimeUtc.Ticks}\n");
    }

    private static string GetPath(ITaskItem file) => file.GetMetadata("FullPath");

    private static bool IsOptional(ITaskItem file) => file.GetMetadata(Optional) == "true";

    private static bool IsForFairlead(ITaskItem file) => ManifestFileNames.IsForFairlead(GetPath(file));
}
