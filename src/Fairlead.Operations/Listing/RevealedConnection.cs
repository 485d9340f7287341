using System.Text.Json.Nodes;
using Fairlead.Core.Connections;
using Fairlead.Operations.Writing;

namespace Fairlead.Operations.Listing;

/// <summary>A connection with its secrets, for the one command that was told to reveal them.</summary>
internal static class RevealedConnection
{
    public static JsonObject Create(Connection connection)
    {
        ConnectionFields fields = FieldValues.FromConnection(connection);
        return new JsonObject
        {
            ["conn_id"] = connection.Id,
            ["conn_type"] = fields.ConnType,
            ["description"] = fields.Description,
            ["host"] = fields.Host,
            ["login"] = fields.Login,
            ["password"] = fields.Password,
            ["schema"] = fields.Schema,
            ["port"] = fields.Port,
            ["extra"] = ExtraObject.Read(fields.Extra),
        };
    }
}
