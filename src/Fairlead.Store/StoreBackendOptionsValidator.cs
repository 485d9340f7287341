using Fairlead.Settings;
using Microsoft.Extensions.Options;

namespace Fairlead.Store;

/// <summary>Finds invalid options.</summary>
internal sealed class StoreBackendOptionsValidator(StoreEnvironment environment) : IValidateOptions<StoreBackendOptions>
{
    private const int MaximumNameLength = 63;

    public ValidateOptionsResult Validate(string? name, StoreBackendOptions options)
    {
        IEnumerable<string> defects = FindDefects(options).Concat(FindKeyDefects(options));
        if (options.Host is not null) defects = defects.Concat(FindPostgreSqlDefects(options));
        return defects.ToResult(options.Name);
    }

    private static IEnumerable<string> FindDefects(StoreBackendOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Name)) yield return $"{nameof(options.Name)} is empty";
        if (options.Path is { } path && (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal)))
            yield return $"{nameof(options.Path)} is not a path";
        if (options.Path is not null && options.Host is not null)
            yield return $"{nameof(options.Path)} is for SQLite and {nameof(options.Host)} for PostgreSQL: set one of them";
        if (!StoreFolder.IsTemplate(options.Folder))
        {
            yield return $"{nameof(options.Folder)} may contain letters, digits and '_', '-', '.', '/', "
                + $"and {StoreFolder.Deployment} at most once";
        }
        if (options.HistoryCount < 1) yield return $"{nameof(options.HistoryCount)} is less than 1";
        if (options.HistoryAge <= TimeSpan.Zero) yield return $"{nameof(options.HistoryAge)} is not more than zero";
        if (options.AuditAge <= TimeSpan.Zero) yield return $"{nameof(options.AuditAge)} is not more than zero";
        if (options.Timeout < TimeSpan.FromMilliseconds(1) || options.Timeout > TimeSpan.FromMinutes(10))
            yield return $"{nameof(options.Timeout)} is not between a millisecond and 10 minutes";
        if (options.ChangedBy is { } changedBy
            && (string.IsNullOrWhiteSpace(changedBy) || changedBy.Length > 200 || changedBy.Any(char.IsControl)))
            yield return $"{nameof(options.ChangedBy)} is not a name of up to 200 characters";
    }

    private IEnumerable<string> FindKeyDefects(StoreBackendOptions options)
    {
        if (options.KeyFile is { } file && string.IsNullOrWhiteSpace(file)) yield return $"{nameof(options.KeyFile)} is empty";
        if (string.IsNullOrWhiteSpace(options.KeyVariable)) yield return $"{nameof(options.KeyVariable)} is empty";
        if (options.KeyFile is not null && options.KeyBackend is not null)
            yield return $"{nameof(options.KeyFile)} and {nameof(options.UseKeyFrom)} are both set";
        if (options.Host is not null && options is { KeyFile: null, KeyBackend: null } && environment.FindKeyVariable(options) is null
            && environment.KeyFile is null)
        {
            yield return "a store that machines share needs a key that they share: "
                + $"set {nameof(options.KeyFile)} or the environment variable {options.KeyVariable}";
        }
    }

    private static IEnumerable<string> FindPostgreSqlDefects(StoreBackendOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Host) || options.Host.Any(static c => char.IsControl(c) || c is ',' or ';' or '@' or '='))
            yield return $"{nameof(options.Host)} is not one host, such as db.internal, or the folder of a socket";
        if (options.Port is < 1 or > ushort.MaxValue) yield return $"{nameof(options.Port)} is not between 1 and 65535";
        if (!IsName(options.Database)) yield return $"{nameof(options.Database)} is not the name of a database";
        if (!IsName(options.Schema) || !options.Schema.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            yield return $"{nameof(options.Schema)} may contain only letters, digits and '_'";
        if (options.Username is { } user && !IsName(user)) yield return $"{nameof(options.Username)} is not the name of a role";
        if (options.Password is not null && options.PasswordFile is not null)
            yield return $"{nameof(options.Password)} and {nameof(options.PasswordFile)} are both set";
    }

    private static bool IsName(string? text) => text is { Length: > 0 and <= MaximumNameLength } && !text.Any(char.IsControl);
}
