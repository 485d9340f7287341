using Fairlead.CodeFixes.Configuration;
using Fairlead.CodeFixes.UserSecrets;
using Fairlead.Core.Json;
using Fairlead.Core.Manifest;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;
using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.Moves.Declaring;

/// <summary>
/// The manifests of a project, to which moves add the connections that the code has written out. A change gives another one, so that a
/// move that fails leaves no trace.
/// </summary>
internal sealed class ConnectionDeclarations
{
    private const string RuntimeContract = "Fairlead.Abstractions";
    private const string ConfigurationContract = "Microsoft.Extensions.Configuration.Abstractions";
    private const string NoTarget = "the project references neither 'Fairlead' nor 'Microsoft.Extensions.Configuration'";
    private const string ManifestName = "connections.json";

    /// <summary>Ids that are tried: the first nearly always does.</summary>
    private const int MaximumIds = 10;

    private readonly Project _project;
    private readonly DeclaredManifests _manifests;
    private readonly TakenNames _names;
    private readonly SettingTargets? _settings;
    private readonly string? _schema;

    private ConnectionDeclarations(
        Project project, DeclaredManifests manifests, TakenNames names, SettingTargets? settings, string? schema) =>
        (_project, _manifests, _names, _settings, _schema) = (project, manifests, names, settings, schema);

    public static async Task<Attempt<ConnectionDeclarations>> ReadAsync(
        Project project, Compilation compilation, CancellationToken cancellationToken)
    {
        var names = new TakenNames(compilation);
        DeclaredManifests manifests = await DeclaredManifests.ReadAsync(project, compilation, cancellationToken).ConfigureAwait(false);
        if (!References(compilation, RuntimeContract))
        {
            if (!References(compilation, ConfigurationContract))
                return Attempt<ConnectionDeclarations>.Fail(NoTarget);
            IReadOnlyDictionary<string, string> settings = await ProjectSettings.ReadAsync(project, cancellationToken)
                .ConfigureAwait(false);
            return new ConnectionDeclarations(project, manifests, names, new SettingTargets(settings), schema: null);
        }

        if (FindDefect(manifests) is { } defect) return Attempt<ConnectionDeclarations>.Fail(defect);
        if (!manifests.Files.Any(static file => file.IsManifest))
        {
            // The first manifest brings these types with it.
            bool isTaken = compilation.ContainsSymbolsWithName(
                static name => name is "Connections" or "Deployments", SymbolFilter.Type, cancellationToken);
            if (isTaken)
                return Attempt<ConnectionDeclarations>.Fail("the project has no manifest, and a type of its own is called 'Connections'");
            if (FindFolder(project) is null) return Attempt<ConnectionDeclarations>.Fail("the project has no folder for a manifest");
        }
        string? schema = await FindSchemaAsync(project, cancellationToken).ConfigureAwait(false);
        return new ConnectionDeclarations(project, manifests, names, settings: null, schema);
    }

    /// <summary>Finds the connection that the code has written out, or adds it. Nothing else changes.</summary>
    /// <param name="written">The connection.</param>
    /// <param name="store">The secrets that are stored, or will be.</param>
    public Attempt<Declaration> Declare(WrittenConnection written, UserSecretsStore store)
    {
        if (_settings is not null)
        {
            Attempt<MoveTarget> target = _settings.Create(written, store, out IReadOnlyList<StoredSecret> stored);
            return target.Succeeded ? new Declaration(target.Value, stored, this) : Attempt<Declaration>.Fail(target.Obstacle);
        }

        if (new ConnectionMatch(written, store, _project.AssemblyName).FindBest(_manifests) is { } match) return Use(match, written);
        return Add(written, store);
    }

    public Task<Solution> ApplyAsync(Solution solution, CancellationToken cancellationToken) => _settings is null
        ? _manifests.ApplyAsync(solution, _project.Id, cancellationToken)
        : Task.FromResult(solution);

    /// <summary>Uses a connection that is declared, completed by what only the code knows of it.</summary>
    private Attempt<Declaration> Use(ManifestConnection connection, WrittenConnection written)
    {
        if (_manifests.Manifest.FindLibrary(connection) is { } library)
            return new Declaration(MoveTarget.FromConnection(connection, library.TypeName), GetSecrets(connection.Id, written, []), this);
        if (IsDeclaredTwice(connection)) return Attempt<Declaration>.Fail($"'{connection.Id}' is declared twice");

        return Change(written, connection.Id, withheld =>
        {
            DeclaredFile file = _manifests.Files[connection.File];
            string? completed = NewEntry.Create(written, connection.Id, connection, withheld).Complete(file.Text);
            return completed is null ? null : (completed == file.Text ? _manifests : _manifests.With(connection.File, completed));
        });
    }

    private Attempt<Declaration> Add(WrittenConnection written, UserSecretsStore store)
    {
        int file = ManifestChoice.Choose(_manifests, written);
        if (file < 0 && _manifests.Files.Any(static other => other.IsManifest))
            return Attempt<Declaration>.Fail("the project's manifest is a library's too; declare the connection there");
        Attempt<Declaration> added = default;
        IEnumerable<string> ids = _names.Propose(written.ProposedId, _manifests)
            .Where(id => GetSecrets(id, written, []).TrueForAll(secret => (store.FindValue(secret.Key) ?? secret.Value) == secret.Value));
        foreach (string id in ids.Take(MaximumIds))
        {
            added = Change(written, id, withheld =>
            {
                NewConnection entry = NewEntry.Create(written, id, declared: null, withheld);
                if (file < 0) return _manifests.WithNew(FindFolder(_project) + ManifestName, entry.ToManifest(_schema));
                return entry.AddTo(_manifests.Files[file].Text) is { } text ? _manifests.With(file, text) : null;
            });
            if (added.Succeeded) return added;
        }
        return added.Obstacle is null ? Attempt<Declaration>.Fail("the manifest takes no connection of that name") : added;
    }

    /// <summary>
    /// Makes a change that brings no new finding. What would be one because it weakens the connection's protection is true of this
    /// developer's machine only: it goes to the user secrets, too, and the manifest says nothing of it.
    /// </summary>
    private Attempt<Declaration> Change(
        WrittenConnection written, string id, Func<IReadOnlyCollection<string>, DeclaredManifests?> change)
    {
        var withheld = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            if (change(withheld) is not { } changed) return Attempt<Declaration>.Fail("the manifest cannot be read; repair it first");
            if (changed.Manifest.Connections.FirstOrDefault(candidate => candidate.Id == id) is not { } connection)
                return Attempt<Declaration>.Fail("the manifest takes no connection of that name");
            if (FindNewProblem(changed) is { } problem) return Attempt<Declaration>.Fail(problem);

            List<string> weak = FindWeakSources(changed, connection).FindAll(withheld.Add);
            if (weak.Count > 0) continue;
            if (changed.Insecure.Count > _manifests.Insecure.Count)
                return Attempt<Declaration>.Fail("the manifest would declare clear text or unverified TLS (FLD4010)");
            return new Declaration(
                MoveTarget.FromConnection(connection), GetSecrets(id, written, withheld),
                new ConnectionDeclarations(_project, changed, _names, _settings, _schema));
        }
    }

    private string? FindNewProblem(DeclaredManifests changed)
    {
        if (changed.CountProblems() <= _manifests.CountProblems()) return null;
        for (int i = 0; i < changed.Files.Count; i++)
        {
            HashSet<string> before = i < _manifests.Files.Count
                ? [.. _manifests.Project.Problems[i].Select(static problem => problem.Message)]
                : [];
            Problem? added = changed.Project.Problems[i].FirstOrDefault(problem => !before.Contains(problem.Message));
            if (added is not null) return $"the manifest would be reported ({added.Rule.Id})";
        }
        return "the manifest would be reported";
    }

    /// <summary>Finds the fields and extras of a connection that FLD4010 reports, and did not report before.</summary>
    private List<string> FindWeakSources(DeclaredManifests changed, ManifestConnection connection)
    {
        var sources = new List<string>();
        if (changed.Insecure.Count <= _manifests.Insecure.Count) return sources;
        foreach ((int file, Problem problem) in changed.Insecure)
        {
            if (file != connection.File) continue;
            sources.AddRange(connection.Values.Mentioned.Names.Where(source =>
                connection.Values.Mentioned.FindPlace(source) is { } place && Contains(place.Span, problem.Span)));
        }
        return sources;
    }

    private static bool Contains(SourceSpan outer, SourceSpan inner) => outer.Start <= inner.Start && inner.End <= outer.End;

    private static List<StoredSecret> GetSecrets(string id, WrittenConnection written, IReadOnlyCollection<string> withheld) =>
    [
        .. written.Secrets.Select(source => StoredSecret.FromConnection(id, source, written.Values[source]))
            .Concat(withheld.Where(written.Values.ContainsKey).Select(source => Withhold(id, source, written)))
            .OrderBy(static secret => secret.Key, StringComparer.Ordinal),
    ];

    /// <summary>An extra by its own name is a text that is read as the type has it; below "extra" it would have to be JSON.</summary>
    private static StoredSecret Withhold(string id, string source, WrittenConnection written)
    {
        const string ExtraPrefix = "extra.";
        string value = written.Values[source];
        if (source.StartsWith(ExtraPrefix, StringComparison.Ordinal))
        {
            JsonValue typed = ManifestValue.Create(written.Type, source.Substring(ExtraPrefix.Length), value);
            value = typed.Text ?? JsonWriter.Write(typed);
        }
        return new StoredSecret($"Connections:{id}:{source}", value);
    }

    private bool IsDeclaredTwice(ManifestConnection connection) => _manifests.Project.Problems.Any(file => file.Any(problem =>
        (problem.Rule == RuleTable.UnknownOrDuplicateProperty || problem.Rule == RuleTable.ManifestsDisagree)
        && problem.Message.IndexOf($"the connection '{connection.Id}' ", StringComparison.OrdinalIgnoreCase) >= 0));

    private static string? FindDefect(DeclaredManifests manifests)
    {
        for (int i = 0; i < manifests.Files.Count; i++)
        {
            DeclaredFile file = manifests.Files[i];
            if (manifests.Project.Problems[i].FirstOrDefault(static problem => problem.Rule == RuleTable.UnreadableManifest) is not null)
                return $"'{file.Name}' cannot be read; repair it first";
            if (file.IsManifest && ReadOnlyFiles.Contains(file.Path)) return $"'{file.Name}' is read-only";
        }
        return null;
    }

    /// <summary>A schema for editors is beside the manifest where the build writes it there.</summary>
    private static async Task<string?> FindSchemaAsync(Project project, CancellationToken cancellationToken)
    {
        TextDocument? file = project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == project.FilePath);
        if (file is null) return null;
        string text = (await file.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
        return text.Contains("<FairleadWriteSchemas>true<") ? "./connections.schema.json" : null;
    }

    private static bool References(Compilation compilation, string assembly) =>
        compilation.ReferencedAssemblyNames.Any(reference => reference.Name == assembly);

    private static string? FindFolder(Project project)
    {
        int separator = project.FilePath?.LastIndexOfAny(['/', '\\']) ?? -1;
        return separator < 0 ? null : project.FilePath!.Substring(0, separator + 1);
    }
}
