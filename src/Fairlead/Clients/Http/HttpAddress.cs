using Fairlead.CompilerServices;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Resolution;

namespace Fairlead.Clients.Http;

/// <summary>The address of a connection to a web service.</summary>
internal static class HttpAddress
{
    /// <summary>Creates the address as the connection has it, with the query of its host, if any.</summary>
    /// <exception cref="ConnectionFormatException">The connection is not one to a web service, or its address is malformed.</exception>
    public static Uri Create(Connection connection, DeclaredType declared)
    {
        ConnectionType type = declared.Type;
        bool isWebService = type.Shapes.HasFlag(ConnectionShapes.HttpMessageHandler) || type.Id == GenericConnectionTypes.Generic.Id
            || IsOwnType(type);
        if (!isWebService) throw new ConnectionFormatException(connection.Id, "conn_type", "that of a web service, such as http");

        UriRecipe recipe = type.Uri ?? WebConnectionTypes.Http.Uri!;
        int? httpsPort = recipe.Scheme == Uri.UriSchemeHttps ? type.DefaultPort : null;
        string? path = recipe.PathSource is { } source ? Read(connection, source) : null;
        Uri address = ConnectionAddress.ToUri(connection, GetScheme(connection, recipe), path, httpsPort);
        if (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) return address;

        bool isWhole = connection.Host!.Contains("://", StringComparison.Ordinal);
        throw new ConnectionFormatException(connection.Id, isWhole ? "host" : "schema",
            isWhole ? "an http or https address" : "http or https");
    }

    /// <summary>Whether two addresses are of one server: scheme, host and port are the same.</summary>
    public static bool HaveSameOrigin(Uri left, Uri right) =>
        left.Scheme == right.Scheme && left.Port == right.Port
            && string.Equals(left.IdnHost, right.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>A type of the project's own that isn't based on a built-in one may be anything.</summary>
    private static bool IsOwnType(ConnectionType type) =>
        ConnectionTypeTable.BuiltIn.Find(type.Id) is null && type.Shapes == ConnectionShapes.None;

    private static string GetScheme(Connection connection, UriRecipe recipe)
    {
        if (recipe.SchemeSource is null || Read(connection, recipe.SchemeSource) is not { Length: > 0 } value) return recipe.Scheme;
        return recipe.Schemes.Count == 0 ? value : recipe.Schemes.FirstOrDefault(scheme => scheme.Value == value)?.Spelled ?? recipe.Scheme;
    }

    private static string? Read(Connection connection, string source) => source switch
    {
        "schema" => connection.Schema,
        "login" => connection.Login,
        _ => connection.Extra.GetString(source[FieldNames.ExtraPrefix.Length..]),
    };
}
