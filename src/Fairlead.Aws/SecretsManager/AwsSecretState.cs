using System.Text.Json;

namespace Fairlead.Aws;

/// <summary>The description of a secret, without its value.</summary>
internal sealed class AwsSecretState
{
    private AwsSecretState(string? currentVersion, bool isDeleted)
    {
        CurrentVersion = currentVersion;
        IsDeleted = isDeleted;
    }

    public string? CurrentVersion { get; }

    /// <summary>Whether it is marked for deletion. Until it is deleted, it keeps its name and its versions.</summary>
    public bool IsDeleted { get; }

    public static AwsSecretState Read(JsonElement description)
    {
        bool isDeleted = description.TryGetProperty("DeletedDate", out JsonElement date) && date.ValueKind == JsonValueKind.Number;
        bool hasVersions = description.TryGetProperty("VersionIdsToStages", out JsonElement versions)
            && versions.ValueKind == JsonValueKind.Object;
        string? current = hasVersions
            ? versions.EnumerateObject().Where(IsCurrent).Select(static version => version.Name).FirstOrDefault() : null;
        return new AwsSecretState(current, isDeleted);
    }

    private static bool IsCurrent(JsonProperty version) =>
        version.Value.ValueKind == JsonValueKind.Array
        && version.Value.EnumerateArray().Any(static stage => stage.ValueEquals(AwsSecretsManagerBackendOptions.CurrentStage));
}
