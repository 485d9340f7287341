using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>
/// FLD4008 and FLD4011 between libraries of one project, which only a project that references both can see. Problems have no place.
/// </summary>
internal static class LibraryConflicts
{
    /// <param name="manifest">The manifest of the project.</param>
    /// <param name="ownNamespace">The namespace of the project's own generated code; null where it has none.</param>
    public static IEnumerable<Problem> Find(ManifestDocument manifest, string? ownNamespace)
    {
        if (ownNamespace is not null && manifest.FindNamesake(ownNamespace) is { } namesake)
            yield return CreateDisagreement(
                $"The library '{namesake.Assembly}' has a class '{namesake.TypeName}' too; give this manifest another \"namespace\"");

        var collisions = new CollidingIds();
        var assemblies = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (LibraryManifest library in manifest.Libraries)
        {
            if (!assemblies.TryGetValue(library.TypeName, out string? other)) assemblies.Add(library.TypeName, library.Assembly);
            else
            {
                yield return CreateDisagreement($"The libraries '{other}' and '{library.Assembly}' both have a class '{library.TypeName}', "
                    + "and code that references both can use neither; give one manifest another \"namespace\"");
            }

            foreach (ManifestConnection connection in library.Connections)
            {
                string subject = $"The connection '{QuotedName.Show(connection.Id)}' of the library '{library.Assembly}'";
                if (collisions.FindLibrary(connection.Id) is { } first)
                {
                    yield return CreateDisagreement(
                        $"The libraries '{first}' and '{library.Assembly}' both declare the connection '{QuotedName.Show(connection.Id)}', "
                        + $"and that of '{first}' counts; rename one");
                }
                else if (collisions.FindWithLibraries(connection.Id, subject, default) is { } problem) yield return problem;
            }
            collisions.AddLibrary(library);
        }
    }

    private static Problem CreateDisagreement(string message) => new(RuleTable.ManifestsDisagree, default, message);
}
