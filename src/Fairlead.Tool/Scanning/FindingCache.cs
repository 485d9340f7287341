using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fairlead.Analyzers;
using Fairlead.Core.Rules;
using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis.CSharp;

namespace Fairlead.Tool.Scanning;

/// <summary>
/// What earlier scans found, by a hash of everything that decided it: the rules, and every byte of the project's files, settings and
/// references. Holds no value, as findings have none.
/// </summary>
internal sealed partial class FindingCache(string folder)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private static readonly Lazy<byte[]> Rules = new(() => SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(
        new[] { typeof(FairleadAnalyzer), typeof(Rule), typeof(SecretValues), typeof(CSharpCompilation), typeof(FindingCache) }
            .Select(static type => type.Assembly.ManifestModule.ModuleVersionId)))));

    /// <summary>Gets the folder of this user's machine. The variable <c>FAIRLEAD_CACHE</c> names another one.</summary>
    public static string? GetFolder(ToolContext context)
    {
        if (context.GetEnvironmentVariable("FAIRLEAD_CACHE") is { Length: > 0 } chosen) return context.GetFullPath(chosen);
        string? home = context.GetEnvironmentVariable("XDG_CACHE_HOME") ?? context.GetEnvironmentVariable("LOCALAPPDATA");
        if (string.IsNullOrEmpty(home) && context.GetEnvironmentVariable("HOME") is { Length: > 0 } user)
            home = Path.Combine(user, ".cache");
        return string.IsNullOrEmpty(home) ? null : Path.Combine(home, "fairlead", "scan");
    }

    /// <summary>Begins the key of a project with the rules that judge it.</summary>
    public static IncrementalHash CreateKey()
    {
        var key = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        key.AppendData(Rules.Value);
        return key;
    }

    /// <summary>Finds what was found before. Returns null for a project that changed or was never scanned.</summary>
    public IReadOnlyList<Finding>? Find(string key)
    {
        string path = GetPath(key);
        try
        {
            if (!File.Exists(path)) return null;
            using FileStream stream = File.OpenRead(path);
            return JsonSerializer.Deserialize(stream, Json.Default.FindingArray);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public void Add(string key, IEnumerable<Finding> findings)
    {
        try
        {
            Finding[] kept = [.. findings.Select(static finding => finding with { ValueKey = "" })];
            Reports.ReportFile.Write(GetPath(key), output => output.Write(JsonSerializer.Serialize(kept, Json.Default.FindingArray)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A cache that cannot be written is slow, and not wrong.
        }
    }

    /// <summary>Removes what nobody has asked for in a month.</summary>
    public void RemoveOld(DateTime now)
    {
        if (!Directory.Exists(folder)) return;
        foreach (string path in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
        {
            try
            {
                if (now - File.GetLastAccessTimeUtc(path) > Kept) File.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another scan has removed it, or reads it.
            }
        }
    }

    private string GetPath(string key) => Path.Combine(folder, key[..2], key + ".json");

    [JsonSerializable(typeof(Finding[]))]
    private sealed partial class Json : JsonSerializerContext;
}
