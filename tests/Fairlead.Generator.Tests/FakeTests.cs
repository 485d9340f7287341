namespace Fairlead.Generator.Tests;

/// <summary>Tests of a user's code, which take the generated fakes instead of a resolver.</summary>
public class FakeTests
{
    private const string AllKinds = """
        { "namespace": "Acme", "connections": { "x": {
            "conn_type": "generic", "host": "a.internal", "extra": { "region": "north" }, "fields": {
            "i": { "type": "integer", "required": true }, "n": { "type": "number", "required": true },
            "b": { "type": "boolean", "required": true },
            "d": { "type": "duration", "required": true }, "u": { "type": "uri", "required": true },
            "a": { "type": "array", "required": true },
            "s": { "secret": true, "required": true }, "t": { "required": true }, "e": { "enum": ["one", "two words"], "required": true },
            "i2": { "type": "integer" }, "n2": { "type": "number" }, "b2": { "type": "boolean" }, "d2": { "type": "duration" },
            "u2": { "type": "uri" },
            "a2": { "type": "array" }, "s2": { "secret": true }, "t2": {}, "e2": { "enum": ["one", "two words"] },
            "password": { "required": true } } } } }
        """;

    private static object? Run(string manifest, string body)
    {
        Type program = new GeneratorProject(manifest)
        {
            Source = $$"""
                using System;
                using System.Linq;
                using Acme;
                using Acme.Pipelines;
                using Fairlead;

                namespace Acme.Pipelines { }

                internal static class Program
                {
                    public static object Test()
                    {
                        {{body}}
                    }
                }
                """,
        }.Load().GetType("Program")!;
        return program.GetMethod("Test")!.Invoke(null, null);
    }

    [Fact]
    public void FakeThatIsLeftAlone_HasWhatTheManifestSays() => Assert.Equal(
        "Host=orders.internal;Port=5432;Database=orders;Username=etl;SSL Mode=VerifyFull;Root Certificate=certs/orders-ca.pem",
        Run(ExampleManifest.Text, "return new Connections.Fake().Connections.OrdersDb.Get().ToConnectionString();"));

    [Fact]
    public void RequiredValues_HavePlaceholders() => Assert.Equal(
        "1 1 False 00:00:01 https://fake.invalid/ 0 fake extra.s fake extra.t One fake password True",
        Run(AllKinds, """
            XConnection x = new Connections.Fake().Connections.X.Get();
            bool unset = (x.I2, x.N2, x.B2, x.D2, x.U2, x.A2, x.S2, x.T2, x.E2) == default;
            return $"{x.I} {x.N} {x.B} {x.D} {x.U} {x.A.Count} {x.S.Reveal()} {x.T} {x.E} {x.Password.Reveal()} {unset}";
            """));

    [Fact]
    public void Properties_AreSetUnderTheirTypes() => Assert.Equal(
        "b.internal 7 2.5 True 1.02:03:04.5000000 https://b.example/v1 p,|q hush \"text\" TwoWords north | "
            + "8 0.1 False 00:00:05 https://c.example/ r hush2 text2 One",
        Run(AllKinds, """
            var fake = new Connections.Fake
            {
                X =
                {
                    Host = "b.internal", I = 7, N = 2.5, B = true, D = new TimeSpan(1, 2, 3, 4, 500), U = new("https://b.example/v1"),
                    A = new[] { "p,", "q" },
                    S = new("hush"), T = "\"text\"", E = XConnection.EOption.TwoWords,
                    I2 = 8, N2 = 0.1, B2 = false, D2 = TimeSpan.FromSeconds(5), U2 = new("https://c.example/"), A2 = new[] { "r" },
                    S2 = new("hush2"), T2 = "text2", E2 = XConnection.E2Option.One,
                },
            };
            XConnection x = fake.Connections.X.Get();
            return FormattableString.Invariant(
                $"{x.Host} {x.I} {x.N} {x.B} {x.D} {x.U} {string.Join('|', x.A)} {x.S.Reveal()} {x.T} {x.E} ")
                + x.Connection.Extra.GetString("region")
                + FormattableString.Invariant(
                $" | {x.I2} {x.N2} {x.B2} {x.D2} {x.U2} {string.Join('|', x.A2!)} {x.S2!.Reveal()} {x.T2} {x.E2}");
            """));

    [Fact]
    public void PropertySetToNull_IsUnset() => Assert.Equal(true, Run(AllKinds, """
        var fake = new Connections.Fake { X = { Login = "etl", T2 = "text", E2 = XConnection.E2Option.One } };
        fake.X.Login = null;
        fake.X.T2 = null;
        fake.X.E2 = null;
        XConnection x = fake.X.Value;
        return x.Login is null && x.T2 is null && x.E2 is null && fake.X.T2 is null && fake.X.E2 is null;
        """));

    [Fact]
    public void ChangedProperties_AreToldAsOneChange() => Assert.Equal("etl2/rotated", Run(ExampleManifest.Text, """
        var fake = new Connections.Fake();
        string heard = "";
        using (fake.Connections.OrdersDb.OnChange(orders => heard += $"{orders.Username}/{orders.Password!.Reveal()}"))
        {
            fake.OrdersDb.Change(() =>
            {
                fake.OrdersDb.Username = "etl2";
                fake.OrdersDb.Password = new("rotated");
            });
        }
        fake.OrdersDb.Username = "nobody listens any more";
        return heard;
        """));

    [Fact]
    public void UnchangedConnection_StaysTheSameObject() => Assert.Equal("True False", Run(ExampleManifest.Text, """
        var fake = new Connections.Fake();
        OrdersDbConnection first = fake.Connections.OrdersDb.Get();
        bool same = ReferenceEquals(first, fake.Connections.OrdersDb.Get());
        fake.OrdersDb.Port = 6432;
        return $"{same} {ReferenceEquals(first, fake.Connections.OrdersDb.Get())}";
        """));

    [Fact]
    public void Failure_IsPlayed() => Assert.Equal("Connection 'lake': the test makes it Unavailable, True, 1",
        Run(ExampleManifest.Text, """
        var fake = new Connections.Fake { Lake = { Outcome = ConnectionOutcome.Unavailable } };
        string message = "";
        try { fake.Connections.Lake.Get(); }
        catch (ConnectionResolutionException e) { message = e.Message; }
        bool isNull = fake.Connections.Lake.TryGetAsync().Result is null;
        fake.Connections.Lake.RefreshAsync();
        return $"{message}, {isNull}, {fake.Lake.RefreshCount}";
        """));

    [Fact]
    public void ExtraWithoutAProperty_IsSetByItsName() => Assert.Equal("south", Run(AllKinds, """
        var fake = new Connections.Fake();
        fake.X.SetField("extra.region", "south");
        return fake.X.Value.Connection.Extra.GetString("region")!;
        """));

    [Fact]
    public void ExtrasCalledLikeTheFakesOwnMembers_AreProperties() => Assert.Equal("a b c d e f", Run("""
        { "namespace": "Acme", "connections": { "x": { "conn_type": "generic", "fields": {
            "id": {}, "outcome": {}, "refresh_count": {}, "change": {}, "set_field": {}, "value": {}, "fake": {}, "connection": {} } } } }
        """, """
        var fake = new Connections.Fake
        {
            X = { Id = "a", Outcome = "b", RefreshCount = "c", Change = "d", SetField = "e", Value = "f", FakeExtra = "g" },
        };
        XConnection x = fake.Connections.X.Get();
        return $"{x.Id} {x.Outcome} {x.RefreshCount} {x.Change} {x.SetField} {x.Value}";
        """));

    [Fact]
    public void Fakes_CanBeLeftOut() => Assert.All(
        new GeneratorProject(ExampleManifest.Text)
            { Properties = new Dictionary<string, string> { ["FairleadFakes"] = "false" } }.Generate().Values,
        file => Assert.DoesNotContain("Fake", file, StringComparison.Ordinal));
}
