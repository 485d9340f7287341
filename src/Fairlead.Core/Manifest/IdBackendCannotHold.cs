using Fairlead.Core.Rules;
using Fairlead.Core.Templates;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>Finds the connections whose id a backend of the project cannot hold.</summary>
internal static class IdBackendCannotHold
{
    /// <summary>A problem a connection, with the file it is in; of several backends the first speaks.</summary>
    public static IEnumerable<(int File, Problem Problem)> Check(
        IReadOnlyList<ManifestConnection> connections, IReadOnlyList<SecretsBackend> backends)
    {
        foreach (ManifestConnection connection in connections)
        {
            foreach (SecretsBackend backend in backends)
            {
                if (FindDefect(backend, connection) is not var (id, defect)) continue;
                yield return (connection.File, new Problem(
                    RuleTable.IdBackendCannotHold, connection.IdSpan, backend.DisplayName, QuotedName.Show(id), defect));
                break;
            }
        }
    }

    /// <summary>Of a template an instance is judged.</summary>
    private static (string Id, string Defect)? FindDefect(SecretsBackend backend, ManifestConnection connection)
    {
        IEnumerable<string> ids = !connection.IsTemplate ? [connection.Id]
            : connection.Parameters.IsListed ? connection.Parameters.ListIds()
            : [connection.Parameters.GetId(connection.Parameters.All.Select(static _ => TemplateValue.Sample))];
        foreach (string id in ids)
        {
            if (backend.FindDefect(id) is { } defect) return (id, defect);
        }
        return null;
    }
}
