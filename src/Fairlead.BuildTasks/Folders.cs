namespace Fairlead.BuildTasks;

/// <summary>Looks into folders. One that can't be read counts as empty, as no build should fail because of it.</summary>
internal static class Folders
{
    /// <summary>Gets a folder and all those above it, the nearest first.</summary>
    public static IEnumerable<string> GetUpwards(string folder)
    {
        for (string? above = folder; above is not null; above = Path.GetDirectoryName(above)) yield return above;
    }

    public static string[] GetFiles(string folder, string pattern) => List(() => Directory.GetFiles(folder, pattern));

    /// <summary>
    /// Gets the folders directly below one, without linked folders: those are elsewhere, and their links may run in circles.
    /// </summary>
    public static string[] GetFolders(string folder) => List(() =>
        [.. new DirectoryInfo(folder).EnumerateDirectories().Where(below => !IsLink(below)).Select(below => below.FullName)]);

    private static bool IsLink(DirectoryInfo folder) => folder.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static string[] List(Func<string[]> list)
    {
        try
        {
            return list();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
