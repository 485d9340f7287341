using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.Text;
using Fairlead.Resolution;

namespace Fairlead.Backends;

/// <summary>
/// A directory of secret files, as Kubernetes, Docker and systemd mount them: a file per connection (<c>orders_db</c>, its text a URI, JSON
/// or connection string), or a directory per connection with a file per field (<c>orders_db/password</c>, <c>orders_db/extra.api_key</c>).
/// Kubernetes swaps all files of a mount at once through the link <c>..data</c>: it is followed once per read, so all fields are of one
/// version.
/// </summary>
internal sealed class SecretFilesBackend(string directory, FilePolling polling) : IListingBackend
{
    public string Name => "secret files " + directory;

    public ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        string id = request.ConnectionId;
        string path = Path.Combine(directory, id);
        if (!CanBeFileName(id)) return ValueTask.FromResult(BackendAnswer.NotFound([directory], "the id cannot be a file name"));

        DeclaredType type = DeclaredType.For(request.Definition);
        return ValueTask.FromResult(polling.Read(() => GetVersion(id), () => Find(id, path, type), [path]));
    }

    public IReadOnlyList<string> DescribePlaces(BackendRequest request, string field) =>
        CanBeFileName(request.ConnectionId) ? [$"the file {Path.Combine(directory, request.ConnectionId, field)}"] : [];

    public ValueTask<BackendListing> ListAsync(BackendListRequest request, CancellationToken cancellationToken)
    {
        try
        {
            string root = FilePolling.FollowVersionLink(directory);
            return new(Directory.Exists(root) ? BackendListing.Found([.. List(root)])
                : BackendListing.Failed(BackendOutcome.Unavailable, "the directory does not exist"));
        }
        catch (UnauthorizedAccessException)
        {
            return new(BackendListing.Failed(BackendOutcome.Denied, "this program may not read the directory"));
        }
        catch (IOException e)
        {
            return new(BackendListing.Failed(BackendOutcome.Unavailable, $"the directory cannot be read ({e.GetType().Name})"));
        }
    }

    private IEnumerable<ListedConnection> List(string root)
    {
        foreach (string entry in Directory.EnumerateFileSystemEntries(root).Order(StringComparer.Ordinal))
        {
            string id = Path.GetFileName(entry);
            if (!CanBeFileName(id) || !ConnectionId.IsValid(id)) continue;
            string real = FilePolling.FollowVersionLink(entry);
            string[] files = Directory.Exists(real)
                ? [.. Directory.EnumerateFiles(real).Select(file => Path.GetFileName(file)).Where(static name => !name.StartsWith('.'))] : [];
            yield return new ListedConnection(id, "file " + Path.Combine(directory, id), [.. files.Order(StringComparer.Ordinal)]);
        }
    }

    private BackendAnswer Find(string id, string path, DeclaredType type)
    {
        try
        {
            string real = Path.Combine(FilePolling.FollowVersionLink(directory), id);
            FileText file = FileText.Read(real);
            if (file.Outcome != BackendOutcome.Found && Directory.Exists(real))
                return ReadFields(FilePolling.FollowVersionLink(real), path, type);
            return file.Outcome switch
            {
                BackendOutcome.NotFound when !Directory.Exists(directory) => DescribeMissingDirectory(),
                BackendOutcome.Found when file.Text!.Reveal().Length == 0 => BackendAnswer.Malformed([path], "the file is empty"),
                BackendOutcome.Found => BackendAnswer.Found(new BackendText(file.Text!, "file " + path), [], [path]),
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
            if (field.Meant is { } meant)
                return BackendAnswer.Malformed([QuotedName.LooksLikeName(name) ? place : path], NamedValues.DescribeUnknown(meant));
            if (field.Field is null) continue;

            FileText text = FileText.Read(file);
            if (text.Outcome != BackendOutcome.Found) return Failed(text, place);
            if (fields.Add(field, text.Text!, "file " + place) is { } defect) return BackendAnswer.Malformed([place], defect);
        }
        return fields.IsEmpty
            ? BackendAnswer.NotFound([path], "the directory contains no fields")
            : BackendAnswer.Found(fields.Text, fields.Fields, [path]);
    }

    /// <summary>A directory whose parent may not be searched looks as if it did not exist.</summary>
    private BackendAnswer DescribeMissingDirectory()
    {
        try
        {
            File.GetAttributes(directory);
        }
        catch (UnauthorizedAccessException)
        {
            return BackendAnswer.Denied([directory], "this program may not read the directory");
        }
        catch (IOException)
        {
        }
        return BackendAnswer.Unavailable([directory], "the directory does not exist");
    }

    private static BackendAnswer Failed(FileText file, string place) => file.Outcome switch
    {
        BackendOutcome.NotFound => BackendAnswer.NotFound([place]),
        BackendOutcome.Denied => BackendAnswer.Denied([place], file.Reason),
        BackendOutcome.Malformed => BackendAnswer.Malformed([place], file.Reason!),
        _ => BackendAnswer.Unavailable([place], file.Reason),
    };

    /// <summary>Changes whenever the connection's files do: the version links and the files' times and lengths. Never throws.</summary>
    private string GetVersion(string id)
    {
        try
        {
            string root = FilePolling.FollowVersionLink(directory);
            if (root != directory) return root; // all files are swapped with it
            var file = new FileInfo(Path.Combine(root, id));
            if (file.Exists) return FilePolling.Describe(file);
            if (!Directory.Exists(file.FullName)) return Directory.Exists(root) ? "none" : "no directory";

            string real = FilePolling.FollowVersionLink(file.FullName);
            return string.Join('|', new DirectoryInfo(real).EnumerateFiles().Select(FilePolling.Describe).Order(StringComparer.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.GetType().Name;
        }
    }

    private static bool CanBeFileName(string id) =>
        id.IndexOfAny(['/', '\\', ':']) < 0 && !id.StartsWith('.');
}
