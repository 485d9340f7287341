using System.Text.Json;

namespace Fairlead.CodeFixes.Tests.Situations;

/// <summary>A developer's user secrets, in the home directory of the tests.</summary>
internal static class SecretStore
{
    public const string FileName = "secrets.json";

    public static string GetPath(string userSecretsId) =>
        Path.Combine(Environment.GetEnvironmentVariable("HOME")!, ".microsoft", "usersecrets", userSecretsId, FileName);

    public static void Write(string userSecretsId, string text)
    {
        string path = GetPath(userSecretsId);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public static void Delete(string? userSecretsId)
    {
        if (userSecretsId is not null && Directory.Exists(Path.GetDirectoryName(GetPath(userSecretsId))))
            Directory.Delete(Path.GetDirectoryName(GetPath(userSecretsId))!, recursive: true);
    }

    /// <summary>Reads the values by their keys, as <c>IConfiguration</c> does; what is no JSON, as it is.</summary>
    public static SortedDictionary<string, string> Read(string? userSecretsId)
    {
        var values = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (userSecretsId is null || !File.Exists(GetPath(userSecretsId))) return values;
        string text = File.ReadAllText(GetPath(userSecretsId));
        try
        {
            using JsonDocument json = JsonDocument.Parse(
                text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            Add(json.RootElement, "", values);
        }
        catch (JsonException)
        {
            values["broken"] = text;
        }
        return values;
    }

    private static void Add(JsonElement element, string path, SortedDictionary<string, string> values)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in element.EnumerateObject())
                Add(member.Value, path.Length == 0 ? member.Name : $"{path}:{member.Name}", values);
        }
        else
        {
            values[path] = element.ToString();
        }
    }
}
