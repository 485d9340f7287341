using System.Text.Json.Nodes;
using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Operations.Writing;

namespace Fairlead.Operations.Exchange;

/// <summary>Sets one field of a connection by the name that some tool has for it.</summary>
internal static class FieldAssignment
{
    private const string ExtraPrefix = "extra.";

    /// <summary>Returns the fields with one more. Returns null if there is no such field, or the value doesn't fit.</summary>
    public static ConnectionFields? Set(ConnectionFields fields, string name, string value, string? connType)
    {
        ConnectionType type = ConnectionTypeTable.BuiltIn.Find(connType ?? fields.ConnType ?? "") ?? GenericConnectionTypes.Generic;
        string? field = FieldName.Find(name, KeywordTable.Get(type)).Field;
        switch (field)
        {
            case "conn_type": return fields with { ConnType = ConnectionFields.NormalizeType(value) };
            case "description": return fields with { Description = value };
            case "host": return fields with { Host = value };
            case "login": return fields with { Login = value };
            case "password": return fields with { Password = value };
            case "schema": return fields with { Schema = value };
            case "port": return HostList.TryReadPort(value, out int port) ? fields with { Port = port } : null;
            case "uri": return ReadWhole(fields, value, connType);
            case "extra": return ConnectionExtraText.IsObject(value) ? fields with { Extra = ExtraObject.Merge(fields.Extra, value) }
                : null;
        }
        if (field?.StartsWith(ExtraPrefix, StringComparison.Ordinal) != true) return null;
        JsonObject extra = ExtraObject.Read(fields.Extra) ?? [];
        extra[field[ExtraPrefix.Length..]] = value;
        return fields with { Extra = ExtraObject.Write(extra) };
    }

    private static ConnectionFields? ReadWhole(ConnectionFields fields, string value, string? connType)
    {
        try
        {
            return FieldValues.Merge(fields, FieldValues.Read(value, connType, ConnectionFormat.Strict));
        }
        catch (OperationException)
        {
            return null;
        }
    }
}
