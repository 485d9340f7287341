using Fairlead.Core.Connections;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>
/// Gives connections and deployments their C# names and finds those that would be the same somewhere: to C#, to the environment,
/// to Azure Key Vault or to a file system. The later one is reported, and still gets a name of its own, so that code compiles.
/// </summary>
internal sealed class IdCollisions
{
    /// <summary>A variable with it names the file that holds the value.</summary>
    private const string FileSuffix = "_FILE";
    private const string LettersOfFile = "file";

    private readonly Dictionary<string, List<string>> _connectionsByLetters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _deploymentsByLetters = new(StringComparer.Ordinal);
    private readonly UniqueNames _memberNames = new(StringComparer.OrdinalIgnoreCase);

    public string NameConnection(string id, SourceSpan span, List<Problem> problems)
    {
        Report("connections", id, span, problems, _connectionsByLetters, FormsOfConnection);
        return _memberNames.Take(MemberNames.Of(id));
    }

    public string NameDeployment(string name, SourceSpan span, List<Problem> problems)
    {
        Report("deployments", name, span, problems, _deploymentsByLetters, FormsOfDeployment);
        return _memberNames.Take(MemberNames.Of(name));
    }

    /// <summary>A variable with two underscores after a connection's own sets a field of it: FAIRLEAD_CONN_ORDERS__PASSWORD.</summary>
    public static IEnumerable<(ManifestConnection Connection, Problem Problem)> FindFieldVariables(IReadOnlyList<ManifestConnection> connections)
    {
        const string FieldSeparator = "__";
        List<ManifestConnection> suspects = [.. connections.Where(static connection => MayHaveSeparator(connection.Id))];
        if (suspects.Count == 0) yield break;

        ILookup<string, string> ids = connections.Select(static connection => connection.Id).ToLookup(VariableOf, StringComparer.Ordinal);
        foreach (ManifestConnection suspect in suspects)
        {
            string variable = VariableOf(suspect.Id);
            for (int end = variable.IndexOf(FieldSeparator, StringComparison.Ordinal); end >= 0; end = variable.IndexOf(FieldSeparator, end + 1, StringComparison.Ordinal))
            {
                if (ids[variable.Substring(0, end)].FirstOrDefault() is not { } other) continue;
                yield return (suspect, new Problem(RuleTable.CollidingIds, suspect.IdSpan,
                    $"The environment variable '{QuotedName.Show(variable)}' of the connection '{QuotedName.Show(suspect.Id)}' would set a field of " +
                    $"'{QuotedName.Show(other)}'; rename one"));
                break;
            }
        }
    }

    /// <summary>Whether the id's variable has two underscores in a row, that of the prefix included.</summary>
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

    private static string VariableOf(string id) => ConnectionId.EnvironmentNames(ConnectionId.FairleadPrefix, id).Last();

    private static (string Noun, string Form)[] FormsOfConnection(string id)
    {
        string memberName = MemberNames.Of(id);
        string variable = VariableOf(id);
        return
        [
            ("the environment variable", variable),
            ("the environment variable", variable + FileSuffix),
            ("the Azure Key Vault secret", id.Replace('_', '-').Replace('.', '-').ToLowerInvariant()),
            ("the file", id.ToLowerInvariant()),
            ("the C# member", memberName),
            ("the generated file", memberName.ToLowerInvariant() + "connection.g.cs"),
        ];
    }

    private static (string Noun, string Form)[] FormsOfDeployment(string name) => [("the C# constant", MemberNames.Of(name))];

    /// <summary>
    /// Every form keeps the letters and digits of an id, at most adding the word for a file. So only ids that are alike in them are put into
    /// their forms, which most never are.
    /// </summary>
    private static void Report(
        string plural, string id, SourceSpan span, List<Problem> problems,
        Dictionary<string, List<string>> idsByLetters, Func<string, (string Noun, string Form)[]> formsOf)
    {
        string letters = Letters(id);
        if (!idsByLetters.TryGetValue(letters, out List<string>? same)) idsByLetters.Add(letters, same = new List<string>(1));
        IEnumerable<string> alike = same;
        if (idsByLetters.TryGetValue(letters + LettersOfFile, out List<string>? longer)) alike = alike.Concat(longer);
        if (letters.EndsWith(LettersOfFile, StringComparison.Ordinal)
            && idsByLetters.TryGetValue(letters.Substring(0, letters.Length - LettersOfFile.Length), out List<string>? shorter)) alike = alike.Concat(shorter);

        if (alike.Any())
        {
            foreach ((string Noun, string Form) form in formsOf(id))
            {
                if (alike.FirstOrDefault(other => formsOf(other).Contains(form)) is not { } first) continue;
                problems.Add(new Problem(RuleTable.CollidingIds, span,
                    $"The {plural} '{QuotedName.Show(first)}' and '{QuotedName.Show(id)}' share {form.Noun} '{QuotedName.Show(form.Form)}'; rename one"));
                break;
            }
        }
        same.Add(id);
    }

    private static string Letters(string id)
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
