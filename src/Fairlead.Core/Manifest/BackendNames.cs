using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>Finds the connections whose id a backend of the project cannot hold.</summary>
internal static class BackendNames
{
    /// <summary>A problem a connection, with the file it is in; of several backends the first speaks.</summary>
    public static IEnumerable<(int File, Problem Problem)> Check(IReadOnlyList<ManifestConnection> connections, IReadOnlyList<SecretsBackend> backends)
    {
        foreach (ManifestConnection connection in connections)
        {
            foreach (SecretsBackend backend in backends)
            {
                if (backend.DefectOf(connection.Id) is not { } defect) continue;
                yield return (connection.File, new Problem(RuleTable.IdBackendCannotHold, connection.IdSpan, backend.DisplayName, QuotedName.Show(connection.Id), defect));
                break;
            }
        }
    }
}
