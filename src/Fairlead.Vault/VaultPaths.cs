using System.Diagnostics.CodeAnalysis;

namespace Fairlead.Vault;

/// <summary>
/// Paths of connections. An id may contain slashes, as in Airflow, which lead to subfolders: two ids never share a path, and none leaves
/// the folder.
/// </summary>
internal static class VaultPaths
{
    private const string Id = "{id}";
    private const string Deployment = "{deployment}";

    /// <summary>
    /// Formats a template for a connection. A template without the id is a folder if <paramref name="isFolder"/> says so.
    /// </summary>
    public static bool TryFormat(
        string template, bool isFolder, BackendRequest request,
        [NotNullWhen(true)] out string? path, [NotNullWhen(false)] out string? reason)
    {
        path = null;
        string full = isFolder ? Complete(template) : template;
        bool hasDeployment = full.Contains(Deployment, StringComparison.Ordinal);
        reason = !IsPath(request.ConnectionId) ? "the id cannot be a path in Vault"
            : !hasDeployment ? null
            : request.Deployment is null ? $"no deployment is active, and the path '{full}' needs one"
            : !IsSegment(request.Deployment) ? "the deployment's name cannot be part of a path in Vault"
            : null;
        if (reason is not null) return false;
        path = full.Replace(Deployment, request.Deployment, StringComparison.Ordinal)
            .Replace(Id, request.ConnectionId, StringComparison.Ordinal);
        return true;
    }

    /// <summary>Adds the id to a template that is only a folder.</summary>
    public static string Complete(string template)
    {
        string trimmed = template.Trim('/');
        if (trimmed.Contains(Id, StringComparison.Ordinal)) return trimmed;
        return trimmed.Length == 0 ? Id : $"{trimmed}/{Id}";
    }

    /// <summary>Determines whether a template consists of names and the two placeholders.</summary>
    public static bool IsTemplate(string template) =>
        IsPath(template.Replace(Id, "id", StringComparison.Ordinal).Replace(Deployment, "deployment", StringComparison.Ordinal));

    /// <summary>
    /// Determines whether Vault accepts a path and reads it as it is written: no part is empty, is <c>..</c> or ends with a period.
    /// </summary>
    public static bool IsPath(string path) => path.Split('/').All(IsSegment);

    /// <summary>Escapes a path for an address.</summary>
    public static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static bool IsSegment(string segment) =>
        segment.Length > 0 && segment[^1] != '.'
            && !segment.Any(static c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '/' or '{' or '}' or '?' or '*');
}
