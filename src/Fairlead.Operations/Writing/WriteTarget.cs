using Fairlead.Core.Text;
using Fairlead.Operations.Sessions;
using Fairlead.Resolution;

namespace Fairlead.Operations.Writing;

/// <summary>The backend that a command writes to.</summary>
internal sealed class WriteTarget
{
    private readonly BackendLink? _link;
    private readonly UserSecretsBackend? _secrets;
    private readonly ConnectionSession _session;

    private WriteTarget(ConnectionSession session, BackendLink? link, UserSecretsBackend? secrets) =>
        (_session, _link, _secrets) = (session, link, secrets);

    public string Name => _link?.Name ?? _secrets!.Name;

    /// <summary>
    /// Finds the backend that is named, or the first one that can be written. On a developer's machine that may be the user secrets.
    /// </summary>
    /// <exception cref="OperationException">No such backend can be written.</exception>
    public static WriteTarget Find(ConnectionSession session, string? named)
    {
        BackendLink[] writable =
            [.. session.Backends.Select(static backend => backend.Link).Where(static link => link.Backend is IWritableBackend)];
        UserSecretsBackend? secrets = FindUserSecrets(session);
        string[] names = [.. writable.Select(static link => link.Name), .. secrets is null ? Array.Empty<string>() : [secrets.Name]];
        if (named is null)
        {
            return writable.Length > 0 ? new(session, writable[0], null)
                : secrets is not null ? new(session, null, secrets)
                : throw OperationException.Work(
                    "None of the backends can be written; name a writable one in 'backends' of the deployment, "
                    + "or give the project user secrets with 'dotnet user-secrets init'");
        }
        if (writable.FirstOrDefault(link => IsNamed(link.Name, named)) is { } found) return new(session, found, null);
        if (secrets is not null && IsNamed(secrets.Name, named)) return new(session, null, secrets);
        bool exists = session.Backends.Any(backend => IsNamed(backend.Name, named));
        string what = exists ? $"The backend '{QuotedName.Show(named)}' can't be written"
            : $"There is no backend '{QuotedName.Show(named)}'";
        throw OperationException.Request(names.Length == 0 ? $"{what}, and no other can"
            : $"{what}; these can: {string.Join(", ", names)}");
    }

    /// <summary>Finds the user secrets of the project. Returns null if its programs would not read them.</summary>
    public static UserSecretsBackend? FindUserSecrets(ConnectionSession session) =>
        session.Host.EnvironmentName == SessionHost.Development && session.Project.ProjectFile?.UserSecretsId is { } id
            && UserSecretsPath.Find(id, session.Options.Variables) is { } path
            ? new UserSecretsBackend(path) : null;

    /// <summary>The user secrets as a target.</summary>
    public static WriteTarget FromUserSecrets(ConnectionSession session, UserSecretsBackend secrets) => new(session, null, secrets);

    /// <summary>Reads what the backend has. Returns null if it doesn't have the connection.</summary>
    /// <exception cref="OperationException">It can't be read.</exception>
    public async Task<StoredConnection?> FindAsync(string connectionId, CancellationToken cancellationToken)
    {
        BackendRequest request = _session.CreateRequest(connectionId);
        BackendAnswer answer = _link is null
            ? await _secrets!.FindAsync(request, cancellationToken).ConfigureAwait(false)
            : await _link.AskAsync(request, cancellationToken).ConfigureAwait(false);
        if (answer.Outcome == BackendOutcome.NotFound) return null;
        DeclaredType type = DeclaredType.For(request.Definition);
        var draft = new ConnectionDraft(type);
        string? defect = answer.Outcome == BackendOutcome.Found ? BackendChain.Read(answer, type, draft) : answer.Reason
            ?? $"{answer.Outcome}";
        return defect is null
            ? new StoredConnection { ConnectionId = connectionId, Fields = draft.ListFields(), Version = answer.Version ?? "" }
            : throw OperationException.Work($"The backend '{Name}' can't be read: {defect}");
    }

    public ValueTask<BackendWriteResult> WriteAsync(
        string connectionId, IReadOnlyDictionary<string, Secret> fields, string? version, CancellationToken cancellationToken)
    {
        var write = new BackendWrite(_session.CreateRequest(connectionId), fields, version);
        return _link?.WriteAsync(write, cancellationToken) ?? _secrets!.WriteAsync(write, cancellationToken);
    }

    public ValueTask<BackendWriteResult> DeleteAsync(string connectionId, string version, CancellationToken cancellationToken)
    {
        BackendRequest request = _session.CreateRequest(connectionId);
        return _link?.DeleteAsync(request, version, cancellationToken) ?? _secrets!.DeleteAsync(request, version, cancellationToken);
    }

    /// <summary>The type is written with words in manifests (<c>aws_secrets_manager</c>), and case doesn't matter.</summary>
    private static bool IsNamed(string name, string asked) => string.Equals(Fold(name), Fold(asked), StringComparison.Ordinal)
        || Fold(name).StartsWith(Fold(asked) + "_", StringComparison.Ordinal);

    private static string Fold(string name) => name.ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
}
