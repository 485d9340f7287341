using System.Globalization;
using System.Text.Json;

namespace Fairlead.Google;

/// <summary>What a writer has seen of a secret: its annotations under an etag, and its latest version.</summary>
internal sealed class SecretManagerState
{
    public required string Etag { get; init; }

    public required IReadOnlyDictionary<string, string> Annotations { get; init; }

    /// <summary>Gets the number of the latest version; 0 where there is none.</summary>
    public required long Number { get; init; }

    /// <summary>Gets the state of the latest version, such as <c>ENABLED</c>.</summary>
    public required string VersionState { get; init; }

    public required string VersionEtag { get; init; }

    public string Version => Number.ToString(CultureInfo.InvariantCulture);

    public bool IsEnabled => VersionState == "ENABLED";

    /// <summary>Gets whether there is nothing that can be read, now or later: what is left of a connection that was deleted.</summary>
    public bool IsLeftover => Number == 0 || VersionState == "DESTROYED";

    /// <summary>Gets what a claim is about: of two writers that saw the same, one may write.</summary>
    public string Basis => Number == 0 ? NoVersion : $"{Version}-{VersionState}";

    public const string NoVersion = "none";

    public static SecretManagerState Read(JsonElement secret, JsonElement? latest)
    {
        var annotations = new Dictionary<string, string>(StringComparer.Ordinal);
        if (secret.FindProperty("annotations") is { ValueKind: JsonValueKind.Object } found)
        {
            foreach (JsonProperty annotation in found.EnumerateObject())
                annotations[annotation.Name] = found.FindString(annotation.Name) ?? "";
        }
        return new SecretManagerState
        {
            Etag = secret.FindString("etag")
                ?? throw new SecretManagerException("the service says no etag, without which nothing is written"),
            Annotations = annotations,
            Number = latest is { } version ? ReadNumber(version) : 0,
            VersionState = latest?.FindString("state") ?? "",
            VersionEtag = latest?.FindString("etag") ?? "",
        };
    }

    private static long ReadNumber(JsonElement version) =>
        SecretManagerPayload.FindNumber(version) ?? throw new SecretManagerException("the answer is not the service's");
}
