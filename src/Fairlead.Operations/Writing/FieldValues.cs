using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Text;

namespace Fairlead.Operations.Writing;

/// <summary>Converts between the fields of a connection and what backends take and give. Keeps values in <see cref="Secret"/>s.</summary>
internal static class FieldValues
{
    private const string Extra = "extra";

    /// <summary>Converts to fields as backends store them. Empty text sets nothing.</summary>
    public static Dictionary<string, Secret> ToBackend(ConnectionFields fields)
    {
        var values = new Dictionary<string, Secret>(StringComparer.Ordinal);
        Add("conn_type", fields.ConnType);
        Add("description", fields.Description);
        Add("host", fields.Host);
        Add("login", fields.Login);
        Add("password", fields.Password);
        Add("schema", fields.Schema);
        Add("port", fields.Port?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add(Extra, fields.Extra);
        return values;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) values.Add(name, new Secret(value));
        }
    }

    /// <summary>Converts what a backend gives.</summary>
    public static ConnectionFields FromBackend(IReadOnlyDictionary<string, Secret> values)
    {
        string? extra = Get(Extra);
        KeyValuePair<string, string>[] single =
        [
            .. values.Where(static value => value.Key.StartsWith("extra.", StringComparison.Ordinal))
                .Select(static value => KeyValuePair.Create(value.Key["extra.".Length..], value.Value.Reveal())),
        ];
        return new ConnectionFields
        {
            ConnType = Get("conn_type"), Description = Get("description"), Host = Get("host"), Login = Get("login"),
            Password = Get("password"), Schema = Get("schema"), Port = int.TryParse(Get("port"), out int port) ? port : null,
            Extra = single.Length == 0 ? extra : ExtraObject.Add(extra, single),
        };

        string? Get(string name) => values.GetValueOrDefault(name)?.Reveal();
    }

    /// <summary>Converts a resolved connection.</summary>
    public static ConnectionFields FromConnection(Connection connection) => new()
    {
        ConnType = connection.ConnType.Length == 0 ? null : connection.ConnType,
        Description = connection.Description,
        Host = connection.Host,
        Login = connection.Login,
        Password = connection.Password?.Reveal(),
        Schema = connection.Schema,
        Port = connection.Port,
        Extra = connection.Extra.FormatJson()?.Reveal(),
    };

    /// <summary>Reads a whole connection from a URI, JSON or a connection string.</summary>
    /// <param name="text">The text.</param>
    /// <param name="connType">The type that is known from elsewhere; null if the text itself has to say it.</param>
    /// <param name="format">Whether Airflow wrote the text.</param>
    /// <exception cref="OperationException">The text cannot be read; the message doesn't quote it.</exception>
    public static ConnectionFields Read(string text, string? connType, ConnectionFormat format)
    {
        ConnectionType? type = connType is null ? null : ConnectionTypeTable.BuiltIn.Find(connType);
        ConnectionParseResult read = ConnectionReader.Read(text, type, format);
        if (read.MergeExtras() is not { } fields) throw OperationException.Conflict(read.Defect!);
        return fields.ConnType is null && type is not null ? fields with { ConnType = type.Id } : fields;
    }

    /// <summary>What stands in front counts; extras are merged by name.</summary>
    public static ConnectionFields Merge(ConnectionFields front, ConnectionFields back) => new()
    {
        ConnType = front.ConnType ?? back.ConnType,
        Description = front.Description ?? back.Description,
        Host = front.Host ?? back.Host,
        Login = front.Login ?? back.Login,
        Password = front.Password ?? back.Password,
        Schema = front.Schema ?? back.Schema,
        Port = front.Port ?? back.Port,
        Extra = front.Extra is { } added ? ExtraObject.Merge(back.Extra, added) : back.Extra,
    };

    /// <summary>Whether two connections have the same values, however their extras are written.</summary>
    public static bool AreSame(ConnectionFields left, ConnectionFields right) =>
        left with { Extra = null } == right with { Extra = null } && ExtraObject.AreSame(left.Extra, right.Extra);

    /// <summary>Shows the name of a connection as a message may.</summary>
    public static string Show(string id) => QuotedName.LooksLikePath(id) ? $"'{id}'" : "an id that doesn't look like one";
}
