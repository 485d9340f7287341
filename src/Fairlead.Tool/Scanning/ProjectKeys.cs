using System.Security.Cryptography;
using System.Text;
using Fairlead.Core.Suppression;

namespace Fairlead.Tool.Scanning;

/// <summary>Hashes everything that decides what is found in a project, so that an unchanged one needs no look.</summary>
internal static class ProjectKeys
{
    public static string Get(ScanProject project, ProjectTexts texts, string settingsKey, ScanOptions options)
    {
        using IncrementalHash key = FindingCache.CreateKey();
        Append(key, settingsKey);
        Append(key, FileWalk.GetRelativePath(options.Root, project.Folder));
        Append(key, project.Name);
        foreach ((string name, string value) in project.Properties.All) Append(key, name + "=" + value);
        if (RestoredPackages.FindList(project) is { } list) key.AppendData(SHA256.HashData(File.ReadAllBytes(list)));
        if (options.HashedBaseline is { } baseline) Append(key, baseline.GetText().ToString());
        bool usesDay = false;
        foreach (ProjectText file in texts.All)
        {
            Append(key, file.File.RelativePath);
            key.AppendData(SHA256.HashData(file.Bytes));
            usesDay |= file.File.Role == FileRole.Connections
                || file.Bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(IgnoreDirective.Marker)) >= 0;
        }
        if (usesDay) Append(key, options.Today ?? "");
        return Convert.ToHexStringLower(key.GetHashAndReset());
    }

    /// <summary>Gets the key of a project with all that it references.</summary>
    public static string Combine(string own, IEnumerable<string> references) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(own + string.Concat(references.Order(StringComparer.Ordinal)))));

    public static string GetSettingsKey(string root, IEnumerable<string> files)
    {
        using var key = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in files.Order(StringComparer.Ordinal).Where(File.Exists))
        {
            Append(key, FileWalk.GetRelativePath(root, file));
            key.AppendData(File.ReadAllBytes(file));
        }
        return Convert.ToHexStringLower(key.GetHashAndReset());
    }

    private static void Append(IncrementalHash key, string text)
    {
        key.AppendData(Encoding.UTF8.GetBytes(text));
        key.AppendData([0]);
    }
}
