using Fairlead.Core.Json;
using Fairlead.Operations.Sessions;

namespace Fairlead.Operations.Checking;

/// <summary>The connections that the program requires: those of its lock file, or all that its manifests declare.</summary>
internal static class RequiredConnections
{
    public const string LockFile = "connections.lock.json";

    /// <summary>Lists the ids in ordinal order.</summary>
    /// <exception cref="OperationException">The lock file is broken.</exception>
    public static IReadOnlyList<string> List(ConnectionSession session)
    {
        string path = Path.Combine(session.Project.Folder, LockFile);
        if (!File.Exists(path)) return [.. session.ListIds()];
        string text = ReadText(path);
        JsonDocument json = JsonDocument.Parse(text, JsonReaderOptions.Relaxed);
        if (json.Error is not null || json.Root?["connections"] is not { Kind: JsonKind.Object } connections)
            throw OperationException.Work($"'{path}' is not a lock file; build the project to write it again");
        HashSet<string> locked =
            [.. connections.Members.Where(connection => IsIn(connection.Value)).Select(static connection => connection.Name)];
        return [.. session.ListIds().Where(id => locked.Contains(session.Catalog.GetDeclaredId(id))), .. FindUndeclared(session, locked)];

        bool IsIn(JsonValue connection) => session.Deployment.Name is not { } deployment
            || connection["deployments"] is not { Elements.Count: > 0 } deployments
            || deployments.Elements.Any(name => name.Text == deployment);
    }

    /// <summary>
    /// What the lock file names and no manifest of this folder declares comes from a package, whose manifest is not at hand.
    /// </summary>
    private static IEnumerable<string> FindUndeclared(ConnectionSession session, HashSet<string> locked) =>
        locked.Where(id => session.FindDeclared(id) is null).Order(StringComparer.Ordinal);

    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OperationException.Work($"'{path}' cannot be read ({e.GetType().Name})");
        }
    }
}
