using Fairlead.CodeFixes.UserSecrets;
using Fairlead.Core.Json;
using Fairlead.Detection.Configuration;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.Configuration;

/// <summary>
/// The settings that a project's own files give a program, apart from user secrets: <c>appsettings*.json</c>, and the variables of
/// <c>launchSettings.json</c>.
/// </summary>
internal static class ProjectSettings
{
    private const string VariableSeparator = "__";

    /// <summary>Determines whether .NET's host reads a file as settings.</summary>
    public static bool IsSettingsFile(string path)
    {
        string name = ConfigurationFiles.GetFileName(path);
        return name.StartsWith("appsettings.", StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal);
    }

    public static bool IsLaunchSettings(string path) => ConfigurationFiles.GetFileName(path) == "launchsettings.json";

    /// <summary>Determines whether a file of settings holds for a stage that is not the developer's, such as Production.</summary>
    public static bool IsForOtherStage(string path)
    {
        string[] parts = ConfigurationFiles.GetFileName(path).Split('.');
        return parts.Length > 2 && !parts.Skip(1).Take(parts.Length - 2).Any(DevelopmentStages.Contains);
    }

    public static bool IsForDevelopment(string path) =>
        IsLaunchSettings(path) || (IsSettingsFile(path) && DevelopmentStages.IsNamedBy(ConfigurationFiles.GetFileName(path)));

    /// <summary>Gets the key that a path in a file of settings has.</summary>
    public static string GetKey(IReadOnlyList<string> path) => string.Join(":", path);

    /// <summary>Gets the key that a variable sets.</summary>
    public static string GetVariableKey(string name) => name.Replace(VariableSeparator, ":");

    /// <summary>True if nothing but .NET's configuration would give a variable such a name.</summary>
    public static bool NamesSetting(string variable) => variable.IndexOf(VariableSeparator, StringComparison.Ordinal) > 0;

    /// <summary>Finds the values that a developer's program gets, by key.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(Project project, CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        IEnumerable<TextDocument> files = project.AdditionalDocuments
            .Where(static file => IsSettingsFile(GetPath(file)) && !IsForOtherStage(GetPath(file)))
            .OrderBy(static file => IsForDevelopment(GetPath(file)) ? 1 : 0)
            .ThenBy(static file => GetPath(file), StringComparer.Ordinal);
        foreach (TextDocument file in files.Concat(project.AdditionalDocuments.Where(static file => IsLaunchSettings(GetPath(file)))))
        {
            string text = (await file.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
            foreach (KeyValuePair<string, string> setting in Read(GetPath(file), text)) settings[setting.Key] = setting.Value;
        }
        return settings;
    }

    /// <summary>Finds the settings of one file.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Read(string path, string text)
    {
        if (JsonDocument.Parse(text, JsonReaderOptions.Relaxed) is not { Error: null, Root: { } root }) return [];
        if (!IsLaunchSettings(path)) return UserSecretsText.Parse(text).Values;
        return (root["profiles"]?.Members ?? [])
            .SelectMany(static profile => profile.Value["environmentVariables"]?.Members ?? [])
            .Where(static variable => variable.Value.Text is not null)
            .Select(static variable => new KeyValuePair<string, string>(GetVariableKey(variable.Name), variable.Value.Text!));
    }

    private static string GetPath(TextDocument file) => file.FilePath ?? file.Name;
}
