using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.UserSecrets;

/// <summary>
/// The user secrets of a project, and those that are to be added: by the id that the project has, or by a new one that is written into its
/// project file.
/// </summary>
internal sealed class UserSecretsStore
{
    private const string Property = "build_property.UserSecretsId";
    private const string NoUserSecrets = "the project has no user secrets; 'dotnet user-secrets init' adds them";

    /// <summary>
    /// The new ids of this process by project file: an editor may ask for a fix several times, or for each target framework.
    /// </summary>
    private static readonly ConcurrentDictionary<string, string> NewIds = new(StringComparer.OrdinalIgnoreCase);

    private readonly DocumentId? _projectFile;
    private readonly UserSecretsText _text;
    private readonly string? _defect;
    private readonly Dictionary<string, StoredSecret> _planned = new(StringComparer.OrdinalIgnoreCase);

    private UserSecretsStore(string id, DocumentId? projectFile)
    {
        (Id, _projectFile) = (id, projectFile);
        try
        {
            UserSecretsFile file = UserSecretsFile.Open(id);
            _text = UserSecretsText.Parse(file.Read());
            _defect = file.FindWriteObstacle() ?? _text.Defect;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            _text = UserSecretsText.Parse("");
            _defect = error is InvalidOperationException
                ? "there is no home directory to keep user secrets in"
                : "the user secrets file cannot be read";
        }
    }

    /// <summary>The project's <c>UserSecretsId</c>.</summary>
    public string Id { get; }

    /// <summary>What is to be added, by key.</summary>
    public SecretsOfProject Planned => new(Id, [.. _planned.Values]);

    public static async Task<Attempt<UserSecretsStore>> FindAsync(Project project, CancellationToken cancellationToken)
    {
        project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(Property, out string? id);
        if (!string.IsNullOrWhiteSpace(id))
        {
            return UserSecretsFile.IsValidId(id)
                ? Open(id!, projectFile: null)
                : Attempt<UserSecretsStore>.Fail("the project's UserSecretsId is not the name of a folder");
        }

        TextDocument? document = project.FilePath is { } path
            ? project.AdditionalDocuments.FirstOrDefault(file => file.FilePath == path)
            : null;
        if (document is null) return Attempt<UserSecretsStore>.Fail(NoUserSecrets);
        string text = (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
        if (ProjectFile.TryParse(text) is not { } projectFile)
            return Attempt<UserSecretsStore>.Fail($"the project has no user secrets, and '{document.Name}' cannot be read");
        if (!projectFile.MentionsUserSecretsId)
        {
            string created = NewIds.GetOrAdd(project.FilePath!, static _ => Guid.NewGuid().ToString());
            return Open(created, document.Id);
        }
        return UserSecretsFile.IsValidId(projectFile.UserSecretsId)
            ? Open(projectFile.UserSecretsId!, projectFile: null)
            : Attempt<UserSecretsStore>.Fail("the project's UserSecretsId does not hold for every build");
    }

    private static Attempt<UserSecretsStore> Open(string id, DocumentId? projectFile)
    {
        var store = new UserSecretsStore(id, projectFile);
        return store._defect is { } defect ? Attempt<UserSecretsStore>.Fail(defect) : store;
    }

    /// <summary>Finds the value that is or will be under a key. Returns null if there is none.</summary>
    public string? FindValue(string key) => _planned.TryGetValue(key, out StoredSecret? planned) ? planned.Value : _text.FindValue(key);

    /// <summary>Finds the keys that have or will have a value, those of the file first.</summary>
    public IEnumerable<string> FindKeys(string value) => _text.FindKeys(value)
        .Concat(_planned.Values.Where(secret => secret.Value == value).Select(static secret => secret.Key));

    /// <summary>Finds why secrets cannot be stored, such as another value under the same key. Returns null if they can.</summary>
    public string? FindObstacle(IReadOnlyList<StoredSecret> secrets)
    {
        foreach (StoredSecret secret in secrets)
        {
            if (_text.FindObstacle(secret) is { } obstacle) return obstacle;
            if (_planned.TryGetValue(secret.Key, out StoredSecret? other) && other.Value != secret.Value)
                return $"another secret goes to '{secret.Key}'";
        }
        return null;
    }

    /// <summary>Adds secrets to those that are to be stored.</summary>
    public void Plan(IReadOnlyList<StoredSecret> secrets)
    {
        foreach (StoredSecret secret in secrets) _planned[secret.Key] = secret;
    }

    /// <summary>Writes the id into the project file, if there is anything to store and the project has no id yet.</summary>
    public async Task<Solution> AddToProjectAsync(Solution solution, CancellationToken cancellationToken)
    {
        if (_projectFile is null || _planned.Count == 0 || solution.GetAdditionalDocument(_projectFile) is not { } document)
            return solution;
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return ProjectFile.TryParse(text.ToString()) is { MentionsUserSecretsId: false } file
            ? solution.WithAdditionalDocumentText(_projectFile, text.WithChanges(file.AddUserSecretsId(Id)))
            : solution;
    }
}
