using Fairlead.Tests.TestInfrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Fairlead.Tests.Backends;

public class EnvironmentBackendTests
{
    private static readonly ConnectionDefinition Orders = new() { Id = "orders_db", ConnType = "postgres" };

    [Theory]
    [InlineData("postgres://etl:p%2Fw@db.internal:5433/orders?sslmode=require")]
    [InlineData("""{"conn_type": "postgres", "login": "etl", "password": "p/w", "host": "db.internal", "port": 5433, "schema": "orders", "extra": {"sslmode": "require"}}""")]
    [InlineData("Host=db.internal;Port=5433;Database=orders;Username=etl;Password=p/w;sslmode=require")]
    [InlineData("Server=db.internal;Port=5433;Initial Catalog=orders;User Id=etl;Pwd=p/w;SslMode=require")]
    [InlineData("data source=db.internal,5433; database=orders; uid=etl; password='p/w'; sslmode=require;")]
    public void WholeConnection_InAnyForm(string text)
    {
        using var program = TestProgram.WithEnvironment(new() { ["FAIRLEAD_CONN_ORDERS_DB"] = text }, Orders);
        Connection connection = program.Get("orders_db");

        Assert.Equal("postgres", connection.ConnType);
        Assert.Equal("db.internal", connection.Host);
        Assert.Equal(5433, connection.Port);
        Assert.Equal("orders", connection.Schema);
        Assert.Equal("etl", connection.Login);
        Assert.Equal("p/w", connection.Password?.Reveal());
        Assert.Equal("require", connection.Extra.GetString("sslmode"));
        Assert.Contains(new ConnectionFieldSource { Field = "password", Source = "environment variable FAIRLEAD_CONN_ORDERS_DB" },
            connection.SetFields);
    }

    [Fact]
    public void ConnectionStringKeyword_BecomesTheDeclaredExtra()
    {
        var definition = new ConnectionDefinition { Id = "orders_db", ConnType = "firebird", Extra = """{"sslMode": "prefer"}""" };
        using var program = TestProgram.WithEnvironment(new() { ["FAIRLEAD_CONN_ORDERS_DB"] = "Host=h;SSL Mode=Require;Fetch Size=30" },
            definition);
        Connection connection = program.Get("orders_db");

        Assert.Equal("Require", connection.Extra.GetString("sslMode"));
        Assert.Equal(30, connection.Extra.GetInt32("Fetch Size"));
    }

    [Fact]
    public void ConnectionStringKeywordOfTheDriver_BecomesAirflowsExtra()
    {
        using var program = TestProgram.WithEnvironment(
            new() { ["FAIRLEAD_CONN_ORDERS_DB"] = "Host=h;SSL Mode=VerifyFull;Root Certificate=/ca.pem;Timeout=5" }, Orders);
        ConnectionExtra extra = program.Get("orders_db").Extra;

        Assert.Equal("verify-full", extra.GetString("sslmode"));
        Assert.Equal("/ca.pem", extra.GetString("ssl_ca_cert"));
        Assert.Equal(5, extra.GetInt32("connect_timeout"));
    }

    [Fact]
    public void SingleFields_MakeAConnectionAndWinOverTheWhole()
    {
        var environment = new FakeEnvironment
        {
            ["FAIRLEAD_CONN_ORDERS_DB"] = "postgres://etl:old@db.internal/orders?a=1&b=1",
            ["FAIRLEAD_CONN_ORDERS_DB__PASSWORD"] = "new",
            ["FAIRLEAD_CONN_ORDERS_DB__PORT"] = "5433",
            ["FAIRLEAD_CONN_ORDERS_DB__EXTRA"] = """{"a": 2}""",
            ["FAIRLEAD_CONN_ORDERS_DB__EXTRA__API_KEY"] = "k",
        };
        using var program = TestProgram.WithEnvironment(environment);
        Connection connection = program.Get("orders_db");

        Assert.Equal("db.internal", connection.Host);
        Assert.Equal("new", connection.Password?.Reveal());
        Assert.Equal(5433, connection.Port);
        Assert.Equal(2, connection.Extra.GetInt32("a"));
        Assert.Equal(1, connection.Extra.GetInt32("b"));
        Assert.Equal("k", connection.Extra.GetSecret("api_key")?.Reveal());
        Assert.Contains(new ConnectionFieldSource { Field = "password", Source = "environment variable FAIRLEAD_CONN_ORDERS_DB__PASSWORD" },
            connection.SetFields);
        Assert.Contains(new ConnectionFieldSource { Field = "host", Source = "environment variable FAIRLEAD_CONN_ORDERS_DB" },
            connection.SetFields);
    }

    [Fact]
    public void ExtraVariable_TakesTheDeclaredSpelling()
    {
        var definition = new ConnectionDefinition { Id = "x", ConnType = "generic", SecretExtras = ["apiKey"] };
        using var program = TestProgram.WithEnvironment(new() { ["FAIRLEAD_CONN_X__EXTRA__API_KEY"] = "k" }, definition);

        Assert.Equal("k", program.Get("x").Extra.GetSecret("apiKey")?.Reveal());
    }

    [Fact]
    public void FileVariables_ReadTheFileWithoutItsLastLineEnd()
    {
        using var files = new TemporaryDirectory();
        var environment = new FakeEnvironment
        {
            ["FAIRLEAD_CONN_ORDERS_DB_FILE"] = files.Write("uri", "postgres://etl@db.internal/orders\r\n"),
            ["FAIRLEAD_CONN_ORDERS_DB__PASSWORD_FILE"] = files.Write("password", "p w \n"),
            ["FAIRLEAD_CONN_ORDERS_DB__EXTRA__TOKEN_FILE"] = files.Write("token", "t"),
        };
        using var program = TestProgram.WithEnvironment(environment);
        Connection connection = program.Get("orders_db");

        Assert.Equal("db.internal", connection.Host);
        Assert.Equal("p w ", connection.Password?.Reveal());
        Assert.Equal("t", connection.Extra.GetString("token"));
        Assert.Contains(new ConnectionFieldSource { Field = "password",
            Source = "environment variable FAIRLEAD_CONN_ORDERS_DB__PASSWORD_FILE" }, connection.SetFields);
    }

    [Fact]
    public void DeclaredExtraThatEndsInFile_IsNotAFileVariable()
    {
        var definition = new ConnectionDefinition { Id = "sftp", ConnType = "sftp", RequiredFields = ["extra.key_file"] };
        using var program = TestProgram.WithEnvironment(new() { ["FAIRLEAD_CONN_SFTP__EXTRA__KEY_FILE"] = "/keys/id" }, definition);

        Assert.Equal("/keys/id", program.Get("sftp").Extra.GetString("key_file"));
    }

    [Fact]
    public void MissingFile_DoesNotFallThrough()
    {
        var next = FakeBackend.Holding(("host", "other"));
        using var program = new TestProgram(b => b.AddEnvironmentVariables().AddBackend(next),
            new() { ["FAIRLEAD_CONN_ORDERS_DB_FILE"] = "/nonexistent/fairlead" });
        ConnectionResolution resolution = program.TryGet("orders_db");

        Assert.Equal(ConnectionOutcome.Unavailable, resolution.Outcome);
        Assert.Contains("FAIRLEAD_CONN_ORDERS_DB_FILE: the file does not exist", resolution.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, next.Calls);
    }

    [Fact]
    public void ValueAndFile_AreAContradiction()
    {
        var environment = new FakeEnvironment { ["FAIRLEAD_CONN_X__PASSWORD"] = "p", ["FAIRLEAD_CONN_X__PASSWORD_FILE"] = "/f" };
        using var program = TestProgram.WithEnvironment(environment);

        Assert.Contains("FAIRLEAD_CONN_X__PASSWORD, FAIRLEAD_CONN_X__PASSWORD_FILE): both are set", program.TryGet("x").ToString(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://etl:hunter2/x@db/orders")]
    [InlineData("my_sql://etl:hunter2@db")]
    [InlineData("{\"password\": \"hunter2\"")]
    [InlineData("{\"password\": \"hunter2\", \"port\": \"hunter2\"}")]
    [InlineData("hunter2")]
    [InlineData("localhost:6379,password=hunter2")]
    [InlineData("Server=db;Port=hunter2")]
    [InlineData("Server=a;Host=hunter2")]
    [InlineData("Server=a;Password='hunter2")]
    [InlineData("mysql://etl:hunter2@db/orders")]
    [InlineData("Host=db Password=hunter2;Database=orders")]
    [InlineData("Host=db,password=hunter2")]
    [InlineData("Host=db;Pasword=hunter2")]
    [InlineData("Host=db;Passwrd=hunter2")]
    [InlineData("Host=db;Password=a;hunter2")]
    [InlineData("postgres://etl@db/orders?pasword=hunter2")]
    [InlineData("\"postgres://etl:hunter2@db/orders\"")]
    [InlineData("{\"host\": \"db\", \"password\": \"\\ud800hunter2\"}")]
    public void BrokenValue_NamesTheVariableAndNeverTheValue(string text)
    {
        using var program = TestProgram.WithEnvironment(new() { ["FAIRLEAD_CONN_ORDERS_DB"] = text }, Orders);

        var exception = Assert.Throws<ConnectionResolutionException>(() => program.Get("orders_db"));
        Assert.Equal(ConnectionOutcome.Malformed, exception.Failures.Single().Outcome);
        Assert.Contains("FAIRLEAD_CONN_ORDERS_DB", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", exception + program.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FAIRLEAD_CONN_X__PASWORD", "no such field")]
    [InlineData("FAIRLEAD_CONN_X__PORT", "port")]
    [InlineData("FAIRLEAD_CONN_X__EXTRA", "JSON object")]
    public void BrokenField_NamesTheVariable(string variable, string defect)
    {
        using var program = TestProgram.WithEnvironment(new() { [variable] = "hunter2" });
        ConnectionResolution resolution = program.TryGet("x");

        Assert.Equal(ConnectionOutcome.Malformed, resolution.Outcome);
        Assert.Contains(variable, resolution.ToString(), StringComparison.Ordinal);
        Assert.Contains(defect, resolution.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", resolution.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void VariableOfAnotherConnection_IsLeftAlone()
    {
        using var program = TestProgram.WithEnvironment(
            new() { ["FAIRLEAD_CONN_X"] = "mysql://h", ["FAIRLEAD_CONN_X__Y"] = "mysql://other" });

        Assert.Equal("h", program.Get("x").Host);
        Assert.Equal("other", program.Get("x__y").Host);
    }

    [Theory]
    [InlineData("mysql://etl:hunter2@db/orders", "type 'mysql', and the manifest declares 'postgres'")]
    [InlineData("Host=db;Password=a;hunter2", "in quotes")]
    [InlineData("Host=db Password=hunter2;Database=orders", "'Host' holds another keyword")]
    [InlineData("Host=db;Pasword=hunter2", "did you mean 'Password'?")]
    [InlineData("\"postgres://etl:hunter2@db/orders\"", "remove them")]
    [InlineData("hunter2://etl@db", "another type, and the manifest declares 'postgres'")]
    public void BrokenValue_SaysWhatToDo(string text, string hint)
    {
        using var program = TestProgram.WithEnvironment(new() { ["FAIRLEAD_CONN_ORDERS_DB"] = text }, Orders);
        string description = program.TryGet("orders_db").ToString();

        Assert.Contains(hint, description, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", description, StringComparison.Ordinal);
    }

    [Fact]
    public void AirflowsVariable_MeansWhatItMeansToAirflow()
    {
        using var program = TestProgram.WithEnvironment(
            new() { ["AIRFLOW_CONN_ORDERS_DB"] = "postgresql://u:p%ss@DB.Internal/orders?a=1&a=2#x" });
        Connection connection = program.Get("orders_db");

        Assert.Equal("postgres", connection.ConnType);
        Assert.Equal("db.internal", connection.Host);
        Assert.Equal("p%ss", connection.Password?.Reveal());
        Assert.Equal("2", connection.Extra.GetString("a"));
    }

    [Fact]
    public void OurVariable_WinsOverAirflows()
    {
        using var program = TestProgram.WithEnvironment(new()
        {
            ["AIRFLOW_CONN_X"] = "mysql://airflow",
            ["FAIRLEAD_CONN_X"] = "mysql://ours",
        });

        Assert.Equal("ours", program.Get("x").Host);
    }

    [Theory]
    [InlineData("FAIRLEAD_CONN_ORDERS-DB.EU")]
    [InlineData("FAIRLEAD_CONN_ORDERS_DB_EU")]
    [InlineData("AIRFLOW_CONN_ORDERS_DB_EU")]
    public void IdThatShellsCannotHold_HasASecondName(string variable)
    {
        using var program = TestProgram.WithEnvironment(new() { [variable] = "mysql://h" });

        Assert.Equal("h", program.Get("orders-db.eu").Host);
    }

    [Fact]
    public void EmptyVariable_IsNotSet()
    {
        using var program = TestProgram.WithEnvironment(new() { ["FAIRLEAD_CONN_X"] = "", ["FAIRLEAD_CONN_X__PASSWORD"] = "" });
        ConnectionResolution resolution = program.TryGet("x");

        Assert.Equal(ConnectionOutcome.NotFound, resolution.Outcome);
        Assert.Contains("environment: not found (FAIRLEAD_CONN_X)", resolution.ToString(), StringComparison.Ordinal);
        Assert.Contains("Airflow's environment: not found (AIRFLOW_CONN_X)", resolution.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void HttpsAddressOfADeclaredWebService_KeepsItsScheme()
    {
        var definition = new ConnectionDefinition { Id = "api", ConnType = "http" };
        using var program = TestProgram.WithEnvironment(new() { ["FAIRLEAD_CONN_API"] = "https://user:key@api.example:8443" }, definition);
        Connection connection = program.Get("api");

        Assert.Equal("http", connection.ConnType);
        Assert.Equal("https://api.example", connection.Host);
        Assert.Equal(8443, connection.Port);
    }

    [Fact]
    public void RealEnvironment_IsReadWhenNothingElseIsConfigured()
    {
        const string Variable = "FAIRLEAD_CONN_REAL_ENVIRONMENT_TEST";
        Environment.SetEnvironmentVariable(Variable, "mysql://h");
        try
        {
            using var program = new TestProgram(services: s =>
                s.AddSingleton<Fairlead.Backends.IEnvironmentVariables, Fairlead.Backends.ProcessEnvironmentVariables>());
            Assert.Equal("h", program.Get("real_environment_test").Host);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }
    }
}
