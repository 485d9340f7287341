namespace Fairlead.BuildTasks;

/// <summary>Looks into folders. One that may not be read is empty, as it is no reason for a build to fail.</summary>
internal static class Folders
{
    /// <summary>Gets a folder and all those above it, the nearest first.</summary>
    public static IEnumerable<string> GetUpwards(string folder)
    {
        for (string? above = folder; above is not null; above = Path.GetDirectoryName(above)) yield return above;
    }

    public static string[] GetFiles(string folder, string pattern) => TryList(() => Directory.GetFiles(folder, pattern));

    /// <summary>Gets the folders directly below one. Linked folders are missing: they lie elsewhere, and their links may run in circles.</summary>
    public static string[] GetFolders(string folder) => TryList(() =>
        [.. new DirectoryInfo(folder).EnumerateDirectories().Where(below => !IsLink(below)).Select(below => below.FullName)]);

    private static bool IsLink(DirectoryInfo folder) => folder.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static string[] TryList(Func<string[]> list)
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
