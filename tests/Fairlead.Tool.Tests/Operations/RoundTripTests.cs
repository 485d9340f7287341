using Fairlead.Core.Connections;
using Fairlead.Core.Json;
using Fairlead.Operations.Exchange;
using Fairlead.Operations.Writing;
using FsCheck;
using FsCheck.Fluent;

namespace Fairlead.Tool.Tests.Operations;

public class RoundTripTests
{
    private const int Rounds = 500;

    private static readonly char[] OddCharacters =
        [.. "aZ0 _-:/@#%?&=+'\"\\{}[],!|>*~\t\n\r", 'é', 'ß', '語', '\u0085', '\u2028', '\ufeff', '\f'];

    [Theory]
    [InlineData(nameof(ImportFormat.AirflowJson), false)]
    [InlineData(nameof(ImportFormat.AirflowYaml), false)]
    [InlineData(nameof(ImportFormat.AirflowEnv), false)]
    [InlineData(nameof(ImportFormat.AirflowEnv), true)]
    public void Export_IsImportedWithoutLoss(string format, bool asJson)
    {
        ImportFormat chosen = Enum.Parse<ImportFormat>(format);
        Prop.ForAll(CreateConnections().ToArbitrary(), connection =>
        {
            string text = chosen switch
            {
                ImportFormat.AirflowJson => AirflowFiles.WriteJson([connection]),
                ImportFormat.AirflowYaml => AirflowFiles.WriteYaml([connection]),
                _ => AirflowFiles.WriteEnv([connection], asJson),
            };
            ImportContent content = ImportReader.Read(new Secret(text), chosen, "file", static _ => null);
            Assert.True(content.Defects.Count == 0, $"{string.Join('\n', content.Defects)}\n{text}");
            ExchangedConnection read = Assert.Single(content.Connections);
            Assert.Equal(connection.Id, read.Id);
            Assert.True(FieldValues.AreSame(connection.Fields, read.Fields), text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Rounds));
    }

    private static Gen<ExchangedConnection> CreateConnections()
    {
        Gen<string?> text = Gen.Elements(OddCharacters).NonEmptyListOf()
            .Select(static letters => (string?)new string([.. letters.Take(20)])).Where(static value => value!.Trim().Length > 0);
        Gen<string?> optional = Gen.OneOf(Gen.Constant<string?>(null), text);
        Gen<string?> extra = Gen.OneOf(Gen.Constant<string?>(null), CreateExtras(text));
        Gen<int?> port = Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(0, 65535).Select(static number => (int?)number));
        return from id in Gen.Elements("orders_db", "a-b.c", "X9")
               from type in Gen.Elements("postgres", "http", "aws", "generic")
               from description in optional
               from host in optional
               from login in optional
               from password in optional
               from schema in optional
               from number in port
               from others in extra
               select new ExchangedConnection(id, new ConnectionFields
               {
                   ConnType = type, Description = description, Host = host, Login = login, Password = password, Schema = schema,
                       Port = number,
                   Extra = others,
               });
    }

    private static Gen<string?> CreateExtras(Gen<string?> text) =>
        from name in text
        from value in text
        from number in Gen.Choose(-1000, 1000)
        from isTrue in Gen.Elements(true, false)
        select (string?)$$"""{{{JsonWriter.WriteString(name!)}}: {{JsonWriter.WriteString(value!)}}, "n": {{number}}, "t": {{(isTrue ? "true" : "false")}}, "o": { "inner": [1, "x", null] } }""";
}
