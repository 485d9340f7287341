using Fairlead.CodeFixes.UserSecrets;
using Fairlead.Core.Connections;
using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.Configuration;

/// <summary>
/// Moves a setting of .NET's configuration: the user secrets have it under the same key, and the file has it no more. Where the key would
/// then mean something else on the developer's machine, the value is kept under a key that says where it came from.
/// </summary>
internal sealed class SettingMoves(TextDocument file, string text, UserSecretsStore store)
{
    private const string Title = "Move to the user secrets";
    private const string Profiles = "profiles";
    private const string Variables = "environmentVariables";

    /// <summary>Variables that the host reads without their prefix.</summary>
    private static readonly string[] HostPrefixes = ["ASPNETCORE_", "DOTNET_"];

    private readonly string _path = file.FilePath ?? file.Name;

    public async Task<Attempt<FileMove>> FindAsync(int position, CancellationToken cancellationToken)
    {
        if (JsonPlace.FindAt(text, position) is not { } place)
            return Attempt<FileMove>.Fail($"'{file.Name}' is broken; repair it first");
        if (JsonPlace.Find(text, place.Path)?.Value.Span != place.Value.Span)
            return Attempt<FileMove>.Fail("the setting is written twice; remove one of them first");

        if (ProjectSettings.IsLaunchSettings(_path))
        {
            Attempt<string> variable = await FindVariableKeyAsync(place, cancellationToken).ConfigureAwait(false);
            return variable.Succeeded
                ? Create(place, variable.Value)
                : Attempt<FileMove>.Fail(variable.Obstacle);
        }

        string key = ProjectSettings.GetKey(place.Path);
        return await IsTakenAsync(key, place.Text, cancellationToken).ConfigureAwait(false)
            ? Create(place, $"{ConfigurationMoves.GetOrigin(file)}:{key}")
            : Create(place, key);
    }

    private FileMove Create(JsonPlace place, string key)
    {
        IReadOnlyList<string> path = place.Path;
        bool isKept = key.StartsWith(ConfigurationMoves.GetOrigin(file) + ":", StringComparison.Ordinal);
        return new FileMove(
            isKept ? $"{Title} as '{key}'" : Title,
            [new StoredSecret(key, place.Text)],
            [new FileEdit(place.Value.Span, text => JsonMemberRemoval.Remove(text, path))]);
    }

    /// <summary>
    /// Determines whether the key in the user secrets would change what a developer's program gets: the value is of another stage, or a
    /// file or the user secrets have another one for development.
    /// </summary>
    private async Task<bool> IsTakenAsync(string key, string value, CancellationToken cancellationToken)
    {
        if (ProjectSettings.IsForOtherStage(_path)) return true;
        if (ProjectSettings.IsForDevelopment(_path)) return false;
        if (store.FindValue(key) is { } stored && stored != value) return true;
        foreach (TextDocument other in file.Project.AdditionalDocuments)
        {
            string path = other.FilePath ?? other.Name;
            if (path == _path || !ProjectSettings.IsForDevelopment(path)) continue;
            string otherText = (await other.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
            if (ProjectSettings.Read(path, otherText).Any(setting =>
                string.Equals(setting.Key, key, StringComparison.OrdinalIgnoreCase) && setting.Value.Length > 0 && setting.Value != value))
                return true;
        }
        return false;
    }

    /// <summary>Finds the key that a variable of a profile sets.</summary>
    private async Task<Attempt<string>> FindVariableKeyAsync(JsonPlace place, CancellationToken cancellationToken)
    {
        if (place.Path.Count != 4 || place.Path[0] != Profiles || place.Path[2] != Variables)
            return Attempt<string>.Fail("it is no environment variable of a profile; make it one first");
        string name = place.Path[3];
        if (name.StartsWith(ConnectionId.FairleadPrefix, StringComparison.Ordinal)) return FindConnectionKey(name);

        if (HostPrefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) is { } prefix)
            name = name.Substring(prefix.Length);
        if (ProjectSettings.NamesSetting(name)) return ProjectSettings.GetVariableKey(name);

        // Any other name may be meant for a library, which reads the environment and knows no user secrets.
        return await IsReadAsSettingAsync(name, cancellationToken).ConfigureAwait(false)
            ? name
            : Attempt<string>.Fail($"whoever reads '{name}' may know the environment only; set it in your shell, and delete it here");
    }

    /// <summary>A connection's variable has its id in capitals; the manifest has it as it is.</summary>
    private Attempt<string> FindConnectionKey(string variable)
    {
        int separator = variable.IndexOf("__", ConnectionId.FairleadPrefix.Length, StringComparison.Ordinal);
        string id = separator < 0 ? variable : variable.Substring(0, separator);
        string? declared = file.Project.AdditionalDocuments
            .Where(static document => Core.Manifest.ManifestFileNames.IsManifest(document.FilePath ?? document.Name))
            .Select(static document => document.TryGetText(out var manifest) ? manifest.ToString() : "")
            .SelectMany(static manifest => Core.Json.JsonDocument.Parse(manifest, Core.Json.JsonReaderOptions.Relaxed)
                .Root?["connections"]?.Members ?? [])
            .Select(static member => member.Name)
            .FirstOrDefault(name => ConnectionId.EnvironmentNames(ConnectionId.FairleadPrefix, name).Contains(id));
        if (declared is null) return Attempt<string>.Fail($"no manifest of the project declares the connection of '{variable}'");
        string field = separator < 0 ? "" : ":" + variable.Substring(separator + 2).ToLowerInvariant();
        return $"Connections:{declared}{field}";
    }

    /// <summary>Determines whether the code names a variable other than to ask the environment for it.</summary>
    private async Task<bool> IsReadAsSettingAsync(string name, CancellationToken cancellationToken)
    {
        bool isNamed = false;
        foreach (Document document in file.Project.Documents)
        {
            string code = (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
            if (code.Contains($"GetEnvironmentVariable(\"{name}\"")) return false;
            isNamed |= code.Contains($"\"{name}\"");
        }
        return isNamed;
    }
}
