using System.Globalization;
using Fairlead.CodeFixes.Configuration;
using Fairlead.CodeFixes.UserSecrets;
using Fairlead.Core.Json;
using Fairlead.Core.Manifest;

namespace Fairlead.CodeFixes.Manifest;

/// <summary>
/// Takes an address with credentials apart that a manifest has as a host: the login and the place stay in the manifest, the password goes
/// to the user secrets.
/// </summary>
internal static class CredentialsInHost
{
    private const string ByHand = "take the address apart by hand: its parts are fields of their own";

    public static Attempt<FileMove> Find(ManifestPath place)
    {
        if (!Uri.TryCreate(place.Text, UriKind.Absolute, out Uri? uri) || uri.Query.Length > 0 || place.Deployment is not null)
            return Attempt<FileMove>.Fail(ByHand);
        int colon = uri.UserInfo.IndexOf(':');
        if (colon < 0) return Attempt<FileMove>.Fail(ByHand);

        // Addresses of web services are hosts as they are.
        bool isWeb = uri.Scheme is "http" or "https";
        string login = Uri.UnescapeDataString(uri.UserInfo.Substring(0, colon));
        string path = Uri.UnescapeDataString(uri.AbsolutePath.Trim('/'));
        int credentials = place.Text.IndexOf("://", StringComparison.Ordinal) + "://".Length;
        string host = isWeb ? place.Text.Remove(credentials, place.Text.IndexOf('@') + 1 - credentials) : uri.Host;
        var rest = new NewConnection(place.ConnectionId!, place.Type.Id)
        {
            Port = isWeb || uri.IsDefaultPort || uri.Port == place.Type.DefaultPort ? null : uri.Port,
            Schema = isWeb || path.Length == 0 ? null : path,
            Login = login.Length == 0 ? null : login,
            Fields = [new("password", NewConnection.Required)],
        };
        string password = Uri.UnescapeDataString(uri.UserInfo.Substring(colon + 1));
        return new FileMove("Move the password to the user secrets",
            [StoredSecret.FromConnection(place.ConnectionId!, "password", password)],
            [new FileEdit(place.Span, text => rest.Complete(Replace(text, place.Path, host)) ?? text)]);
    }

    private static string Replace(string manifest, IReadOnlyList<string> path, string host) =>
        JsonPlace.Find(manifest, path) is { Value.Span: var span }
            ? manifest.Substring(0, span.Start) + JsonWriter.WriteString(host) + manifest.Substring(span.End)
            : manifest;
}
