using Fairlead.Core.Connections;
using Fairlead.Core.Rules;
using Fairlead.Core.Templates;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>
/// FLD4008 for templates: connections, and other templates, that share a variable, a file or a secret with an instance. Names are compared
/// as environment variables have them, which tell least apart: upper case, and '_' for every other character.
/// </summary>
internal static class TemplateCollisions
{
    private const string FileSuffix = "_FILE";
    private const string FieldSeparator = "__";

    /// <summary>Finds one problem at most for a connection, each with the connection at which it is to be reported.</summary>
    /// <param name="connections">The connections and templates of the project.</param>
    /// <param name="others">Those of its libraries.</param>
    public static IEnumerable<(ManifestConnection Connection, Problem Problem)> Find(
        IReadOnlyList<ManifestConnection> connections, IReadOnlyList<ManifestConnection> others)
    {
        List<ManifestConnection> all = [.. connections, .. others];
        List<ManifestConnection> templates = all.FindAll(static connection => connection.IsTemplate);
        if (templates.Count == 0) yield break;

        foreach (ManifestConnection connection in all)
        {
            ManifestConnection? template = templates.Find(template =>
                template != connection && (template.IsOwn || connection.IsOwn)
                && CanCollide(template.Parameters, connection.Id, connection.IsTemplate ? connection.Parameters : null));
            if (template is not null) yield return Report(template, connection);
        }
    }

    private static (ManifestConnection Connection, Problem Problem) Report(ManifestConnection template, ManifestConnection connection)
    {
        ManifestConnection at = connection.IsOwn ? connection : template;
        string subject = connection.IsTemplate ? "Instances of the template" : "The connection";
        return (at, new Problem(RuleTable.CollidingIds, at.IdSpan,
            $"{subject} '{QuotedName.Show(connection.Id)}' and instances of the template '{QuotedName.Show(template.Id)}' "
            + $"can share an environment variable '{QuotedName.Show(ConnectionId.FairleadPrefix + GetForm(template.Id))}_…'; "
            + "rename one, or let the template's parameters take fewer values"));
    }

    /// <summary>Determines whether a connection can share a variable with an instance of a template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="id">The id of the connection, or of another template.</param>
    /// <param name="other">The parameters of the other template; null for a connection.</param>
    public static bool CanCollide(TemplateParameters template, string id, TemplateParameters? other)
    {
        string form = GetForm(id);
        string prefix = GetForm(template.Id) + "_";
        if (!form.StartsWith(prefix, StringComparison.Ordinal)) return false;
        string rest = form.Substring(prefix.Length);
        if (other is not null) return template.MayAccept(SplitIntoWords(rest), other);

        // The file of an instance, and a field of it, are named by variables that begin like its own.
        return NamesInstance(template, rest)
            || (rest.EndsWith(FileSuffix, StringComparison.Ordinal)
                && NamesInstance(template, rest.Substring(0, rest.Length - FileSuffix.Length)))
            || FindFieldSeparators(rest).Any(end => NamesInstance(template, rest.Substring(0, end)));
    }

    private static bool NamesInstance(TemplateParameters template, string rest) => template.Accepts(SplitIntoWords(rest));

    private static string[] SplitIntoWords(string form) => TemplateValue.SplitIntoWords(form.ToLowerInvariant());

    private static IEnumerable<int> FindFieldSeparators(string rest)
    {
        int end = rest.IndexOf(FieldSeparator, StringComparison.Ordinal);
        for (; end > 0; end = rest.IndexOf(FieldSeparator, end + 1, StringComparison.Ordinal)) yield return end;
    }

    private static string GetForm(string id) => ConnectionId.EnvironmentNames("", id).Last();
}
