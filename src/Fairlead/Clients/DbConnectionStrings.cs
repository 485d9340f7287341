using System.Data.Common;
using System.Globalization;
using System.Text;
using Fairlead.CompilerServices;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Resolution;

namespace Fairlead.Clients;

/// <summary>
/// Writes ADO.NET connection strings of connections without a generated type, by the same recipes that generated code is made from.
/// </summary>
internal sealed class DbConnectionStrings(DbProviderFactory factory, ConnectionDefinition? definition)
{
    /// <summary>The host, or several, with the port at each.</summary>
    private const string Servers = "{host}[:{port}]";

    /// <summary>Writes the connection string, secrets included.</summary>
    /// <exception cref="ConnectionFormatException">The connection's type has no ADO.NET connection string.</exception>
    public string Write(Connection connection)
    {
        ConnectionType type = FindType(connection);
        var builder = new DbConnectionStringBuilder();
        foreach (ConnectionStringPart part in type.ConnectionString)
        {
            if (!builder.ContainsKey(part.Keyword) && ReadPart(connection, part) is { } value) builder[part.Keyword] = value;
        }
        if (definition is not null) ConnectionStrings.AddOptions(builder, connection, definition);
        else AddUndeclared(builder, connection, type);
        return builder.ConnectionString;
    }

    private ConnectionType FindType(Connection connection)
    {
        ConnectionType? type = definition is not null
            ? DeclaredType.For(definition).Type
            : ConnectionTypeTable.BuiltIn.FindLoosely(connection.ConnType) ?? FindType(factory);
        return type is { ConnectionStringFormat: ConnectionStringFormat.AdoNet, ConnectionString.Count: > 0 }
            ? type
            : throw new ConnectionFormatException(connection.Id, "conn_type", "a type with an ADO.NET connection string");
    }

    /// <summary>The type whose driver the factory is from, for connection strings that do not say what they are for.</summary>
    private static ConnectionType? FindType(DbProviderFactory factory)
    {
        string? assembly = factory.GetType().Assembly.GetName().Name;
        return ConnectionTypeTable.BuiltIn.Types.FirstOrDefault(type => type.ClientPackages.Any(package => package.Assembly == assembly));
    }

    /// <summary>Adds the extras that the type has no keyword for, as they are spelled: the driver knows its own synonyms.</summary>
    private static void AddUndeclared(DbConnectionStringBuilder builder, Connection connection, ConnectionType type)
    {
        IEnumerable<TemplatePiece> pieces = type.ConnectionString.SelectMany(static part => part.Pieces);
        HashSet<string> written = [.. pieces.Select(static piece => piece.Source).OfType<string>()];
        foreach (string name in connection.Extra.Names.Order(StringComparer.Ordinal))
        {
            if (written.Contains(FieldNames.ExtraPrefix + name) || type.AirflowExtras.Contains(name)) continue;
            foreach (string text in connection.Extra.GetTexts(name)) builder[name] = text;
        }
    }

    private static string? ReadPart(Connection connection, ConnectionStringPart part)
    {
        if (part.Template == Servers) return connection.Host is { } host ? ConnectionAddress.ToServers(host, connection.Port) : null;
        if (part is { UnitMilliseconds: { } unit, Source: { } duration } && FieldNames.FindExtra(duration) is { } name)
            return ConnectionStrings.ToText(ConnectionStrings.ToNumber(connection.Extra.GetTimeSpan(name), unit));

        var text = new StringBuilder();
        foreach (IGrouping<int, TemplatePiece> run in GroupByBracket(part.Pieces))
        {
            string?[] texts = [.. run.Select(piece => piece.Text ?? Spell(part, ReadField(connection, piece.Source!)))];
            if (texts.All(static value => value is not null)) text.AppendJoin("", texts);
            else if (run.Key == 0) return null;
        }
        return text.Length == 0 ? null : text.ToString();
    }

    /// <summary>Pieces that follow one another in the same bracket.</summary>
    private static IEnumerable<IGrouping<int, TemplatePiece>> GroupByBracket(IReadOnlyList<TemplatePiece> pieces)
    {
        int start = 0;
        while (start < pieces.Count)
        {
            TemplatePiece[] run = [.. pieces.Skip(start).TakeWhile(piece => piece.Bracket == pieces[start].Bracket)];
            start += run.Length;
            yield return run.GroupBy(static piece => piece.Bracket).First();
        }
    }

    /// <summary>The value as the driver spells it. Within a text, a switch that nothing sets is empty.</summary>
    private static string? Spell(ConnectionStringPart part, string? value)
    {
        if (part.Spelling.Count == 0) return value;
        if (value is null) return part.Source is null ? "" : null;
        ValueSpelling? known = part.Spelling.FirstOrDefault(spelling => spelling.Value.Equals(value, StringComparison.OrdinalIgnoreCase));
        return known?.Spelled ?? value;
    }

    private static string? ReadField(Connection connection, string source) => source switch
    {
        "host" => connection.Host,
        "port" => connection.Port?.ToString(CultureInfo.InvariantCulture),
        "schema" => connection.Schema,
        "login" => connection.Login,
        "password" => connection.Password?.Reveal(),
        _ => FieldNames.FindExtra(source) is { } name ? ReadExtra(connection.Extra, name) : null,
    };

    /// <summary>An extra for the driver, secret or not. Several texts have commas between them.</summary>
    private static string? ReadExtra(ConnectionExtra extra, string name)
    {
        string text = string.Join(',', extra.GetTexts(name));
        return text.Length == 0 ? null : text;
    }
}
