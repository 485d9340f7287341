using Fairlead.Core.Connections;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>
/// Gives connections and deployments their C# names and finds those that would be the same somewhere: to C#, to the environment, to Azure
/// Key Vault or to a file system. The later one is reported, and still gets a name of its own, so that code compiles.
/// </summary>
internal sealed class CollidingIds
{
    /// <summary>A variable with it names the file that holds the value.</summary>
    private const string FileSuffix = "_FILE";
    private const string LettersOfFile = "file";

    private readonly Dictionary<string, List<string>> _connectionsByLetters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _deploymentsByLetters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _libraryIdsByLetters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _libraries = new(StringComparer.Ordinal);
    private readonly UniqueNames _memberNames = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Adds the connections of a library, with which the project's own may not collide in the environment and in backends.
    /// </summary>
    public void AddLibrary(LibraryManifest library)
    {
        foreach (ManifestConnection connection in library.Connections)
        {
            if (_libraries.ContainsKey(connection.Id)) continue;
            _libraries.Add(connection.Id, library.Assembly);
            AddTo(_libraryIdsByLetters, connection.Id, GetLetters(connection.Id));
        }
    }

    /// <summary>Finds the library that declares a connection of the same id. Returns null if none does.</summary>
    public string? FindLibrary(string id) => _libraries.TryGetValue(id, out string? library) ? library : null;

    /// <summary>Finds a connection of a library that has another id and yet the same name in the environment or in a backend.</summary>
    public Problem? FindWithLibraries(string id, string subject, SourceSpan span) =>
        _libraries.Count > 0 && FindLibrary(id) is null && FindAlike(id, GetLetters(id), _libraryIdsByLetters, GetRuntimeForms) is { } alike
            ? new Problem(RuleTable.CollidingIds, span,
                $"{subject} and '{QuotedName.Show(alike.Id)}' of the library '{_libraries[alike.Id]}' share {alike.Noun} " +
                $"'{QuotedName.Show(alike.Form)}'; rename one")
            : null;

    public string NameConnection(string id, SourceSpan span, List<Problem> problems)
    {
        Report("connections", id, span, problems, _connectionsByLetters, GetConnectionForms);
        if (FindWithLibraries(id, $"The connection '{QuotedName.Show(id)}'", span) is { } problem) problems.Add(problem);
        return _memberNames.Take(MemberNames.GetMemberName(id));
    }

    public string NameDeployment(string name, SourceSpan span, List<Problem> problems)
    {
        Report("deployments", name, span, problems, _deploymentsByLetters, GetDeploymentForms);
        return _memberNames.Take(MemberNames.GetMemberName(name));
    }

    /// <summary>A variable with two underscores after a connection's own sets a field of it: FAIRLEAD_CONN_ORDERS__PASSWORD.</summary>
    public static IEnumerable<(ManifestConnection Connection, Problem Problem)> FindFieldVariables(
        IReadOnlyList<ManifestConnection> connections)
    {
        const string FieldSeparator = "__";
        List<ManifestConnection> suspects = [.. connections.Where(static connection => MayHaveSeparator(connection.Id))];
        if (suspects.Count == 0) yield break;

        ILookup<string, string> ids = connections.Select(static connection => connection.Id).ToLookup(GetVariable, StringComparer.Ordinal);
        foreach (ManifestConnection suspect in suspects)
        {
            string variable = GetVariable(suspect.Id);
            for (int end = variable.IndexOf(FieldSeparator, StringComparison.Ordinal); end >= 0;
                end = variable.IndexOf(FieldSeparator, end + 1, StringComparison.Ordinal))
            {
                if (ids[variable.Substring(0, end)].FirstOrDefault() is not { } other) continue;
                yield return (suspect, new Problem(RuleTable.CollidingIds, suspect.IdSpan,
                    $"The environment variable '{QuotedName.Show(variable)}' of the connection '{QuotedName.Show(suspect.Id)}' " +
                    "would set a field of " +
                    $"'{QuotedName.Show(other)}'; rename one"));
                break;
            }
        }
    }

    /// <summary>Determines whether the id's variable has two underscores in a row, that of the prefix included.</summary>
    private static bool MayHaveSeparator(string id)
    {
        bool isAfterSeparator = true;
        foreach (char c in id)
        {
            bool isSeparator = !char.IsLetterOrDigit(c);
            if (isSeparator && isAfterSeparator) return true;
            isAfterSeparator = isSeparator;
        }
        return false;
    }

    private static string GetVariable(string id) => ConnectionId.EnvironmentNames(ConnectionId.FairleadPrefix, id).Last();

    private static (string Noun, string Form)[] GetConnectionForms(string id)
    {
        string memberName = MemberNames.GetMemberName(id);
        return
        [
            .. GetRuntimeForms(id),
            ("the C# member", memberName),
            ("the generated file", memberName.ToLowerInvariant() + "connection.g.cs"),
        ];
    }

    /// <summary>Gets the forms that connections of all projects of a program share.</summary>
    private static (string Noun, string Form)[] GetRuntimeForms(string id)
    {
        string variable = GetVariable(id);
        return
        [
            ("the environment variable", variable),
            ("the environment variable", variable + FileSuffix),
            ("the Azure Key Vault secret", id.Replace('_', '-').Replace('.', '-').ToLowerInvariant()),
            ("the file", id.ToLowerInvariant()),
        ];
    }

    private static (string Noun, string Form)[] GetDeploymentForms(string name) => [("the C# constant", MemberNames.GetMemberName(name))];

    private static void Report(
        string plural, string id, SourceSpan span, List<Problem> problems,
        Dictionary<string, List<string>> idsByLetters, Func<string, (string Noun, string Form)[]> getForms)
    {
        string letters = GetLetters(id);
        if (FindAlike(id, letters, idsByLetters, getForms) is { } alike)
            problems.Add(new Problem(RuleTable.CollidingIds, span,
                $"The {plural} '{QuotedName.Show(alike.Id)}' and '{QuotedName.Show(id)}' share {alike.Noun} " +
                $"'{QuotedName.Show(alike.Form)}'; rename one"));
        AddTo(idsByLetters, id, letters);
    }

    private static void AddTo(Dictionary<string, List<string>> idsByLetters, string id, string letters)
    {
        if (!idsByLetters.TryGetValue(letters, out List<string>? same)) idsByLetters.Add(letters, same = new List<string>(1));
        same.Add(id);
    }

    /// <summary>
    /// Finds the first id that is the same in a form. Every form keeps the letters and digits of an id, at most adding the word for a file.
    /// So only ids that are alike in them are put into their forms, which most never are.
    /// </summary>
    private static (string Id, string Noun, string Form)? FindAlike(
        string id, string letters, Dictionary<string, List<string>> idsByLetters, Func<string, (string Noun, string Form)[]> getForms)
    {
        IEnumerable<string> alike = idsByLetters.TryGetValue(letters, out List<string>? same) ? same : [];
        if (idsByLetters.TryGetValue(letters + LettersOfFile, out List<string>? longer)) alike = alike.Concat(longer);
        if (letters.EndsWith(LettersOfFile, StringComparison.Ordinal)
            && idsByLetters.TryGetValue(letters.Substring(0, letters.Length - LettersOfFile.Length), out List<string>? shorter))
            alike = alike.Concat(shorter);
        if (!alike.Any()) return null;

        foreach ((string Noun, string Form) form in getForms(id))
        {
            if (alike.FirstOrDefault(other => getForms(other).Contains(form)) is { } first) return (first, form.Noun, form.Form);
        }
        return null;
    }

    private static string GetLetters(string id)
    {
        var letters = new char[id.Length];
        int count = 0;
        foreach (char c in id)
        {
            if (char.IsLetterOrDigit(c)) letters[count++] = char.ToLowerInvariant(c);
        }
        return new string(letters, 0, count);
    }
}
