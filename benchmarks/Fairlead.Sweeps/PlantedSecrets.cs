using System.Text;
using static Fairlead.Sweeps.MadeUp;

namespace Fairlead.Sweeps;

/// <summary>Secrets as they are found in code and configuration files. Each kind has to be reported.</summary>
internal static class PlantedSecrets
{
    public static readonly IReadOnlyList<PlantedKind> All =
    [
        // under a name that says so
        new("password constant", Ground.Member, m => $"private const string {m.Capital(m.Subject)}Password = \"{m.Password()}\";"),
        new("password field", Ground.Member, m => $"private readonly string _{m.Subject}Password = \"{m.WeakPassword()}\";"),
        new("password local", Ground.Statement, m => $"var {m.Subject}Pwd = \"{m.Password()}\";"),
        new("key constant", Ground.Member, m => $"public const string {m.Capital(m.Subject)}ApiKey = \"{m.Token()}\";"),
        new("key under a longer name", Ground.Member, m => $"internal static string ApiKey{m.Capital(m.Word)} = \"{m.Random(Hex, 32)}\";"),
        new("token property", Ground.Member, m => $"public string {m.Capital(m.Subject)}AccessToken {{ get; set; }} = \"{m.Token()}\";"),
        new("expression-bodied secret", Ground.Member, m => $"private static string {m.Capital(m.Subject)}ClientSecret => \"{m.Token()}\";"),
        new("letters only", Ground.Member, m => $"private const string {m.Capital(m.Subject)}AuthToken = \"{m.Random(Upper + Lower, 32)}\";"),
        new("base32 seed", Ground.Member, m => $"private const string TotpSecret = \"{m.Random(Base32, 32)}\";"),
        new("made-up signing key", Ground.Member,
            m => $"public const string JwtSecretKey = \"This{m.Capital(m.Word)}{m.Capital(m.Word)}SigningKeyOf{m.Capital(m.Word)}NeedsManyBytes\";"),
        new("secret with symbols", Ground.Statement, m => $"string clientSecret = \"{m.Random(Base62, 12)}~{m.Random(Base62, 14)}.{m.Random(Base62, 8)}\";"),
        new("default parameter", Ground.Member,
            m => $"private static void Open{m.Capital(m.Word)}(string server, string password = \"{m.Password()}\") {{ }}"),
        new("comparison", Ground.Statement, m => $"{{ string password = System.Console.ReadLine(); if (password == \"{m.Password()}\") return; }}"),
        new("dictionary entry", Ground.Statement,
            m => $"var settings{m.Number(99)} = new System.Collections.Generic.Dictionary<string, string> {{ [\"host\"] = \"{m.Host}\", [\"password\"] = \"{m.Password()}\" }};"),
        new("anonymous object", Ground.Statement, m => $"var body{m.Number(99)} = new {{ username = \"{m.Login}\", password = \"{m.Password()}\" }};"),
        new("object initializer", Ground.Statement,
            m => $"var options{m.Number(99)} = new {m.Capital(m.Subject)}Options {{ Host = \"{m.Host}\", Password = \"{m.Password()}\" }};"),
        new("named argument", Ground.Statement, m => $"Connect(host: \"{m.Host}\", user: \"{m.Login}\", password: \"{m.Password()}\");"),
        new("switch expression", Ground.Statement,
            m => $"string dbPassword = System.Environment.MachineName switch {{ \"build\" => \"{m.Password()}\", _ => \"{m.Password()}\" }};"),

        // fallbacks
        new("fallback of a variable", Ground.Statement,
            m => $"var value{m.Number(99)} = System.Environment.GetEnvironmentVariable(\"{m.Subject.ToUpperInvariant()}_PASSWORD\") ?? \"{m.Password()}\";"),
        new("fallback of a setting", Ground.Statement, m => $"var key{m.Number(99)} = configuration[\"Jwt:Key\"] ?? \"{m.Token()}\";"),

        // formats of their own
        new("AWS key id", Ground.Member, m => $"private const string Account = \"AKIA{"I" + m.Random(Base32, 15)}\";"),
        new("GitHub token", Ground.Statement, m => $"var source{m.Number(99)} = \"{m.GitHubToken()}\";"),
        new("Slack token", Ground.Statement, m => $"Notify(\"xox{"b"}-{m.Random(Digits, 12)}-{m.Random(Digits, 13)}-{m.Random(Base62, 24)}\");"),
        new("Stripe key", Ground.Member, m => $"static readonly string Billing = \"sk_{"live"}_{m.Random(Base62, 24)}\";"),
        new("Google key", Ground.Statement, m => $"var maps{m.Number(99)} = \"AI{"za"}{m.Random(Base62, 35)}\";"),
        new("SendGrid key", Ground.Statement, m => $"var mail{m.Number(99)} = \"SG.{m.Random(Base64Url, 22)}.{m.Random(Base62, 43)}\";"),
        new("private key", Ground.Member, m => $"private const string Pem = @\"{m.PrivateKey()}\";"),

        // connection strings
        new("SQL Server", Ground.Statement,
            m => $"var cs{m.Number(99)} = \"Server={m.Host};Database={m.Subject};User Id={m.Login};Password={m.Password()};\";"),
        new("PostgreSQL", Ground.Member,
            m => $"private const string Connection = \"Host={m.Host};Port=5432;Database={m.Subject};Username={m.Login};Password={m.Password()}\";"),
        new("MySQL", Ground.Statement, m => $"var cs{m.Number(99)} = \"server={m.Host};uid={m.Login};pwd={m.Password()};database={m.Subject}\";"),
        new("Azure storage", Ground.Statement,
            m => $"var storage{m.Number(99)} = \"DefaultEndpointsProtocol=https;AccountName={m.Subject}{m.Digit};Account{"Key"}={m.Base64(64)};EndpointSuffix=core.windows.net\";"),
        new("Service Bus", Ground.Statement,
            m => $"var bus{m.Number(99)} = \"Endpoint=sb://{m.Subject}.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccess{"Key"}={m.Base64(32)}\";"),
        new("Redis", Ground.Statement, m => $"var cache{m.Number(99)} = \"{m.Host}:6380,password={m.Token()},ssl=True,abortConnect=False\";"),
        new("driver", Ground.Statement,
            m => $"using (var c{m.Number(99)} = new SqlConnection(\"Data Source={m.Host};Initial Catalog={m.Subject};User ID={m.Login};Password={m.Password()}\")) {{ }}"),

        // addresses and headers
        new("MongoDB URI", Ground.Statement, m => $"var mongo{m.Number(99)} = \"mongodb+srv://{m.Login}:{m.Password().Replace("@", "%40", StringComparison.Ordinal)}@{m.Host}/{m.Subject}\";"),
        new("URI with raw characters", Ground.Statement, m => $"var mq{m.Number(99)} = \"amqp://{m.Login}:{m.Random(Base62, 6)}#{m.Random(Base62, 6)}?{m.Digit}@{m.Host}:5672\";"),
        new("URI with a key only", Ground.Statement, m => $"var cache{m.Number(99)} = \"redis://{m.Random(Base62, 43)}=@{m.Host}:6380?ssl=true\";"),
        new("query of a URL", Ground.Statement, m => $"var feed{m.Number(99)} = \"https://{m.Host}/v1/{m.Subject}?format=json&api_key={m.Random(Base62, 32)}\";"),
        new("bearer header", Ground.Statement, m => $"request.Headers.Add(\"Authorization\", \"Bearer {m.Random(Base62, 40)}\");"),
        new("basic header", Ground.Statement,
            m => $"var basic{m.Number(99)} = \"Authorization: Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes(m.Login + ":" + m.Password()))}\";"),
        new("key header", Ground.Statement, m => $"client.DefaultRequestHeaders.Add(\"X-Api-Key\", \"{m.Token()}\");"),

        // composed
        new("concatenated", Ground.Statement,
            m => $"var secret1 = \"{m.Password()}\"; var cs1 = \"Server={m.Host};User Id={m.Login};Password=\" + secret1 + \";Encrypt=true\";"),
        new("interpolated", Ground.Statement,
            m => $"var part = \"{m.Password()}\"; var text1 = $\"Host={m.Host};Username={m.Login};Password={{part}}\";"),
        new("formatted", Ground.Statement,
            m => $"var text2 = string.Format(\"Server={{0}};Uid={m.Login};Pwd={{1}}\", \"{m.Host}\", \"{m.Password()}\");"),
        new("with an unknown host", Ground.Statement,
            m => $"var text3 = \"Server=\" + System.Environment.MachineName + \";User Id={m.Login};Password={m.Password()};Database={m.Subject}\";"),
        new("built", Ground.Statement,
            m => $"var builder1 = new System.Text.StringBuilder(); builder1.Append(\"Server={m.Host};User Id={m.Login};\"); builder1.Append(\"Password={m.Password()}\");"),

        // at an API
        new("network credential", Ground.Statement, m => $"var login{m.Number(99)} = new System.Net.NetworkCredential(\"{m.Login}\", \"{m.Password()}\");"),
        new("certificate password", Ground.Statement,
            m => $"var cert{m.Number(99)} = new System.Security.Cryptography.X509Certificates.X509Certificate2(\"{m.Subject}.pfx\", \"{m.WeakPassword()}\");"),
        new("signing key", Ground.Statement,
            m => $"var signing{m.Number(99)} = new Microsoft.IdentityModel.Tokens.SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes(\"{m.Capital(m.Word)} {m.Word} {m.Word} {m.Word} {m.Random(Digits, 4)}\"));"),
        new("key bytes", Ground.Statement,
            m => $"using (var aes = System.Security.Cryptography.Aes.Create()) {{ aes.Key = new byte[] {{ {string.Join(", ", m.Bytes(16))} }}; }}"),
        new("base64 key", Ground.Statement,
            m => $"var mac{m.Number(99)} = new System.Security.Cryptography.HMACSHA256(System.Convert.FromBase64String(\"{m.Base64(32)}\"));"),

        // inside other texts
        new("comment", Ground.Statement, m => $"// login: {m.Login}, password: {m.Password()}"),
        new("code in a comment", Ground.Statement, m => $"// var cs = \"Server={m.Host};User Id={m.Login};Password={m.Password()}\";"),
        new("command line", Ground.Statement, m => $"System.Diagnostics.Process.Start(\"curl\", \"-u {m.Login}:{m.Password()} https://{m.Host}/export\");"),
        new("JSON in a text", Ground.Statement, m => $"var json{m.Number(99)} = \"{{\\\"user\\\":\\\"{m.Login}\\\",\\\"password\\\":\\\"{m.Password()}\\\"}}\";"),
        new("SQL", Ground.Statement, m => $"Execute(\"CREATE LOGIN {m.Subject} WITH PASSWORD = '{m.StrongPassword()}'\");"),

        // files
        new("JSON password", Ground.Json, m => $"\"{m.Capital(m.Subject)}Password\": \"{m.Password()}\","),
        new("JSON connection string", Ground.Json,
            m => $"\"ConnectionStrings\": {{ \"{m.Capital(m.Subject)}\": \"Server={m.Host};Database={m.Subject};User Id={m.Login};Password={m.Password()}\" }},"),
        new("JSON key", Ground.Json, m => $"\"Jwt\": {{ \"Issuer\": \"https://{m.Host}\", \"SigningKey\": \"{m.Token()}\" }},"),
        new("YAML password", Ground.Yaml, m => $"{m.Subject}_password: {m.Password().Replace("#", "x", StringComparison.Ordinal)}"),
        new("YAML URI", Ground.Yaml, m => $"database_url: postgres://{m.Login}:{m.StrongPassword()}@{m.Host}:5432/{m.Subject}"),
        new("workflow variable", Ground.Workflow, m => $"  DEPLOY_TOKEN: {m.GitHubToken()}"),
        new("environment key", Ground.Environment, m => $"{m.Subject.ToUpperInvariant()}_API_KEY={m.Token()}"),
        new("environment password", Ground.Environment, m => $"DB_PASSWORD_{m.Subject.ToUpperInvariant()}={m.Password()}"),
        new("properties password", Ground.Properties, m => $"{m.Subject}.datasource.password={m.Password()}"),
        new("XML setting", Ground.Xml, m => $"<appSettings><add key=\"{m.Capital(m.Subject)}ApiKey\" value=\"{m.Token()}\" /></appSettings>"),
        new("XML connection string", Ground.Xml,
            m => $"<connectionStrings><add name=\"Main\" connectionString=\"Data Source={m.Host};User ID={m.Login};Password={m.StrongPassword()}\" /></connectionStrings>"),
        new("exported variable", Ground.Shell, m => $"export {m.Subject.ToUpperInvariant()}_TOKEN=\"{m.Token()}\""),
        new("image variable", Ground.Dockerfile, m => $"ENV {m.Subject.ToUpperInvariant()}_PASSWORD={m.StrongPassword()}"),
        new("Terraform password", Ground.Terraform,
            m => $"resource \"aws_db_instance\" \"{m.Subject}\" {{\n  username = \"{m.Login}\"\n  password = \"{m.StrongPassword()}\"\n}}"),
    ];
}
