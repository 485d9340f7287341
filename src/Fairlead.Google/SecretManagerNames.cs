using System.Diagnostics.CodeAnalysis;

namespace Fairlead.Google;

/// <summary>
/// The name of a connection's secret. Different ids have different names, and none is another secret's than one with the prefix.
/// </summary>
internal sealed class SecretManagerNames(string? prefix, string separator)
{
    private const string Deployment = "{deployment}";
    private const int MaximumLength = 255;

    public static bool IsPart(string text) => text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    public static bool IsPrefix(string prefix) =>
        prefix.Split(Deployment).Length <= 2 && IsPart(prefix.Replace(Deployment, "", StringComparison.Ordinal))
            && prefix.Length < MaximumLength;

    /// <summary>Also those of a domain, such as <c>example.com:acme</c>.</summary>
    public static bool IsProject(string text) =>
        text.Length is > 0 and <= 100 && char.IsAsciiLetterOrDigit(text[0])
            && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or ':');

    public static bool IsLocation(string text) =>
        text.Length is > 0 and <= 63 && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-');

    public static bool IsVersion(string text) => text.Length is > 0 and <= 63 && IsPart(text);

    /// <summary>Gets the name of a connection's secret. Where there cannot be one, the reason says why.</summary>
    public bool TryGetName(BackendRequest request, [NotNullWhen(true)] out string? name, [NotNullWhen(false)] out string? reason)
    {
        name = null;
        reason = FindProblem(request);
        if (reason is not null) return false;
        name = prefix!.Replace(Deployment, request.Deployment, StringComparison.Ordinal) + separator + request.ConnectionId;
        if (name.Length <= MaximumLength) return true;
        name = null;
        reason = "a name there has at most 255 characters";
        return false;
    }

    /// <summary>Describes a connection's place where it may have no name.</summary>
    public string Describe(BackendRequest request) =>
        TryGetName(request, out string? name, out _) ? name : prefix is null ? "(none)" : prefix + separator + "{id}";

    private string? FindProblem(BackendRequest request)
    {
        if (prefix is null) return $"{nameof(GoogleSecretManagerBackendOptions.ConnectionsPrefix)} is null, and nothing is looked up";
        if (request.ConnectionId.Length == 0) return "the id is empty";
        if (!IsPart(request.ConnectionId)) return "secret names may contain only letters, digits, '_' and '-'";
        if (!prefix.Contains(Deployment, StringComparison.Ordinal)) return null;
        if (request.Deployment is not { Length: > 0 } deployment) return "the name contains {deployment}, and no deployment is active";
        return IsPart(deployment)
            ? null : "the deployment's name cannot be part of a name there, which has letters, digits, '_' and '-' only";
    }
}
