using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;

namespace Fairlead.Operations.Definitions;

/// <summary>
/// The fields that a backend has to supply: generated code promises them, and the manifest doesn't set them. The lock file that a build
/// writes lists the same; a test compares the two.
/// </summary>
internal static class RequiredFields
{
    public static IEnumerable<string> Find(ManifestConnection connection)
    {
        foreach (ConnectionTypeField field in connection.Fields)
        {
            bool isPromised = field.Required || connection.Values.Mentioned.Contains(field.Name);
            if (isPromised && !IsSet(connection.Values, field.Name)) yield return field.Name;
        }
        foreach (ExtraDeclaration extra in connection.Extras)
        {
            bool isPromised = extra.Required || extra.Default is not null || connection.Values.Mentioned.Contains(extra.Path);
            bool isSet = extra.Default is not null || connection.Values.Extra.Any(member => member.Name == extra.Name);
            if (isPromised && !isSet) yield return extra.Path;
        }
    }

    private static bool IsSet(ManifestFields values, string field) => field switch
    {
        "host" => values.Host is not null,
        "port" => values.Port is not null,
        "schema" => values.Schema is not null,
        "login" => values.Login is not null,
        _ => false,
    };
}
