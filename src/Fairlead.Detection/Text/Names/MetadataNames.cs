namespace Fairlead.Detection.Text.Names;

/// <summary>Names of types as metadata spells them: <c>Acme.Client+Builder`1</c>.</summary>
internal static class MetadataNames
{
    /// <summary>Gets what code calls the type: <c>Builder</c>.</summary>
    public static string GetSimpleName(string typeName)
    {
        string name = typeName.Substring(typeName.LastIndexOfAny(['.', '+']) + 1);
        int arity = name.IndexOf('`');
        return arity < 0 ? name : name.Substring(0, arity);
    }
}
