using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.Tests.Moves.Declaring;

/// <summary>What moves declare, which of the declared connections they use, and what they store.</summary>
public class ConnectionDeclarationsTests
{
    private const string Orders =
        """ "orders_db": { "conn_type": "postgres", "host": "db.internal", "schema": "orders", "login": "app" } """;

    private const string Required = """ "fields": { "password": { "required": true } } """;

    /// <summary>A declared connection, what the code has written out, and what the connection is called that it moves to.</summary>
    [Theory]
    [InlineData("same server, database and login", Orders, "x postgres host=db.internal schema=orders login=app password!=hunter2 → ToConnectionString", "orders_db")]
    [InlineData("case of a host", Orders, "x postgres host=DB.Internal schema=orders login=app password!=hunter2 → ToConnectionString", "orders_db")]
    [InlineData("the type's port said", Orders, "x postgres host=db.internal port=5432 schema=orders login=app password!=hunter2 → ToConnectionString", "orders_db")]
    [InlineData("no login said", Orders, "x postgres host=db.internal schema=orders password!=hunter2 → ToConnectionString", "orders_db")]
    [InlineData("other port", Orders, "x postgres host=db.internal port=6432 schema=orders login=app password!=hunter2 → ToConnectionString", "x")]
    [InlineData("other login", Orders, "x postgres host=db.internal schema=orders login=etl password!=hunter2 → ToConnectionString", "x")]
    [InlineData("other login, same name", Orders, "orders_db postgres host=db.internal schema=orders login=etl password!=hunter2 → ToConnectionString", "orders_db_2")]
    [InlineData("other database", Orders, "x postgres host=db.internal schema=billing login=app password!=hunter2 → ToConnectionString", "x")]
    [InlineData("the server's default database", Orders, "x postgres host=db.internal login=app password!=hunter2 → ToConnectionString", "x")]
    [InlineData("other server", Orders, "x postgres host=db2.internal schema=orders login=app password!=hunter2 → ToConnectionString", "x")]
    [InlineData("other type", Orders, "x mysql host=db.internal schema=orders login=app password!=hunter2 → ToConnectionString", "x")]
    [InlineData("no type known", Orders, "x generic host=db.internal schema=orders login=app password!=hunter2", "orders_db")]
    [InlineData("the name alone", Orders, "orders_db generic password!=hunter2", "orders_db")]
    [InlineData("the name in another spelling", Orders, "OrdersDb generic password!=hunter2", "orders_db")]
    [InlineData("no name", Orders, "connection generic password!=hunter2", "connection")]
    [InlineData("the login and the name", """ "mailer": { "conn_type": "generic", "login": "svc-mail" } """, "mailer generic login=svc-mail password!=hunter2", "mailer")]
    [InlineData("the login and another name", """ "mailer": { "conn_type": "generic", "login": "svc-mail" } """, "crm generic login=svc-mail password!=hunter2", "crm")]
    [InlineData("generic, and the code needs its driver", """ "x": { "conn_type": "generic", "host": "db" } """, "x postgres host=db login=app password!=hunter2 → ToConnectionString", "x_2")]
    [InlineData("other extra", """ "x": { "conn_type": "postgres", "host": "db", "extra": { "sslmode": "verify-full" } } """, "x postgres host=db extra.sslmode=require password!=hunter2 → ToConnectionString", "x_2")]
    [InlineData("same extra, spelled by the driver", """ "x": { "conn_type": "postgres", "host": "db", "extra": { "sslmode": "verify-full" } } """, "y postgres host=db extra.sslmode=VerifyFull password!=hunter2 → ToConnectionString", "x")]
    [InlineData("the brokers", """ "x": { "conn_type": "kafka", "extra": { "bootstrap.servers": "b1:9092" } } """, "y kafka extra.bootstrap.servers=b1:9092 extra.sasl.username=app extra.sasl.password!=hunter2", "x")]
    [InlineData("a template", """ "x": { "conn_type": "postgres", "host": "{t}.db", "parameters": { "t": {} } } """, "x postgres password!=hunter2", "x2")]
    [InlineData("of other projects", """ "x": { "conn_type": "postgres", "allowed": ["Other"] } """, "x postgres password!=hunter2", "x_2")]
    [InlineData("of this project", """ "x": { "conn_type": "postgres", "allowed": ["Acme.*"] } """, "x postgres password!=hunter2", "x")]
    [InlineData("in no deployment", """ "x": { "conn_type": "postgres", "sharing": "restricted" } """, "x postgres password!=hunter2", "x_2")]
    public async Task ConnectionThatExists_IsUsedWhereNothingSpeaksAgainstIt(string why, string declared, string written, string target)
    {
        using DeclaringTest test = new DeclaringTest().WithManifest("{ \"connections\": {\n  " + declared.Trim() + "\n} }");
        (string[] targets, _) = await test.DeclareAsync(written);
        Assert.True(targets is [var only] && only == target, $"{why}: {string.Join(", ", targets)}");
    }

    /// <summary>What is stored for a connection says whether another secret is its own.</summary>
    [Theory]
    [InlineData("same secret", "hunter2", "y postgres host=db login=app password!=hunter2 → ToConnectionString", "x")]
    [InlineData("same secret, nothing else known", "hunter2", "y generic password!=hunter2", "x")]
    [InlineData("other secret, same name", "other", "x generic password!=hunter2", "x_2")]
    [InlineData("same secret, other login", "hunter2", "y generic login=etl password!=hunter2", "y")]
    [InlineData("other secret of the same account", "other", "y postgres host=db login=app password!=hunter2 → ToConnectionString",
        "the user secrets file already holds another value under 'Connections:x:password'; remove or rename that first")]
    public async Task StoredSecret_TellsConnectionsApart(string why, string stored, string written, string target)
    {
        using DeclaringTest test = new DeclaringTest()
            .WithManifest("""{ "connections": { "x": { "conn_type": "postgres", "host": "db", "login": "app" } } } """)
            .WithSecrets($$"""{ "Connections": { "x": { "Password": "{{stored}}" } } } """);
        (string[] targets, _) = await test.DeclareAsync(written);
        Assert.True(targets is [var only] && only == target, $"{why}: {string.Join(", ", targets)}");
    }

    /// <summary>Several findings: the connections that they move to, by one planner and one by one alike.</summary>
    [Theory]
    [InlineData("a generic password!=hunter2|b generic password!=hunter2", "a, a")]
    [InlineData("a generic password!=hunter2|a generic password!=other", "a, a_2")]
    [InlineData("mailer generic login=svc-mail password!=hunter2|mailer generic login=svc-ftp password!=hunter2", "mailer, mailer_2")]
    [InlineData("a postgres host=db schema=x login=app password!=hunter2 → ToConnectionString|b postgres host=db schema=x login=app password!=hunter2 → ToConnectionString", "a, a")]
    [InlineData("a postgres host=db schema=x login=app password!=hunter2 → ToConnectionString|b postgres host=db schema=y login=app password!=hunter2 → ToConnectionString", "a, b")]
    [InlineData("a generic host=h password!=hunter2|b generic login=app password!=hunter2", "a, a")]
    [InlineData("a generic password!=hunter2|a generic password!=other|a generic password!=third|b generic password!=other", "a, a_2, a_3, a_2")]
    public async Task OneByOne_GivesWhatOnePlannerDoes(string written, string targets)
    {
        using var first = new DeclaringTest();
        using var second = new DeclaringTest();
        (string[] atOnce, Solution solution) = await first.DeclareAsync(written.Split('|'));
        Assert.Equal(targets, string.Join(", ", atOnce));
        Assert.Equal(atOnce, await second.DeclareOneByOneAsync(written.Split('|')));
        Assert.Equal(first.Stored, second.Stored);
        Assert.Equal(
            await DeclaringTest.ReadAsync(solution), await DeclaringTest.ReadAsync((await second.DeclareAsync()).Solution));
    }

    /// <summary>What the code alone knows is added, and what the manifest says stays.</summary>
    [Theory]
    [InlineData(""" "x": { "conn_type": "postgres", "host": "db" } """, "x postgres host=db schema=orders login=app password!=hunter2 → ToConnectionString",
        """ "x": { "conn_type": "postgres", "host": "db", "schema": "orders", "login": "app", "fields": { "password": { "required": true } } } """)]
    [InlineData(""" "x": { "login": "app", "conn_type": "postgres", /* ours */ "owners": ["a"] } """, "x postgres host=db login=app password!=hunter2",
        """ "x": { "login": "app", "conn_type": "postgres", /* ours */ "host": "db", "fields": { "password": { "required": true } }, "owners": ["a"] } """)]
    [InlineData(""" "x": { "conn_type": "postgres", "fields": { "password": { "required": true } }, "host": "db" } """, "x postgres host=db password!=hunter2",
        """ "x": { "conn_type": "postgres", "fields": { "password": { "required": true } }, "host": "db" } """)]
    [InlineData(""" "x": { "conn_type": "postgres", "host": "db", "extra": { "sslmode": "require" } } """, "x postgres host=db extra.sslmode=Require extra.connect_timeout=30 password!=hunter2 → ToConnectionString",
        """ "x": { "conn_type": "postgres", "host": "db", "extra": { "sslmode": "require", "connect_timeout": 30 }, "fields": { "password": { "required": true } } } """)]
    [InlineData(""" "x": { "conn_type": "postgres", "fields": { "password": { "description": "d" } } } """, "x postgres password!=hunter2",
        """ "x": { "conn_type": "postgres", "fields": { "password": { "description": "d", "required": true } } } """)]
    public async Task UsedConnection_IsCompleted(string before, string written, string after)
    {
        using DeclaringTest test = new DeclaringTest().WithManifest("{ \"connections\": { " + before.Trim() + " } } // all");
        (_, Solution solution) = await test.DeclareAsync(written);
        Assert.Equal("{ \"connections\": { " + after.Trim() + " } } // all", await DeclaringTest.ReadAsync(solution));
    }

    /// <summary>Values as the type wants them; what is as if unsaid is not said.</summary>
    [Theory]
    [InlineData("x postgres host=db port=5432 schema=orders login=app extra.sslmode=VerifyFull extra.connect_timeout=30 extra.Multiplexing=true password!=hunter2",
        """ "conn_type": "postgres", "host": "db", "schema": "orders", "login": "app", "extra": { "sslmode": "verify-full", "connect_timeout": 30, "Multiplexing": "true" },""" + Required)]
    [InlineData("x postgres host=db port=5432 schema=s password!=hunter2 → host port password",
        """ "conn_type": "postgres", "host": "db", "port": 5432, "schema": "s",""" + Required)]
    [InlineData("x amqp host=mq extra.ssl=true extra.heartbeat=30 password!=hunter2",
        """ "conn_type": "amqp", "host": "mq", "extra": { "ssl": true, "heartbeat": 30 },""" + Required)]
    [InlineData("x http host=https://api.acme.io extra.timeout=00:00:30 password!=hunter2",
        """ "conn_type": "http", "host": "https://api.acme.io", "extra": { "timeout": "00:00:30" },""" + Required)]
    [InlineData("x postgres login=app password!=hunter2",
        """ "conn_type": "postgres", "login": "app", "fields": { "password": { "required": true }, "host": { "required": false }, "schema": { "required": false } } """)]
    [InlineData("x generic extra.tier=live extra.api_key!=hunter2",
        """ "conn_type": "generic", "extra": { "tier": "live" }, "fields": { "api_key": { "secret": true, "required": true } } """)]
    [InlineData("x generic extra.tier=live extra.api_key!=hunter2 → extra.tier extra.api_key",
        """ "conn_type": "generic", "extra": { "tier": "live" }, "fields": { "api_key": { "secret": true, "required": true }, "tier": {} } """)]
    public async Task Values_AreWrittenAsTheTypeWantsThem(string written, string entry)
    {
        using DeclaringTest test = new DeclaringTest().WithManifest("{ \"connections\": { \"a\": { \"conn_type\": \"generic\" } } }");
        (_, Solution solution) = await test.DeclareAsync(written);
        Assert.Equal(
            "{ \"connections\": { \"a\": { \"conn_type\": \"generic\" }, \"x\": { " + entry.Trim() + " } } }", await DeclaringTest.ReadAsync(solution));
    }

    /// <summary>What weakens a connection holds on this machine; the manifest does not say it of all.</summary>
    [Theory]
    [InlineData("x postgres host=db.acme.io schema=s extra.sslmode=Disable password!=hunter2", "extra.sslmode", "disable", """ "conn_type": "postgres", "host": "db.acme.io", "schema": "s",""" + Required)]
    [InlineData("x amqp host=mq.acme.io extra.ssl=false password!=hunter2", "extra.ssl", "false", """ "conn_type": "amqp", "host": "mq.acme.io",""" + Required)]
    [InlineData("x http host=http://api.acme.io password!=hunter2", "host", "http://api.acme.io", """ "conn_type": "http",""" + Required)]
    public async Task WeakSetting_GoesToTheUserSecrets(string written, string key, string value, string entry)
    {
        using DeclaringTest test = new DeclaringTest().WithManifest("{ \"connections\": { } }");
        (string[] targets, Solution solution) = await test.DeclareAsync(written);
        Assert.Equal(["x"], targets);
        Assert.Equal(new() { ["Connections:x:" + key] = value, ["Connections:x:password"] = "hunter2" }, test.Stored);
        Assert.Equal("{ \"connections\": {\n  \"x\": { " + entry.Trim() + " }\n} }", await DeclaringTest.ReadAsync(solution));
    }

    [Fact]
    public async Task WeakSettingOfThisMachine_IsDeclared()
    {
        using DeclaringTest test = new DeclaringTest().WithManifest("{ \"connections\": { } }");
        (_, Solution solution) = await test.DeclareAsync("x postgres host=localhost extra.sslmode=Disable password!=hunter2");
        Assert.Contains("\"sslmode\": \"disable\"", await DeclaringTest.ReadAsync(solution), StringComparison.Ordinal);
    }

    /// <summary>The class of a new connection must not take the place of a type that the code uses.</summary>
    [Theory]
    [InlineData("npgsql", "class C { object F() => new Npgsql.NpgsqlConnection(); }", "npgsql_2")]
    [InlineData("smtp", "class SmtpConnection;", "smtp_2")]
    [InlineData("smtp", "class SmtpConnections;", "smtp")]
    public async Task NameOfATypeThatTheCodeUses_GetsANumber(string id, string code, string target)
    {
        using DeclaringTest test = new DeclaringTest { Code = code }.WithManifest("{ }");
        Assert.Equal([target], (await test.DeclareAsync($"{id} generic password!=hunter2")).Targets);
    }

    [Theory]
    [InlineData("orders-db", "crm_api", "crm-api")]
    [InlineData("orders_db", "crm_api", "crm_api")]
    [InlineData("OrdersDb", "orders_db generic login=x", "OrdersDb_2")]
    [InlineData("orders.db", "orders_db generic login=x", "orders.db_2")]
    public async Task Ids_AreSpelledLikeThoseThatAreThere(string declared, string id, string target)
    {
        using DeclaringTest test = new DeclaringTest()
            .WithManifest($$"""{ "connections": { "{{declared}}": { "conn_type": "generic", "login": "y" } } } """);
        string written = id.Contains(' ', StringComparison.Ordinal) ? id : id + " generic login=x";
        Assert.Equal([target], (await test.DeclareAsync(written + " password!=hunter2")).Targets);
    }

    [Theory]
    [InlineData("by the area's name", "/repo/App/Billing/Invoices.cs", "generic", "billing.connections.json")]
    [InlineData("by the file's name", "/repo/App/BillingJob.cs", "postgres", "connections.json")]
    [InlineData("by the folder", "/repo/App/Mail/Sender.cs", "postgres", "Mail/connections.json")]
    [InlineData("by the type", "/repo/App/X.cs", "mysql", "billing.connections.json")]
    [InlineData("by its name", "/repo/App/X.cs", "generic", "connections.json")]
    public async Task OfSeveralManifests_TheNearestGetsIt(string why, string code, string type, string manifest)
    {
        using DeclaringTest test = new DeclaringTest { CodePath = code }
            .WithFile("billing.connections.json", """{ "connections": { "bills": { "conn_type": "mysql", "host": "b" } } } """)
            .WithManifest("""{ "connections": { "a": { "conn_type": "postgres", "host": "a" } } } """)
            .WithFile("Mail/connections.json", """{ "connections": { "b": { "conn_type": "smtp" } } } """);
        (_, Solution solution) = await test.DeclareAsync($"x {type} host=h password!=hunter2");
        string[] changed = [.. (await Task.WhenAll(solution.Projects.Single().AdditionalDocuments
            .Select(async file => (file.FilePath, Text: (await file.GetTextAsync(TestContext.Current.CancellationToken)).ToString()))))
            .Where(static file => file.Text.Contains("\"x\"", StringComparison.Ordinal)).Select(static file => file.FilePath!)];
        Assert.True(changed is [var only] && only == "/repo/App/" + manifest, $"{why}: {string.Join(", ", changed)}");
    }

    [Theory]
    [InlineData("{ \"connections\": { ", "'connections.json' cannot be read; repair it first")]
    [InlineData("[]", "'connections.json' cannot be read; repair it first")]
    [InlineData("{ \"connections\": [] }", "the manifest cannot be read; repair it first")]
    [InlineData("{ \"orders\": { \"conn_type\": \"postgres\", \"host\": \"h\" } }", "'connections.json' cannot be read; repair it first")]
    [InlineData("{ \"connections\": { \"x\": { \"conn_type\": \"postgres\" }, \"x\": { \"conn_type\": \"postgres\" } } }", "'x' is declared twice")]
    public async Task ManifestThatTakesNothing_IsTheReason(string manifest, string reason)
    {
        using DeclaringTest test = new DeclaringTest().WithManifest(manifest);
        Assert.Equal([reason], (await test.DeclareAsync("x postgres password!=hunter2")).Targets);
    }

    [Fact]
    public async Task FirstManifest_HasTheSchemaThatTheBuildWrites()
    {
        using var test = new DeclaringTest();
        using DeclaringTest withSchema = new DeclaringTest().WithFile("App.csproj",
            "<Project><PropertyGroup><FairleadWriteSchemas>true</FairleadWriteSchemas></PropertyGroup></Project>");
        const string Written = "x postgres host=db schema=s password!=hunter2";
        Assert.Equal("""
            {
              "connections": {
                "x": { "conn_type": "postgres", "host": "db", "schema": "s", "fields": { "password": { "required": true } } }
              }
            }

            """, await DeclaringTest.ReadAsync((await test.DeclareAsync(Written)).Solution));
        Assert.StartsWith("{\n  \"$schema\": \"./connections.schema.json\",\n  \"connections\": {\n    \"x\": ",
            await DeclaringTest.ReadAsync((await withSchema.DeclareAsync(Written)).Solution), StringComparison.Ordinal);
    }

    /// <summary>A library's manifest is not the project's to change; its connection is asked for by the library's class.</summary>
    [Theory]
    [InlineData("orders_db postgres host=db password!=hunter2", "orders_db of Acme.Shared.Connections")]
    [InlineData("orders_db mysql password!=hunter2", "orders_db_2")]
    [InlineData("crm generic password!=hunter2", "crm")]
    public async Task ConnectionOfALibrary_IsUsed(string written, string target)
    {
        using var test = new DeclaringTest { Library = CreateLibrary() };
        Assert.Equal([target], (await test.DeclareAsync(written)).Targets);
    }

    [Theory]
    [InlineData("smtp generic login=app password!=hunter2", "Smtp:Password", "Smtp:Password=hunter2")]
    [InlineData("orders_db postgres host=db password!=hunter2 → ToConnectionString", "ConnectionStrings:OrdersDb", "ConnectionStrings:OrdersDb=host=db;password=hunter2")]
    [InlineData("smtp generic password!=hunter2|crm generic password!=hunter2", "Smtp:Password, Smtp:Password", "Smtp:Password=hunter2")]
    [InlineData("smtp generic password!=hunter2|smtp generic password!=other", "Smtp:Password, Smtp2:Password", "Smtp2:Password=other, Smtp:Password=hunter2")]
    [InlineData("taken generic password!=hunter2", "Taken2:Password", "Taken2:Password=hunter2")]
    [InlineData("x postgres host=db password!=hunter2 → ()uri", "the project does not reference the package 'Fairlead'", "")]
    public async Task WithoutTheRuntime_SecretsBecomeSettings(string written, string targets, string stored)
    {
        foreach (bool isOneByOne in new[] { false, true })
        {
            using DeclaringTest test = new DeclaringTest { HasRuntime = false, HasConfiguration = true }
                .WithFile("appsettings.json", """{ "Taken": { "Password": "mine" } } """);
            string[] all = written.Split('|');
            Assert.Equal(targets, string.Join(", ", isOneByOne ? await test.DeclareOneByOneAsync(all) : (await test.DeclareAsync(all)).Targets));
            Assert.Equal(stored, string.Join(", ", test.Stored.OrderBy(static secret => secret.Key, StringComparer.Ordinal)
                .Select(static secret => $"{secret.Key}={secret.Value}")));
        }
    }

    [Fact]
    public async Task WithoutRuntimeAndConfiguration_TheReasonIsSaid()
    {
        using var test = new DeclaringTest { HasRuntime = false };
        Assert.Equal(["the project references neither 'Fairlead' nor 'Microsoft.Extensions.Configuration'"],
            (await test.DeclareAsync("x generic password!=hunter2")).Targets);
    }

    private static MetadataReference CreateLibrary() => DeclaringTest.Compile("Acme.Shared", """"
        [assembly: Fairlead.CompilerServices.ConnectionsManifest(typeof(Acme.Shared.Connections),
            """{ "connections": { "orders_db": { "conn_type": "postgres" } } }""")]
        namespace Acme.Shared { public class Connections { public Fairlead.Secret? S; } }
        """");
}
