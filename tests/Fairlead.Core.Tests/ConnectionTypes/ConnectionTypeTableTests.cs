using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Text;

namespace Fairlead.Core.Tests.ConnectionTypes;

/// <summary>The table is data, so that these tests hold whatever types are added to it.</summary>
public class ConnectionTypeTableTests
{
    private static readonly string[] Promised =
    [
        "generic", "http", "postgres", "mysql", "mssql", "oracle", "sqlite", "mongo", "redis", "kafka", "amqp", "mqtt", "elasticsearch",
        "cassandra", "snowflake", "databricks", "clickhouse", "aws", "google_cloud_platform", "azure", "azure_blob", "azure_service_bus",
        "ssh", "sftp", "ftp", "smtp", "ldap", "slack", "openai", "vault",
    ];

    public static TheoryData<string> Types => [.. ConnectionTypeTable.BuiltIn.Types.Select(type => type.Id)];

    [Fact]
    public void EveryTypeThatIsPromised_IsBuiltIn()
    {
        IEnumerable<string> ids = ConnectionTypeTable.BuiltIn.Types.Select(type => type.Id);
        string[] added = [.. ids.Except(Promised)], removed = [.. Promised.Except(ids)];
        Assert.True(added.Length == 0, $"Add {string.Join(", ", added)} to {nameof(Promised)}: from then on users can rely on the type.");
        Assert.True(removed.Length == 0, $"Keep {string.Join(", ", removed)}: manifests name these types, and would not be read any more.");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Type_IsConsistent(string id)
    {
        ConnectionType type = ConnectionTypeTable.BuiltIn.Find(id)!;

        foreach (ConnectionTypeField field in type.Fields)
        {
            string[] known = [.. GenericConnectionTypes.Generic.Fields.Select(generic => generic.Name)];
            Expect(known.Contains(field.Name), $"Name the field {field.Name} as one of {string.Join(", ", known)}");
            Expect(field.Title.All(char.IsAsciiLetter) && char.IsUpper(field.Title[0]), $"Write the title of {field.Name} in Pascal case");
            Expect(field.Default is null || field.Name is "host" or "schema" or "login", $"Remove the default of {field.Name}");
            Expect(field.Name != "password" || field.Secret, "Set Secret for the password");
        }
        foreach (ExtraDeclaration extra in type.Extras)
        {
            Expect(!string.IsNullOrWhiteSpace(extra.Description), $"Describe the extra {extra.Name}");
            Expect(extra.Type == ExtraType.String || (extra.Enum.Count == 0 && !extra.Secret),
                $"Make the extra {extra.Name} a string: only strings are secrets or choices");
        }
        Assert.Distinct(type.Fields.Select(field => field.Name));
        Assert.Distinct(type.Fields.Select(field => field.Title).Concat(type.Extras.Select(extra => extra.Title)));
        Assert.Distinct(type.Extras.Select(extra => extra.Name));
        bool describesPort = type.Fields.Any(field => field.Name == "port" && field.Description.Any(char.IsDigit));
        Expect(type.DefaultPort is not null == (describesPort || id == "kafka"), "Describe the port with its default, and set DefaultPort");

        void Expect(bool condition, string advice) => Assert.True(condition, $"{advice}, in the connection type '{id}'.");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Defaults_AreWhatTheirDeclarationAllows(string id) =>
        Assert.All(ConnectionTypeTable.BuiltIn.Find(id)!.Extras.Where(extra => extra.Default is not null), extra =>
            Assert.Null(ExtraValues.DescribeExpected(extra, JsonDocument.Parse(extra.Default!, JsonReaderOptions.Strict).Root!)));

    [Theory]
    [MemberData(nameof(Types))]
    public void Recipes_AreMadeOfFieldsAndExtrasOfTheType(string id)
    {
        ConnectionType type = ConnectionTypeTable.BuiltIn.Find(id)!;
        IEnumerable<string> sources = [.. type.Fields.Select(field => field.Name), .. type.Extras.Select(extra => extra.Path)];

        Assert.All(type.ConnectionString.SelectMany(part => part.Pieces), piece => Assert.True(
            piece.Source is null || sources.Contains(piece.Source),
            $"'{id}' has no field or extra '{piece.Source}', which its recipe names."));
        Assert.All(type.ConnectionString,
            part => Assert.Equal(part.Spelling.Select(valueSpelling => valueSpelling.Value), FindValues(type, part)));
        Assert.All([type.Uri?.SchemeSource, type.Uri?.PathSource], source => Assert.True(source is null || sources.Contains(source)));
        Assert.True(type.Uri is not null || !type.Shapes.HasFlag(ConnectionShapes.Uri));
        Assert.True(type.Uri is not null || type.ConnectionStringFormat != ConnectionStringFormat.Uri);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void TypesThatOfferTls_KnowItsExtras(string id)
    {
        ConnectionType type = ConnectionTypeTable.BuiltIn.Find(id)!;
        bool offers = (type.Shapes & (ConnectionShapes.SslOptions | ConnectionShapes.HttpMessageHandler)) != 0;

        Assert.True(
            offers == TlsExtras.All.All(type.Extras.Contains),
            $"Give '{id}' both the shape SslOptions or HttpMessageHandler and '.. TlsExtras.All' among its extras, or neither.");
        Assert.True(!offers || type.Tls == TlsExpectation.Required, $"Set Tls of '{id}' to Required, because its shapes offer TLS.");
    }

    [Fact]
    public void NearMissesOfOneTypesExtras_AreNotEachOther()
    {
        // "verify" must not be taken for a misspelling, nor may one declared name shadow another.
        Assert.All(ConnectionTypeTable.BuiltIn.Types, type =>
            Assert.All(type.Extras,
                extra => Assert.Equal(extra.Name, Suggestions.Find(extra.Name, type.Extras.Select(other => other.Name)))));
    }

    /// <summary>A part that spells values spells all of its enum's or boolean's.</summary>
    private static IEnumerable<string> FindValues(ConnectionType type, ConnectionStringPart part)
    {
        if (part.Spelling.Count == 0) return [];
        IEnumerable<ExtraDeclaration> extras = type.Extras.Where(extra => part.Pieces.Any(piece => piece.Source == extra.Path));
        return extras.SelectMany(static extra => extra.Type == ExtraType.Boolean ? ["true", "false"] : extra.Enum);
    }
}
