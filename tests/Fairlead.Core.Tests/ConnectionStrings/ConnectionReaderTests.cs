using System.Data.Common;
using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Connections;
using FsCheck;
using FsCheck.Fluent;

namespace Fairlead.Core.Tests.ConnectionStrings;

public class ConnectionReaderTests
{
    private static readonly Gen<string> Pieces = Gen.ArrayOf(Gen.Elements(
            "Host", "Server", "password", "Pasword", "hunter2", "db", "5432", "=", "=", ";", ",", " ", "'", "\"", "://", "postgres",
            "redis", "https", "@", ":", "/", "?", "&", "#", "%2F", "%", "{", "}", "\"host\":", "[", "]", "tcp:", "(localdb)", "\n", "\\",
            "ssl", "true", "Endpoint", "Key", "User Id", "\ud800"))
        .Select(string.Concat);

    [Fact]
    public void AnyText_IsReadOrRefused_AndARefusalQuotesNothing() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Pieces.ToArbitrary(), text =>
    {
        foreach (ConnectionType? type in ConnectionTypeTable.BuiltIn.Types.Append(null))
        {
            ConnectionParseResult result = ConnectionReader.Read(text, type, ConnectionFormat.Strict);
            if (result.Fields is null == result.Defect is null || result.Defect?.Contains("hunter2", StringComparison.Ordinal) == true)
                return false;
        }
        return true;
    }));

    [Theory]
    [InlineData("postgres", "Host=db;", ";")]
    [InlineData("mongo", "mongodb://db/orders?", "&")]
    [InlineData("http", "https://acme.example/?", "&")]
    [InlineData("redis", "cache:6379,", ",")]
    [InlineData("kafka", "bootstrap.servers=b:9092\n", "\n")]
    public void TextWithMoreThan1000Settings_IsRefused(string type, string start, string separator)
    {
        string text = start + string.Join(separator, Enumerable.Range(0, 1001).Select(static i => $"option{i}=1"));

        ConnectionParseResult result = ConnectionReader.Read(text, ConnectionTypeTable.BuiltIn.Find(type), ConnectionFormat.Strict);

        Assert.Contains("1000 settings", result.Defect, StringComparison.Ordinal);
    }

    [Fact]
    public void AdoNetText_IsSplitAsDotNetsOwnBuilderSplitsIt_ButForPartsWithoutAnEqualsSign()
    {
        Gen<string> texts = Gen.ArrayOf(Gen.Elements('a', 'B', ' ', '=', '=', ';', ';', '\'', '"', '1'))
            .Select(static chars => new string(chars));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var pairs = new List<KeywordPair>();
            string? defect = AdoNetText.Read(text, pairs);
            var builder = new DbConnectionStringBuilder();
            try
            {
                builder.ConnectionString = text;
            }
            catch (ArgumentException)
            {
                return defect is not null;
            }

            // The builder takes a part without '=' for the beginning of the next keyword. It is a value that should have been quoted.
            if (defect?.Contains("'='", StringComparison.Ordinal) == true) return true;

            var expected = builder.Keys.Cast<string>().ToDictionary(static key => key, key => (string)builder[key]);
            var actual = new Dictionary<string, string>();
            foreach (KeywordPair pair in pairs)
            {
                string key = pair.Keyword.ToLowerInvariant();
                if (pair.Value.Length == 0) actual.Remove(key);
                else actual[key] = pair.Value;
            }
            return defect is null && expected.Where(static pair => pair.Value.Length > 0).ToHashSet().SetEquals(actual);
        }));
    }

    [Theory]
    [InlineData("host=db user=etl password='a \\' b' dbname = x", true)]
    [InlineData("Host=db;Username=etl", false)]
    [InlineData("Host=db;Application Name=x y=z", false)]
    [InlineData("Host=db Password=x;Database=y", false)]
    [InlineData("host=db", false)]
    public void LibpqsForm_IsToldFromAdoNets(string text, bool expected) => Assert.Equal(expected, LibpqText.Matches(text));

    [Theory]
    [InlineData("db:5432", "db", 5432)]
    [InlineData("a:5432,b:5432", "a,b", 5432)]
    [InlineData("a:5432, b:5433", "a:5432,b:5433", null)]
    [InlineData("a,b:5432", "a,b:5432", null)]
    [InlineData("[::1]:5432", "[::1]", 5432)]
    [InlineData("2001:db8::17", "2001:db8::17", null)]
    public void Hosts_ShareAPortOrKeepTheirOwn(string text, string hosts, int? port)
    {
        HostList.Split(text, out string names, out int? shared);

        Assert.Equal((hosts, port), (names, shared));
    }

    /// <summary>Two meanings of one name would make the first win silently.</summary>
    [Fact]
    public void EveryTarget_OfATypesSynonyms_Exists()
    {
        foreach (ConnectionType type in ConnectionTypeTable.BuiltIn.Types)
        {
            HashSet<string> sources = [.. GenericConnectionTypes.Generic.Fields.Select(static field => field.Name),
                .. type.Extras.Select(static extra => extra.Path)];
            foreach (string line in type.Synonyms.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                string target = line.Split(':')[0];
                bool isSource = target.StartsWith("extra.", StringComparison.Ordinal) || char.IsLower(target[0]);
                Assert.True(!isSource || sources.Contains(target) || type.ConnectionString.Count > 0,
                    $"{type.Id}: '{target}' is neither a field nor an extra");
                Assert.True(!target.StartsWith("extra.", StringComparison.Ordinal) || sources.Contains(target),
                    $"{type.Id}: there is no '{target}'");
            }
        }
    }
}
