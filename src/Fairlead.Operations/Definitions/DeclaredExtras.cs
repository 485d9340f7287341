using Fairlead.Core.ConnectionTypes;

namespace Fairlead.Operations.Definitions;

/// <summary>Checks the values of extras as the generated class of a connection does when it is created.</summary>
internal static class DeclaredExtras
{
    /// <exception cref="ConnectionFormatException">A value doesn't fit its declaration; the message doesn't quote it.</exception>
    public static void Check(Connection connection, IReadOnlyList<ExtraDeclaration> extras)
    {
        foreach (ExtraDeclaration extra in extras)
        {
            if (extra.IsEnum) CheckEnum(connection, extra);
            else Read(connection.Extra, extra);
        }
    }

    private static object? Read(ConnectionExtra values, ExtraDeclaration extra) => extra.Type switch
    {
        ExtraType.Uri when extra.IsProtected => values.GetSecretUri(extra.Name),
        _ when extra.IsProtected => values.GetSecret(extra.Name),
        ExtraType.Integer => values.GetInt32(extra.Name),
        ExtraType.Number => values.GetDouble(extra.Name),
        ExtraType.Boolean => values.GetBoolean(extra.Name),
        ExtraType.Duration => values.GetTimeSpan(extra.Name),
        ExtraType.Uri => values.GetUri(extra.Name),
        ExtraType.Array => values.GetStrings(extra.Name),
        _ => values.GetString(extra.Name),
    };

    private static void CheckEnum(Connection connection, ExtraDeclaration extra)
    {
        if (connection.Extra.GetString(extra.Name) is not { } value || extra.Enum.Contains(value, StringComparer.Ordinal)) return;
        throw new ConnectionFormatException(
            connection.Id, extra.Path, "one of " + string.Join(", ", extra.Enum.Select(static allowed => $"'{allowed}'")),
            connection.FindSource(extra.Path));
    }
}
