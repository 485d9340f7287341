using System.Data.Common;
using System.Globalization;
using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionTypes;

namespace Fairlead.Resolution;

/// <summary>Reads an ADO.NET connection string (<c>Server=…;Database=…;User Id=…;Password=…</c>). What is no field becomes an extra.</summary>
internal static class AdoNetConnectionString
{
    private static readonly Dictionary<string, string> FieldsByKeyword = new(StringComparer.Ordinal)
    {
        ["server"] = "host", ["host"] = "host", ["datasource"] = "host", ["address"] = "host", ["addr"] = "host", ["networkaddress"] = "host",
        ["endpoint"] = "host", ["port"] = "port",
        ["database"] = "schema", ["initialcatalog"] = "schema",
        ["userid"] = "login", ["uid"] = "login", ["username"] = "login", ["user"] = "login",
        ["password"] = "password", ["pwd"] = "password",
    };

    public static ConnectionParseResult Parse(string text, ConnectionDefinition? definition)
    {
        const string Unknown = "it is neither a URI nor JSON nor a connection string of the form 'Server=…;Password=…'";
        var builder = new DbConnectionStringBuilder();
        try
        {
            builder.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            return ConnectionParseResult.Defective(Unknown);
        }

        ConnectionType? type = definition is null ? null : ConnectionTypeTable.BuiltIn.Find(definition.ConnType);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var extras = new List<KeyValuePair<string, string>>();
        foreach (string keyword in builder.Keys)
        {
            // A keyword is made of words: "localhost:6379,password=x" is something else.
            if (!keyword.All(c => char.IsLetterOrDigit(c) || c is ' ' or '_' or '-' or '.')) return ConnectionParseResult.Defective(Unknown);

            string value = Convert.ToString(builder[keyword], CultureInfo.InvariantCulture)!;
            string? field = FindField(type, keyword);
            if (field is null) extras.Add(new(FieldNames.FindDeclaredExtra(keyword, definition) ?? keyword, value));
            else if (field.StartsWith(FieldNames.ExtraPrefix, StringComparison.Ordinal)) extras.Add(ToExtra(type!, field[FieldNames.ExtraPrefix.Length..], value));
            else if (!fields.TryAdd(field, value)) return ConnectionParseResult.Defective($"the connection string sets its {field} twice, by different keywords");
        }
        return fields.Count + extras.Count == 0 ? ConnectionParseResult.Defective(Unknown) : Build(fields, extras);
    }

    /// <summary>What the type's own connection string calls so, else what most drivers do.</summary>
    private static string? FindField(ConnectionType? type, string keyword)
    {
        string bare = FieldNames.Bare(keyword);
        return type?.ConnectionString.FirstOrDefault(part => FieldNames.Bare(part.Keyword) == bare)?.Source ?? FieldsByKeyword.GetValueOrDefault(bare);
    }

    /// <summary>A driver writes VerifyFull where Airflow, and so the extra, has verify-full.</summary>
    private static KeyValuePair<string, string> ToExtra(ConnectionType type, string name, string value)
    {
        IReadOnlyList<string> known = type.Extras.FirstOrDefault(extra => extra.Name == name)?.Enum ?? [];
        return new(name, known.FirstOrDefault(text => FieldNames.Bare(text) == FieldNames.Bare(value)) ?? value);
    }

    private static ConnectionParseResult Build(Dictionary<string, string> fields, List<KeyValuePair<string, string>> extras)
    {
        string? host = fields.GetValueOrDefault("host");
        string? portText = fields.GetValueOrDefault("port");

        // SQL Server: tcp:host,1433
        if (host is not null && host.LastIndexOf(',') is >= 0 and int comma && portText is null && host[(comma + 1)..].Trim() is { } tail && tail.All(char.IsAsciiDigit))
        {
            portText = tail;
            host = host[..comma];
            if (host.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase)) host = host["tcp:".Length..];
        }

        int? port = null;
        if (!string.IsNullOrEmpty(portText))
        {
            if (!int.TryParse(portText, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number > 65535)
                return ConnectionParseResult.Defective("the port is not a number from 0 to 65535");
            port = number;
        }

        return ConnectionParseResult.Of(new ConnectionFields
        {
            Host = host,
            Port = port,
            Schema = fields.GetValueOrDefault("schema"),
            Login = fields.GetValueOrDefault("login"),
            Password = fields.GetValueOrDefault("password"),
            Extra = extras.Count == 0 ? null : ConnectionExtraText.FromPairs(extras),
        });
    }
}
