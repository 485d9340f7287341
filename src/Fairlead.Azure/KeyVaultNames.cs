namespace Fairlead.Azure;

/// <summary>
/// The names of secrets. Key Vault has letters, digits and '-' only, and does not tell upper case from lower case, so that several
/// connection ids are one name. One of them, in lower case and without '-', has the name to itself; the others have it only where the
/// secret's tag says so.
/// </summary>
internal sealed class KeyVaultNames(string? prefix, string separator)
{
    /// <summary>The tag that says which connection a secret is.</summary>
    public const string IdTag = "fairlead-id";

    private const string Deployment = "{deployment}";
    private const int MaximumLength = 127;

    /// <summary>Gets the names' form, for people: <c>airflow-connections-{id}</c>.</summary>
    public string Template => prefix is null ? "(none)" : Join(prefix, "{id}");

    public static bool IsPrefix(string prefix)
    {
        string plain = prefix.Replace(Deployment, "d", StringComparison.Ordinal);
        return plain.Length < MaximumLength && (plain.Length == 0 || char.IsAsciiLetter(plain[0]))
            && plain.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
    }

    /// <summary>Whether an id has its name to itself.</summary>
    public static bool IsCanonical(string id) => id.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    public bool TryFormat(BackendRequest request, out string name, out string? reason)
    {
        string id = request.ConnectionId;
        name = "";
        if (prefix is null)
        {
            reason = $"{nameof(AzureKeyVaultBackendOptions.ConnectionsPrefix)} is null, and nothing is looked up";
            return false;
        }
        string start = prefix;
        if (prefix.Contains(Deployment, StringComparison.Ordinal))
        {
            if (request.Deployment is not { Length: > 0 } deployment || !IsCanonical(deployment))
            {
                reason = request.Deployment is null
                    ? "the names depend on the deployment, and none is active"
                    : "the deployment's name holds more than lower-case letters, digits and '_', and cannot be part of a secret's name";
                return false;
            }
            start = prefix.Replace(Deployment, deployment, StringComparison.Ordinal);
        }
        if (id.Length == 0 || !id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            reason = "a secret's name may contain only letters, digits and '-' (which stands for '_'), but this id has other characters";
            return false;
        }
        string joined = Join(start, id);
        if (joined.Length > MaximumLength || !char.IsAsciiLetter(joined[0]))
        {
            reason = joined.Length > MaximumLength
                ? $"the secret's name would have more than {MaximumLength} characters"
                : "a secret's name begins with a letter";
            return false;
        }
        (name, reason) = (joined, null);
        return true;
    }

    /// <summary>Finds out why a secret is not the connection's, although it has its name; null where it is.</summary>
    public static string? FindForeignOwner(string id, IDictionary<string, string> tags) => tags.TryGetValue(IdTag, out string? owner)
        ? owner == id ? null : $"the secret of this name is another connection's, according to its tag {IdTag}"
        : IsCanonical(id) ? null
        : $"the secret of this name could be another connection's, because secret names don't distinguish upper case from lower "
            + $"case, or '_' from '-': add the tag {IdTag}={id} if it belongs to this one";

    private string Join(string start, string id) =>
        (start.Length > 0 ? start + separator + id : id).Replace("_", separator, StringComparison.Ordinal);
}
