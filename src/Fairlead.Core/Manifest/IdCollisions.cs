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

    private readonly Dictionary<(string Noun, string Form), string> _firstByForm = [];
    private readonly UniqueNames _memberNames = new(StringComparer.OrdinalIgnoreCase);

    public string NameConnection(string id, SourceSpan span, List<Problem> problems)
    {
        string memberName = MemberNames.Of(id);
        string variable = ConnectionId.EnvironmentNames(ConnectionId.FairleadPrefix, id).Last();
        Report("connections", id, span, problems,
        [
            ("the environment variable", variable),
            ("the environment variable", variable + FileSuffix),
            ("the Azure Key Vault secret", id.Replace('_', '-').Replace('.', '-').ToLowerInvariant()),
            ("the file", id.ToLowerInvariant()),
            ("the C# member", memberName),
            ("the generated file", memberName.ToLowerInvariant() + "connection.g.cs"),
        ]);
        return _memberNames.Take(memberName);
    }

    public string NameDeployment(string name, SourceSpan span, List<Problem> problems)
    {
        string memberName = MemberNames.Of(name);
        Report("deployments", name, span, problems, [("the C# constant", memberName)]);
        return _memberNames.Take(memberName);
    }

    private void Report(string plural, string id, SourceSpan span, List<Problem> problems, (string Noun, string Form)[] forms)
    {
        bool reported = false;
        foreach ((string Noun, string Form) form in forms)
        {
            if (!_firstByForm.TryGetValue(form, out string? first))
            {
                _firstByForm.Add(form, id);
            }
            else if (!reported)
            {
                problems.Add(new Problem(RuleTable.CollidingIds, span, $"The {plural} '{first}' and '{id}' share {form.Noun} '{form.Form}'; rename one"));
                reported = true;
            }
        }
    }
}
