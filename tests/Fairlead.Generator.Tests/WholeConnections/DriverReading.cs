using System.Collections;
using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Reflection;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using ClickHouse.Driver.ADO;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using MongoDB.Driver;
using Npgsql;
using RabbitMQ.Client;
using StackExchange.Redis;

namespace Fairlead.Generator.Tests.WholeConnections;

/// <summary>
/// Reads a text with the driver's own builder: every setting by name, defaults included, so that two texts with one meaning are equal.
/// </summary>
internal static class DriverReading
{
    private static readonly Dictionary<string, Func<string, Dictionary<string, string>>> Drivers = new()
    {
        ["Npgsql"] = static text => Normalize(
            Describe(new NpgsqlConnectionStringBuilder(text)), "Host", static host => host.Trim('[', ']')),
        ["SqlClient"] = static text => Normalize(Describe(new SqlConnectionStringBuilder(text)), "DataSource", NormalizeDataSource),
        ["MySqlConnector"] = static text => Describe(new MySqlConnector.MySqlConnectionStringBuilder(text)),
        ["MySql.Data"] = static text => Describe(new MySql.Data.MySqlClient.MySqlConnectionStringBuilder(text)),
        ["Sqlite"] = static text => Describe(new SqliteConnectionStringBuilder(text)),
        ["ClickHouse"] = ReadClickHouse,
        ["MongoDB"] = static text => Describe(new MongoUrl(text), "Url"),
        ["Redis"] = ReadRedis,
        ["RabbitMQ"] = ReadRabbitMq,
        ["Blobs"] = ReadBlobs,
        ["Keywords"] = ReadKeywords,
        ["Semicolons"] = static text => text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(static part => part.Split('=', 2))
            .ToDictionary(static part => part[0], static part => part[1], StringComparer.OrdinalIgnoreCase),
    };

    /// <summary>What every builder has, which tells how the text is written and not what it means.</summary>
    private static readonly HashSet<string> BuilderProperties =
        [.. typeof(DbConnectionStringBuilder).GetProperties().Select(static property => property.Name)];

    public static Dictionary<string, string> Read(string driver, string text) => Drivers[driver](text);

    /// <summary>The value as a case file writes it.</summary>
    public static string Format(object? value) => value switch
    {
        null => "",
        string text => text,
        Secret secret => secret.Reveal(),
        bool boolean => boolean ? "true" : "false",
        Uri uri => uri.OriginalString,
        IEnumerable values => string.Join(',', values.Cast<object?>().Select(Format)),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static Dictionary<string, string> Describe(object read, params string[] except)
    {
        var settings = new Dictionary<string, string>();
        foreach (PropertyInfo property in read.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            bool isSetting = property.CanRead && property.GetIndexParameters().Length == 0 && !BuilderProperties.Contains(property.Name);
            if (!isSetting || except.Contains(property.Name) || !IsPlain(property.PropertyType)) continue;
            try
            {
                settings[property.Name] = Format(property.GetValue(read));
            }
            catch (TargetInvocationException exception)
            {
                settings[property.Name] = exception.InnerException!.GetType().Name;
            }
        }
        return settings;
    }

    /// <summary>Whether two values of a type are equal when their texts are.</summary>
    private static bool IsPlain(Type type) =>
        !typeof(Delegate).IsAssignableFrom(type) && !type.IsArray
        && type.GetMethod("ToString", Type.EmptyTypes)?.DeclaringType != typeof(object)
        || typeof(IEnumerable<EndPoint>).IsAssignableFrom(type) || type == typeof(IEnumerable<MongoServerAddress>);

    private static Dictionary<string, string> Normalize(Dictionary<string, string> settings, string name, Func<string, string> normalize)
    {
        settings[name] = normalize(settings[name]);
        return settings;
    }

    /// <summary>TCP is what a name with a port means anyway, and the driver trims.</summary>
    private static string NormalizeDataSource(string dataSource)
    {
        string[] parts = [.. dataSource.Split(',', StringSplitOptions.TrimEntries)];
        if (parts.Length > 1 && parts[0].StartsWith("tcp:", StringComparison.OrdinalIgnoreCase)) parts[0] = parts[0]["tcp:".Length..];
        return string.Join(',', parts);
    }

    /// <summary>The server's own settings are keywords without a property.</summary>
    private static Dictionary<string, string> ReadClickHouse(string text)
    {
        var builder = new ClickHouseConnectionStringBuilder(text);
        Dictionary<string, string> settings = Describe(builder);
        foreach (string keyword in builder.Keys)
        {
            if (keyword.StartsWith("set_", StringComparison.OrdinalIgnoreCase)) settings[keyword] = Format(builder[keyword]);
        }
        return settings;
    }

    private static Dictionary<string, string> ReadRedis(string text)
    {
        ConfigurationOptions options = ConfigurationOptions.Parse(text);
        int defaultPort = options.Ssl ? 6380 : 6379; // the client fills it in when it connects
        for (int i = 0; i < options.EndPoints.Count; i++)
        {
            if (options.EndPoints[i] is not DnsEndPoint { Port: 0 } endpoint) continue;
            options.EndPoints[i] = new DnsEndPoint(endpoint.Host, defaultPort);
        }
        return Describe(options);
    }

    private static Dictionary<string, string> ReadRabbitMq(string text)
    {
        var factory = new ConnectionFactory { Uri = new Uri(text) };
        return new()
        {
            ["HostName"] = factory.HostName,
            ["Port"] = Format(factory.Endpoint.Port),
            ["VirtualHost"] = factory.VirtualHost,
            ["UserName"] = factory.UserName,
            ["Password"] = factory.Password,
            ["Ssl"] = Format(factory.Ssl.Enabled),
        };
    }

    /// <summary>The client doesn't show its key; what it signs does.</summary>
    private static Dictionary<string, string> ReadBlobs(string text)
    {
        var client = new BlobServiceClient(text);
        var never = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return new()
        {
            ["AccountName"] = client.AccountName,
            ["Uri"] = client.Uri.AbsoluteUri,
            ["SignatureOfKey"] = client.CanGenerateAccountSasUri
                ? client.GenerateAccountSasUri(AccountSasPermissions.Read, never, AccountSasResourceTypes.Service).Query
                : "",
        };
    }

    /// <summary>An ADO.NET string whose driver isn't at hand, by keywords without case and spaces.</summary>
    private static Dictionary<string, string> ReadKeywords(string text)
    {
        var builder = new DbConnectionStringBuilder { ConnectionString = text };
        return builder.Keys.Cast<string>().ToDictionary(
            static keyword => keyword.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant(),
            keyword => Format(builder[keyword]));
    }
}
