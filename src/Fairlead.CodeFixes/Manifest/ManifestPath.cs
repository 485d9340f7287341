using Fairlead.CodeFixes.Configuration;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Text;
using Fairlead.Detection.Transport;

namespace Fairlead.CodeFixes.Manifest;

/// <summary>A value of a manifest, and what it is to which connection. A class, so that nothing prints the value.</summary>
internal sealed class ManifestPath
{
    private readonly string _manifest;

    private ManifestPath(string manifest, JsonPlace place)
    {
        _manifest = manifest;
        (Path, Text, Span) = (place.Path, place.Text, place.Value.Span);
        if (Path.Count > 2 && Path[0] == "connections")
        {
            (ConnectionId, Source) = (Path[1], GetSource(Path, 2));
        }
        else if (Path.Count > 4 && Path[0] == "deployments" && Path[2] == "overrides")
        {
            (Deployment, Source) = (Path[1], GetSource(Path, 4));
            if (DevelopmentStages.IsNamedBy(Deployment)) ConnectionId = Path[3];
        }
    }

    public IReadOnlyList<string> Path { get; }

    public string Text { get; }

    public SourceSpan Span { get; }

    /// <summary>The connection that has the value on a developer's machine; null if none has.</summary>
    public string? ConnectionId { get; }

    /// <summary>The deployment that overrides the connection; null where the connection itself is declared.</summary>
    public string? Deployment { get; }

    /// <summary>The field (<c>password</c>) or extra (<c>extra.api_key</c>).</summary>
    public string Source { get; } = "";

    public string? ExtraName => Source.StartsWith("extra.", StringComparison.Ordinal) ? Source.Substring("extra.".Length) : null;

    public ConnectionType Type => ConnectionTypeTable.BuiltIn.Find(Connection?["conn_type"]?.Text ?? "") ?? GenericConnectionTypes.Generic;

    /// <summary>True if the type or the connection itself declares the extra.</summary>
    public bool IsDeclared => ExtraName is { } extra && (Type.FindExtra(extra) is not null || Connection?["fields"]?[extra] is not null);

    public bool IsOfTemplate => Connection?["parameters"] is { Members.Count: > 0 };

    private JsonValue? Connection => ConnectionId is null
        ? null
        : JsonDocument.Parse(_manifest, JsonReaderOptions.Relaxed).Root?["connections"]?[ConnectionId];

    /// <summary>Finds the property or extra that a position is in; an extra may hold the secret further inside.</summary>
    public static ManifestPath? FindAt(string manifest, int position)
    {
        if (JsonPlace.FindAt(manifest, position) is not { } inner) return FindObjectAt(manifest, position);
        int depth = GetDepth(inner.Path);
        return JsonPlace.Find(manifest, [.. inner.Path.Take(depth)]) is { } place ? new ManifestPath(manifest, place) : null;
    }

    /// <summary>Finds the same secret of a deployment that is for development. Returns null if there is none.</summary>
    public string? FindInDevelopment()
    {
        if (ConnectionId is null || Source.Length == 0) return null;
        JsonValue? deployments = JsonDocument.Parse(_manifest, JsonReaderOptions.Relaxed).Root?["deployments"];
        return (deployments?.Members ?? [])
            .Where(static deployment => DevelopmentStages.IsNamedBy(deployment.Name))
            .Select(deployment => deployment.Value["overrides"]?[ConnectionId])
            .Select(overrides => ExtraName is { } extra ? overrides?["extra"]?[extra]?.Text : overrides?[Source]?.Text)
            .FirstOrDefault(static value => value is not null);
    }

    /// <summary>The finding of an object or array as a whole begins at its brace.</summary>
    private static ManifestPath? FindObjectAt(string manifest, int position)
    {
        for (int inside = position + 1; inside < manifest.Length; inside++)
        {
            if (JsonPlace.FindAt(manifest, inside) is not { } inner) continue;
            for (int depth = GetDepth(inner.Path); depth > 0; depth--)
            {
                if (JsonPlace.Find(manifest, [.. inner.Path.Take(depth)]) is { } place && place.Value.Span.Start == position)
                    return new ManifestPath(manifest, place);
            }
            return null;
        }
        return null;
    }

    private static int GetDepth(IReadOnlyList<string> path)
    {
        for (int i = 0; i < path.Count; i++)
        {
            if (path[i] == "extra" && i > 1) return Math.Min(i + 2, path.Count);
        }
        return path.Count;
    }

    private static string GetSource(IReadOnlyList<string> path, int start)
    {
        int count = path.Count - start;
        if (count == 1) return path[start];
        bool isDefault = count == 3 && path[start] == "fields" && path[start + 2] == "default";
        return isDefault || (count == 2 && path[start] == "extra") ? "extra." + path[start + 1] : "";
    }
}
