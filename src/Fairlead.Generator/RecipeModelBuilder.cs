using Fairlead.Core.ConnectionTypes;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Builds the recipe of a connection type.</summary>
internal static class RecipeModelBuilder
{
    public static RecipeModel Build(ConnectionType type) => new(
        type.Shapes,
        type.ConnectionStringFormat,
        new(type.ConnectionString.Select(BuildPart)),
        type.Uri is { } uri ? BuildAddress(type, uri) : null);

    private static RecipePartModel BuildPart(ConnectionStringPart part) =>
        new(part.Keyword, part.Template, BuildSpelling(part.Spelling), part.UnitMilliseconds);

    private static AddressModel BuildAddress(ConnectionType type, UriRecipe uri) => new(
        uri.Scheme,
        uri.SchemeSource,
        BuildSpelling(uri.Schemes),
        uri.PathSource,
        uri.Scheme == "https" ? type.DefaultPort : null,
        uri.IsFilePath,
        type.Extras.Contains(WebExtras.Query) ? WebExtras.Query.Path : null);

    private static EquatableArray<SpellingModel> BuildSpelling(IReadOnlyList<ValueSpelling> spelling) =>
        new(spelling.Select(static spelled => new SpellingModel(spelled.Value, spelled.Spelled)));
}
