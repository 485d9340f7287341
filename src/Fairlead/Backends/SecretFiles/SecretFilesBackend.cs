using Fairlead.Core.ConnectionStrings;
using Fairlead.Resolution;

namespace Fairlead.Backends;

/// <summary>
/// A directory of secret files, as Kubernetes, Docker and systemd mount them: a file per connection (<c>orders_db</c>, its text a URI, JSON
/// or connection string), or a directory per connection with a file per field (<c>orders_db/password</c>, <c>orders_db/extra.api_key</c>).
/// Kubernetes swaps all files of a mount at once through the link <c>..data</c>: it is followed once per read, so all fields are of one version.
/// </summary>
internal sealed class SecretFilesBackend(string directory, TimeProvider timeProvider, TimeSpan pollInterval) : ISecretsBackend
{
    private const string VersionLink = "..data";
    private const int ReadsAtMost = 5;

    public string Name => "secret files " + directory;

    public ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        string id = request.ConnectionId;
        string path = Path.Combine(directory, id);
        if (!CanBeFileName(id)) return ValueTask.FromResult(BackendAnswer.NotFound([directory], "the id cannot be a file name"));

        DeclaredType type = DeclaredType.For(request.Definition);
        for (int i = 0; i < ReadsAtMost; i++)
        {
            var changed = new PollingChangeToken(() => GetVersion(id), timeProvider, pollInterval);
            BackendAnswer answer = Find(id, path, type);

            // Whatever changed meanwhile may have left us with half of the old version, which is deleted file by file.
            if (!changed.HasChanged) return ValueTask.FromResult(answer with { ChangeToken = changed });
        }
        return ValueTask.FromResult(BackendAnswer.Unavailable([path], "the files kept changing while they were read"));
    }

    private BackendAnswer Find(string id, string path, DeclaredType type)
    {
        try
        {
            if (!Directory.Exists(directory)) return BackendAnswer.Unavailable([directory], "the directory does not exist");

            string real = Path.Combine(FollowVersionLink(directory), id);
            if (Directory.Exists(real)) return ReadFields(FollowVersionLink(real), path, type);

            FileText file = FileText.Read(real);
            return file.Outcome switch
            {
                ConnectionOutcome.Found when file.Text!.Reveal().Length == 0 => BackendAnswer.Malformed([path], "the file is empty"),
                ConnectionOutcome.Found => BackendAnswer.Found(new BackendText(file.Text!, "file " + path), [], path),
                _ => Failed(file, path),
            };
        }
        catch (UnauthorizedAccessException)
        {
            return BackendAnswer.Denied([path], "this program may not read the directory");
        }
        catch (IOException e)
        {
            return BackendAnswer.Unavailable([path], $"the directory cannot be read ({e.GetType().Name})");
        }
    }

    /// <summary>Reads the files that are a field's. Others, such as <c>ca.crt</c>, are not opened.</summary>
    private static BackendAnswer ReadFields(string real, string path, DeclaredType type)
    {
        var fields = new NamedValues();
        foreach (string file in Directory.EnumerateFiles(real).Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(file);
            if (name.StartsWith('.')) continue;

            string place = Path.Combine(path, name);
            FieldName field = FieldName.Find(name, type.Keywords);
            if (field.Meant is { } meant) return BackendAnswer.Malformed([place], NamedValues.DescribeUnknown(meant));
            if (field.Field is null) continue;

            FileText text = FileText.Read(file);
            if (text.Outcome != ConnectionOutcome.Found) return Failed(text, place);
            if (fields.Add(field, text.Text!, "file " + place) is { } defect) return BackendAnswer.Malformed([place], defect);
        }
        return fields.IsEmpty ? BackendAnswer.NotFound([path], "the directory holds no fields") : BackendAnswer.Found(fields.Text, fields.Fields, path);
    }

    private static BackendAnswer Failed(FileText file, string place) => file.Outcome switch
    {
        ConnectionOutcome.NotFound => BackendAnswer.NotFound([place]),
        ConnectionOutcome.Denied => BackendAnswer.Denied([place], file.Reason),
        ConnectionOutcome.Malformed => BackendAnswer.Malformed([place], file.Reason!),
        _ => BackendAnswer.Unavailable([place], file.Reason),
    };

    /// <summary>Changes whenever the connection's files do: the version links and the files' times and lengths. Never throws.</summary>
    private string GetVersion(string id)
    {
        try
        {
            string root = FollowVersionLink(directory);
            var file = new FileInfo(Path.Combine(root, id));
            if (file.Exists) return Describe(file);
            if (!Directory.Exists(file.FullName)) return Directory.Exists(root) ? "none" : "no directory";

            string real = FollowVersionLink(file.FullName);
            return string.Join('|', new DirectoryInfo(real).EnumerateFiles().Select(Describe).Order(StringComparer.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.GetType().Name;
        }

        static string Describe(FileInfo file) => FormattableString.Invariant($"{file.FullName}:{file.Length}:{file.LastWriteTimeUtc.Ticks}");
    }

    private static string FollowVersionLink(string path) =>
        new DirectoryInfo(Path.Combine(path, VersionLink)) is { LinkTarget: not null } link
            ? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path
            : path;

    private static bool CanBeFileName(string id) =>
        id.IndexOfAny(['/', '\\', ':']) < 0 && !id.StartsWith('.');
}
