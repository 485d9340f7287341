using System.Security.Cryptography;
using System.Text;
using Fairlead.Backends;
using Fairlead.Backends.ConnectionFiles;
using Fairlead.Core.Json;
using Fairlead.Core.Text;

namespace Fairlead.Operations.Writing;

/// <summary>
/// A project's user secrets, where a developer's programs find <c>Connections:orders_db:password</c>. Everything else in the file stays as
/// it is written.
/// </summary>
internal sealed class UserSecretsBackend(string path) : IWritableBackend, IListingBackend
{
    private const string Section = "Connections";

    private static readonly byte[] VersionKey = RandomNumberGenerator.GetBytes(32);

    public const string BackendName = "user secrets";

    public string Name => BackendName;

    public ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        Dictionary<string, Secret> fields = Read(ReadText(), request.ConnectionId);
        string place = $"{path}, {GetKey(request.ConnectionId)}";
        return new(fields.Count == 0 ? BackendAnswer.NotFound([place])
            : BackendAnswer.Found(null, [.. fields.Select(field => new BackendField(field.Key, field.Value, place))], [place])
                with { Version = GetVersion(fields) });
    }

    public ValueTask<BackendListing> ListAsync(BackendListRequest request, CancellationToken cancellationToken)
    {
        IEnumerable<string> ids = ListKeys(ReadText()).Select(static key => key.Key.Split(':'))
            .Where(static parts => parts.Length > 2 && parts[0] == Section).Select(static parts => parts[1])
                .Distinct(StringComparer.Ordinal);
        return new(BackendListing.Found([.. ids.Select(id => new ListedConnection(id, $"{path}, {GetKey(id)}", []))]));
    }

    public ValueTask<BackendWriteResult> WriteAsync(BackendWrite write, CancellationToken cancellationToken) =>
        ReplaceAsync(write.Request.ConnectionId, write.Version, write.Fields, cancellationToken);

    public ValueTask<BackendWriteResult> DeleteAsync(BackendRequest request, string version, CancellationToken cancellationToken) =>
        ReplaceAsync(request.ConnectionId, version, new Dictionary<string, Secret>(), cancellationToken);

    private static string GetKey(string id) => $"{Section}:{id}";

    private async ValueTask<BackendWriteResult> ReplaceAsync(
        string id, string? version, IReadOnlyDictionary<string, Secret> fields, CancellationToken cancellationToken)
    {
        if (id.Contains(':', StringComparison.Ordinal)) return BackendWriteResult.Rejected("a key of the configuration can't hold ':'");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using FileStream guard = await ConnectionFileWriter.LockAsync(path, cancellationToken).ConfigureAwait(false);
            string text = ReadText();
            Dictionary<string, Secret> current = Read(text, id);
            string? currentVersion = current.Count == 0 ? null : GetVersion(current);
            if (currentVersion != version)
                return BackendWriteResult.Conflict(version is null ? "it exists already" : "the file has another version of it");
            string replaced =
                fields.Aggregate(Remove(text, id), (written, field) => Add(written, $"{GetKey(id)}:{ToKey(field.Key)}", field.Value));
            ConnectionFileWriter.Write(path, replaced);
            return fields.Count == 0 ? BackendWriteResult.Deleted(path) : BackendWriteResult.Written(path, GetVersion(Read(replaced, id)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return BackendWriteResult.Denied($"the file {path} cannot be written ({e.GetType().Name})");
        }
    }

    /// <exception cref="OperationException">The file is broken, or cannot be read.</exception>
    private string ReadText()
    {
        FileText file = FileText.Read(path);
        if (file.Outcome == BackendOutcome.NotFound) return "{\n}\n";
        if (file.Text is null) throw OperationException.Work($"'{path}' cannot be read: {file.Reason}");
        string text = file.Text.Reveal() is { } read && string.IsNullOrWhiteSpace(read) ? "{\n}\n" : file.Text.Reveal();
        JsonDocument json = JsonDocument.Parse(text, JsonReaderOptions.Relaxed);
        if (json.Error is null && json.Root is { Kind: JsonKind.Object }) return text.EndsWith('\n') ? text : text + "\n";
        LinePosition place = new LineMap(text).GetPosition(json.Error?.Span.Start ?? 0);
        throw OperationException.Work(FormattableString.Invariant(
            $"'{path}' is not a JSON object (line {place.Line + 1}, column {place.Column + 1}); repair it first"));
    }

    private static Dictionary<string, Secret> Read(string text, string id)
    {
        string prefix = GetKey(id) + ":";
        var fields = new Dictionary<string, Secret>(StringComparer.Ordinal);
        foreach ((string key, string value) in ListKeys(text))
        {
            if (key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) fields[ToField(key[prefix.Length..])] = new Secret(value);
        }
        return fields;
    }

    private static string ToField(string key) => key.StartsWith("extra:", StringComparison.OrdinalIgnoreCase) ? "extra." + key[6..] : key;

    private static string ToKey(string field) =>
        field.StartsWith("extra.", StringComparison.Ordinal) ? "extra:" + field["extra.".Length..] : field;

    private static IEnumerable<KeyValuePair<string, string>> ListKeys(string text) =>
        JsonDocument.Parse(text, JsonReaderOptions.Relaxed).Root is { } root ? ListKeys(root, "") : [];

    private static IEnumerable<KeyValuePair<string, string>> ListKeys(JsonValue value, string key)
    {
        if (value.Kind == JsonKind.Object)
            return value.Members.SelectMany(member => ListKeys(member.Value, key.Length == 0 ? member.Name : $"{key}:{member.Name}"));
        return value.Text is { } text ? [KeyValuePair.Create(key, text)] : [];
    }

    private static string Add(string text, string key, Secret value) => JsonInsertion.Add(
        text, JsonDocument.Parse(text, JsonReaderOptions.Relaxed).Root!, key, JsonWriter.WriteString(value.Reveal()));

    /// <summary>The text without the keys of a connection, whether they are written with colons or as objects.</summary>
    private static string Remove(string text, string id)
    {
        while (JsonDocument.Parse(text, JsonReaderOptions.Relaxed).Root is { } root && FindMember(root, "", GetKey(id)) is { } member)
        {
            var item = SourceSpan.FromBounds(member.NameSpan.Start, member.Value.Span.End);
            IReadOnlyList<SourceSpan> spans = JsonRemoval.GetSpans(text, item);
            if (spans.Count == 0) break;
            foreach (SourceSpan span in spans.OrderByDescending(static span => span.Start)) text = text.Remove(span.Start, span.Length);
        }
        return text;
    }

    private static JsonMember? FindMember(JsonValue container, string prefix, string key)
    {
        foreach (JsonMember member in container.Members)
        {
            string name = prefix.Length == 0 ? member.Name : $"{prefix}:{member.Name}";
            bool isOurs = name.Equals(key, StringComparison.OrdinalIgnoreCase)
                || name.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase);
            if (isOurs) return member;
            bool isAbove = key.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase);
            if (isAbove && FindMember(member.Value, name, key) is { } below) return below;
        }
        return null;
    }

    private static string GetVersion(IReadOnlyDictionary<string, Secret> fields)
    {
        string joined = string.Join('\n', fields.OrderBy(static field => field.Key, StringComparer.Ordinal)
            .Select(static field => $"{field.Key}\0{field.Value.Reveal()}"));
        return Convert.ToHexString(HMACSHA256.HashData(VersionKey, Encoding.UTF8.GetBytes(joined)), 0, 8);
    }
}
