using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Fairlead.Backends;
using Fairlead.Clients;
using Fairlead.CompilerServices;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Text;
using Fairlead.Tests.TestInfrastructure;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Fairlead.Generator.Tests;

/// <summary>What a connection's type writes, the resolver reads back to the same fields, whatever their values are.</summary>
public class RoundTripTests
{
    /// <summary>
    /// The types that have a text or a configuration of their own, and those whose address, which holds no password, is enough for them.
    /// </summary>
    private static readonly ConnectionType[] Types =
        [.. ConnectionTypeTable.BuiltIn.Types.Where(static type => type.ConnectionString.Count > 0
            || (type.Uri is not null && !type.Fields.Any(static field => field.Secret && field.Required)))];

    private static readonly Lazy<MethodInfo> Writer = new(Compile);

    public static TheoryData<string> TypeNames => [.. Types.Select(static type => type.Id)];

    [Theory]
    [MemberData(nameof(TypeNames))]
    public void WhatATypeWrites_IsReadBackTheSame(string name)
    {
        ConnectionType type = ConnectionTypeTable.BuiltIn.Find(name)!;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Values(type).ToArbitrary(), values =>
        {
            string text = Write(type, Create(type, values));
            if (type is { ConnectionStringFormat: ConnectionStringFormat.AdoNet, ConnectionString.Count: > 0 })
                AssertSame(text, WriteAtRunTime(type, Create(type, values)));
            ConnectionResolution resolution = Read(type, text);
            Assert.True(resolution.IsFound, resolution.ToString());
            foreach ((string source, string value) in values)
                Assert.Equal((source, value), (source, GetValue(resolution.Connection, source)));
            Assert.Equal(text, Write(type, resolution.Connection));
        }));
    }

    private static Connection Create(ConnectionType type, IReadOnlyDictionary<string, string> values) => new()
    {
        Id = type.Id, ConnType = type.Id, Host = values.GetValueOrDefault("host"), Schema = values.GetValueOrDefault("schema"),
        Login = values.GetValueOrDefault("login"),
        Password = values.TryGetValue("password", out string? password) ? new Secret(password) : null,
        Port = values.TryGetValue("port", out string? port) ? int.Parse(port, CultureInfo.InvariantCulture) : null,
        Extra = ConnectionExtra.Parse(type.Id, "{" + string.Join(',', WriteExtras(Defaults(type).Concat(values))) + "}"),
    };

    private static IEnumerable<string> WriteExtras(IEnumerable<KeyValuePair<string, string>> values) =>
        from value in values
        where value.Key.StartsWith("extra.", StringComparison.Ordinal)
        group value.Value by value.Key["extra.".Length..] into extra
        select $"{JsonWriter.WriteString(extra.Key)}:{JsonWriter.WriteString(extra.Last())}";

    /// <summary>What the manifest gives the type when nobody sets it.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Defaults(ConnectionType type) =>
        type.Extras.Where(static extra => extra.Default is not null)
            .Select(static extra => KeyValuePair.Create(extra.Path, extra.Default!.Trim('"')));

    private static string Write(ConnectionType type, Connection connection) => (string)Writer.Value.Invoke(null, [type.Id, connection])!;

    /// <summary>What a data source by id gives the driver.</summary>
    private static string WriteAtRunTime(ConnectionType type, Connection connection)
    {
        Type connections = Writer.Value.DeclaringType!.Assembly.GetType("Acme.Connections")!;
        var manifest = (ConnectionManifest)connections.GetProperty("Manifest")!.GetValue(null)!;
        ConnectionDefinition definition = manifest.Connections.Single(definition => definition.Id == type.Id);
        return new DbConnectionStrings(SqliteFactory.Instance, definition).Write(connection);
    }

    private static void AssertSame(string expected, string actual) =>
        Assert.Equal(ReadPairs(expected), ReadPairs(actual), StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> ReadPairs(string text)
    {
        var builder = new DbConnectionStringBuilder { ConnectionString = text };
        return builder.Keys.Cast<string>().Order(StringComparer.Ordinal).Select(keyword => $"{keyword}={builder[keyword]}");
    }

    private static ConnectionResolution Read(ConnectionType type, string text)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IEnvironmentVariables>(new FakeEnvironment { [$"FAIRLEAD_CONN_{type.Id.ToUpperInvariant()}"] = text });
        Writer.Value.DeclaringType!.GetMethod("Configure")!.Invoke(null, [services.AddFairlead().AddEnvironmentVariables()]);
        using ServiceProvider provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IConnectionResolver>().TryGetAsync(type.Id).AsTask().GetAwaiter().GetResult();
    }

    private static string? GetValue(Connection connection, string source) => source switch
    {
        "host" => connection.Host,
        "port" => connection.Port?.ToString(CultureInfo.InvariantCulture),
        "schema" => connection.Schema,
        "login" => connection.Login,
        "password" => connection.Password?.Reveal(),
        _ => connection.Extra.GetSecret(source["extra.".Length..])?.Reveal(),
    };

    /// <summary>Values for what the type writes: all that it must have, and some of the rest.</summary>
    private static Gen<Dictionary<string, string>> Values(ConnectionType type)
    {
        bool isText = type.ConnectionString.Count > 0;
        HashSet<string> written =
            [.. type.ConnectionString.SelectMany(static part => part.Pieces).Select(static piece => piece.Source).OfType<string>()];
        if (type.ConnectionStringFormat == ConnectionStringFormat.Uri && isText)
            written.UnionWith(["host", "port", "schema", "login", "password"]);
        if (!isText) written.UnionWith(["host", "port"]);
        if (type.Uri?.PathSource is { } path) written.Add(path);
        if (type.Uri?.SchemeSource is { } scheme && scheme != "schema") written.Add(scheme);

        // These stand for others, or say the same twice.
        written.ExceptWith(["extra.dsn", "extra.connection_string"]);
        if (type.Id == "azure_blob") written.ExceptWith(["host", "extra.sas_token"]);
        if (type.Id == "mongo") written.ExceptWith(["extra.srv"]);
        HashSet<string> known = [.. type.Fields.Select(static field => field.Name), .. type.Extras.Select(static extra => extra.Path)];
        string[] sources = [.. written.Where(known.Contains).Order(StringComparer.Ordinal)];
        bool IsAlways(string source) => source is "host" or "port" or "schema"
            || type.Fields.Any(field => field.Name == source && field.Required)
            || type.Extras.Any(extra => extra.Path == source && (extra.Required || extra.Default is not null))
            || (type.Id == "oracle" && source == "extra.service_name");

        return from flags in Gen.ArrayOf(Gen.Elements(true, false), sources.Length)
               from texts in Gen.CollectToSequence(sources, source => Value(type, source))
               select sources.Zip(texts, flags).Where(entry => IsAlways(entry.First) || (entry.Third && entry.Second.Length > 0))
                   .ToDictionary(static entry => entry.First, static entry => entry.Second.Length == 0 ? "x" : entry.Second);
    }

    private static Gen<string> Value(ConnectionType type, string source)
    {
        if (source == "port") return Gen.Choose(1, 65535).Select(static port => port.ToString(CultureInfo.InvariantCulture));
        if (source is "host" or "extra.bootstrap.servers" or "extra.fully_qualified_namespace") return Hosts(type, source);
        if (type.Extras.FirstOrDefault(extra => extra.Path == source) is not { } extra) return Text(type);
        return extra.Type switch
        {
            ExtraType.Integer or ExtraType.Number or ExtraType.Duration => Gen.Choose(1, 9999)
                .Select(static number => number.ToString(CultureInfo.InvariantCulture)),
            ExtraType.Boolean => Gen.Elements("true", "false"),
            _ when extra.Enum.Count > 0 => Gen.Elements(extra.Enum.ToArray()),
            _ => extra.Name == "service_name" ? Gen.Elements("orders", "ORCLPDB1.acme") : Text(type),
        };
    }

    private static Gen<string> Hosts(ConnectionType type, string source)
    {
        if (source != "host") return Gen.Elements("a.acme.example", "b.acme.example");
        if (type.Id == "sqlite") return Gen.Elements("orders.db", "/data/my orders.db", ":memory:");
        return type.Id == "mssql" ? Gen.Elements("db", "db.internal", "db\\SALES", "(localdb)\\X")
            : type.Id is "mongo" or "redis" or "postgres" or "cassandra" ? Gen.Elements("db", "db.internal", "a.internal,b.internal")
            : type.ConnectionString.Count == 0 && type.AddressSchemes.Contains("http")
                ? Gen.Elements("https://api.internal/", "https://api.internal/v1/orders")
            : Gen.Elements("db", "db.internal");
    }

    /// <summary>
    /// Texts with all that means something to one form or another, except where the client itself has no way to write it.
    /// </summary>
    private static Gen<string> Text(ConnectionType type)
    {
        const string Odd = "aZ0 ;,='\"\\:/@?#%&+[]{}<>|!$^é€";
        string characters = type.ConnectionStringFormat switch
        {
            ConnectionStringFormat.Commas => Odd.Replace(",", "", StringComparison.Ordinal),
            ConnectionStringFormat.Semicolons => Odd.Replace(";", "", StringComparison.Ordinal),
            _ => Odd,
        };
        return Gen.ArrayOf(Gen.Elements(characters.ToCharArray())).Select(static chars => new string(chars).Trim());
    }

    private static MethodInfo Compile()
    {
        IEnumerable<string> declarations = Types.Select(static type => $$"""  "{{type.Id}}": { "conn_type": "{{type.Id}}" } """);
        IEnumerable<string> arms = Types.Select(static type =>
            $"\"{type.Id}\" => {WriteCode(type, $"new {MemberNames.ToPascalCase(type.Id)}Connection(connection)")},");
        Assembly consumer = new GeneratorProject($$"""{ "namespace": "Acme", "connections": { {{string.Join(",\n", declarations)}} } }""")
        {
            Source = $$"""
                using System;
                using System.Linq;
                using Acme;
                using Microsoft.Extensions.DependencyInjection;

                internal static class Program
                {
                    public static void Configure(Fairlead.FairleadBuilder builder) => builder.AddConnections();

                    public static string Write(string type, Fairlead.Connection connection) => type switch
                    {
                        {{string.Join("\n", arms)}}
                        _ => throw new ArgumentException(type),
                    };

                    public static string Json(System.Collections.Generic.Dictionary<string, string> configuration) =>
                        System.Text.Json.JsonSerializer.Serialize(new { extra = configuration });
                }
                """,
        }.Load();
        return consumer.GetType("Program")!.GetMethod("Write")!;
    }

    private static string WriteCode(ConnectionType type, string connection) =>
        type.ConnectionString.Count == 0 ? connection + ".ToUri().OriginalString"
        : type.ConnectionStringFormat == ConnectionStringFormat.Configuration ? $"Json({connection}.ToConfiguration())"
        : connection + ".ToConnectionString()";
}
