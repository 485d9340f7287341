using Fairlead.CodeFixes.Configuration;
using Fairlead.CodeFixes.UserSecrets;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Manifest;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.Manifest;

/// <summary>
/// Moves a secret of a manifest to <c>Connections:&lt;id&gt;:&lt;field&gt;</c>. What belongs to no connection of the developer's, such as
/// an override for production, is kept under a key that says where it came from.
/// </summary>
internal sealed class ManifestMoves : IFileMoves
{
    private const string Title = "Move to the user secrets";

    public async Task<Attempt<FileMove>> FindAsync(
        TextDocument file, Diagnostic finding, UserSecretsStore store, CancellationToken cancellationToken)
    {
        string text = (await file.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
        if (ReadOnlyFiles.Contains(file.FilePath ?? file.Name)) return Attempt<FileMove>.Fail($"'{file.Name}' is read-only");
        if (ManifestPath.FindAt(text, finding.Location.SourceSpan.Start) is not { } place)
            return Attempt<FileMove>.Fail($"'{file.Name}' is broken; repair it first");
        if (place.IsOfTemplate) return Attempt<FileMove>.Fail("it is a template's; store it for each instance, and delete it here");
        if (place.Source == "host" && place.ConnectionId is not null) return CredentialsInHost.Find(place);

        string? own = place.ConnectionId is null ? null : StoredSecret.FromConnection(place.ConnectionId, place.Source, "").Key;
        bool isTaken = own is null || (place.Deployment is null
            && (store.FindValue(own) ?? place.FindInDevelopment() ?? place.Text) != place.Text);
        string key = isTaken ? $"{ConfigurationMoves.GetOrigin(file)}:{string.Join(":", place.Path)}" : own!;
        return new FileMove(
            isTaken ? $"{Title} as '{key}'" : Title,
            [new StoredSecret(key, place.Text)],
            [new FileEdit(place.Span, manifest => Remove(manifest, place))]);
    }

    private static string Remove(string manifest, ManifestPath place)
    {
        string removed = JsonMemberRemoval.Remove(manifest, place.Path);
        string[] extras = [.. place.Path.Take(place.Path.Count - 1)];
        if (extras.LastOrDefault() == "extra" && JsonPlace.Find(removed, extras) is { Value.Members.Count: 0 })
            removed = JsonMemberRemoval.Remove(removed, extras);
        return Declare(removed, place);
    }

    /// <summary>Declares that the secret has to be there, or that it is one.</summary>
    private static string Declare(string manifest, ManifestPath place)
    {
        if (place.ConnectionId is null || place.Deployment is not null) return manifest;
        KeyValuePair<string, JsonValue>? declaration = place switch
        {
            { Source: "password" } => new("password", NewConnection.Required),
            { ExtraName: { } extra } when !place.IsDeclared => new(extra, NewConnection.Secret),
            _ => null,
        };
        if (declaration is null) return manifest;
        return new NewConnection(place.ConnectionId, place.Type.Id) { Fields = [declaration.Value] }.Complete(manifest) ?? manifest;
    }
}
