using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Fairlead.Aws;

/// <summary>
/// The names of connections in a service of AWS. Different ids have different names, and none leaves the folder of the template.
/// </summary>
internal sealed class AwsNameTemplate(AwsBackendOptions options, Func<string, string?> findProblem)
{
    private const string Id = "{id}";
    private const string Deployment = "{deployment}";

    private readonly string? _template = options.NameTemplate;
    private readonly Regex? _lookup = options.ConnectionsLookupPattern is { } pattern ? CreateLookup(pattern) : null;

    /// <summary>Gets whether the template begins with an ARN. Connections named by ARN can be read, but not created.</summary>
    public bool IsArn => _template?.StartsWith("arn:", StringComparison.Ordinal) == true;

    /// <summary>Gets the template with <c>*</c> for its placeholders, as in policies.</summary>
    public string Pattern => _template?.Replace(Id, "*", StringComparison.Ordinal).Replace(Deployment, "*", StringComparison.Ordinal) ?? "";

    /// <summary>Finds what is wrong with a template. Returns null if it is valid.</summary>
    public static string? FindProblem(string template, Func<string, string?> findProblem)
    {
        if (template.Length == 0) return "is empty";
        if (template.Split(Id).Length != 2) return "must contain {id} once";
        if (template.Split(Deployment).Length > 2) return "contains {deployment} more than once";
        string example = template.Replace(Id, "id", StringComparison.Ordinal).Replace(Deployment, "deployment", StringComparison.Ordinal);
        return findProblem(example) is { } problem ? $"is not a valid name in this service: {problem}" : null;
    }

    /// <summary>Finds what is wrong with a pattern for ids. Returns null if it is valid.</summary>
    public static string? FindPatternProblem(string pattern)
    {
        try
        {
            CreateLookup(pattern);
            return null;
        }
        catch (RegexParseException e)
        {
            return FormattableString.Invariant($"is not a .NET regular expression: {e.Error} at character {e.Offset}");
        }
    }

    /// <summary>Gets the name of a connection. If it has none, the reason says why.</summary>
    public bool TryGetName(BackendRequest request, [NotNullWhen(true)] out string? name, [NotNullWhen(false)] out string? reason)
    {
        name = null;
        reason = FindExclusion(request.ConnectionId);
        if (reason is not null) return false;
        string template = _template!;
        if (template.Contains(Deployment, StringComparison.Ordinal) && request.Deployment is not { Length: > 0 })
        {
            reason = "the name contains {deployment}, and no deployment is active";
            return false;
        }
        string filled = template.Replace(Deployment, request.Deployment, StringComparison.Ordinal);
        reason = FindPartProblem(request.ConnectionId)
            ?? FindPartProblem(request.Deployment ?? "x")
            ?? findProblem(filled.Replace(Id, request.ConnectionId, StringComparison.Ordinal));
        if (reason is not null) return false;
        name = filled.Replace(Id, request.ConnectionId, StringComparison.Ordinal);
        return true;
    }

    /// <summary>Describes where a connection is, even if it has no name.</summary>
    public string Describe(BackendRequest request) => TryGetName(request, out string? name, out _) ? name : _template ?? "(none)";

    /// <summary>Finds why a connection is not looked up. Returns null if it is.</summary>
    private string? FindExclusion(string id)
    {
        if (_template is null) return $"{nameof(options.NameTemplate)} is null, and nothing is looked up";

        // If any match begins at the start of the id, the first one does.
        return _lookup?.Match(id) is { Success: false } or { Index: > 0 }
            ? $"the id does not match {nameof(options.ConnectionsLookupPattern)}" : null;
    }

    private static Regex CreateLookup(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A colon in an id would select a version of another connection's parameter.</summary>
    private static string? FindPartProblem(string part)
    {
        if (part.Contains(':', StringComparison.Ordinal)) return "an id with ':' cannot be part of a name";
        return part.Split('/').Any(static segment => segment is "" or "." or "..")
            ? "an id with an empty folder, '.' or '..' cannot be part of a name"
            : null;
    }
}
