using Fairlead.Detection.SecretFormats;

namespace Fairlead.Detection.Tests.SecretFormats;

/// <summary>What source and configuration are full of and what is no secret, however random it looks.</summary>
public class OrdinaryTextTests
{
    private static readonly FakeText Fake = new(seed: 2);

    public static TheoryData<string, string> Texts
    {
        get
        {
            var texts = new TheoryData<string, string>();
            foreach ((string situation, string text) in Situations()) texts.Add(situation, text);
            return texts;
        }
    }

    [Theory, MemberData(nameof(Texts))]
    public void Text_HasNoFinding(string situation, string text)
    {
        Assert.NotEmpty(situation);
        Assert.Empty(SecretScanner.Scan(text));
        Assert.Empty(SecretScanner.Scan("var x = \"" + text + "\";"));
    }

    private static IEnumerable<(string Situation, string Text)> Situations() =>
    [
        ("empty", ""),
        ("one character", "g"),
        ("two characters", "eJ"),
        ("a sentence", "The quick brown fox jumps over the lazy dog while the basic authentication handler sleeps."),
        ("lorem ipsum",
            "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua."),
        ("German", "Das Passwort für das Konto wurde zurückgesetzt; bitte melden Sie sich erneut an."),
        ("Japanese", "パスワードを入力してください。アクセスキーは管理者にお問い合わせください。"),
        ("emoji", "🔑🔒 secrets live elsewhere 🗝️"),
        ("a git commit", Fake.Hex(40)),
        ("a short git commit", Fake.Hex(7)),
        ("an MD5 hash", Fake.Hex(32)),
        ("a SHA-256 hash", Fake.Hex(64)),
        ("a SHA-512 hash", Fake.Hex(128)),
        ("a digest of an image", "mcr.microsoft.com/dotnet/sdk:10.0@sha256:" + Fake.Hex(64)),
        ("a GUID", Fake.Guid()),
        ("a GUID in braces", "{" + Fake.Guid().ToUpperInvariant() + "}"),
        ("a registry format GUID list", string.Join(";", Fake.Guid(), Fake.Guid(), Fake.Guid())),
        ("a ULID", Fake.From("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 26)),
        ("base64 of an image", "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA" + Fake.B64(800)),
        ("base64 of a font", "data:font/woff2;base64,d09GMgABAAAAA" + Fake.B64(2000)),
        ("base64 of 32 bytes", Fake.Bytes(32)),
        ("base64 of 64 bytes", Fake.Bytes(64)),
        ("base64 of a long binary", Fake.Bytes(20_000)),
        ("hexadecimal of a long binary", Fake.Hex(20_000)),
        ("random letters and digits", Fake.B62(20_000)),
        ("an integrity attribute", "<script src='/app.js' integrity='sha512-" + Fake.Bytes(64) + "' crossorigin='anonymous'></script>"),
        ("an integrity in a lock file", "\"integrity\": \"sha512-" + Fake.Bytes(64) + "\""),
        ("a NuGet content hash", "\"contentHash\": \"" + Fake.Bytes(64) + "\""),
        ("a public key token", "System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e"),
        ("a strong name public key",
            "InternalsVisibleTo(\"App.Tests, PublicKey=0024000004800000940000000602000000240000525341310004000001000100" + Fake.Hex(256)
                + "\")"),
        ("a certificate", Fake.Pem("CERTIFICATE", bodyLength: 1200)),
        ("a certificate request", Fake.Pem("CERTIFICATE REQUEST")),
        ("a public key", Fake.Pem("PUBLIC KEY")),
        ("a PGP signature", Fake.Pem("PGP SIGNATURE")),
        ("Diffie-Hellman parameters", Fake.Pem("DH PARAMETERS")),
        ("the armour of a key without one", "-----BEGIN RSA PRIVATE KEY-----"),
        ("a parser's markers",
            "if (line.StartsWith(\"-----BEGIN EC PRIVATE KEY-----\")) key = Read(until: \"-----END EC PRIVATE KEY-----\");"),
        ("a key cut short in a manual", "-----BEGIN PRIVATE KEY-----\nMIIEvgIBADANBgkqhki...\n-----END PRIVATE KEY-----"),
        ("a key template", "-----BEGIN PRIVATE KEY-----\n{0}\n-----END PRIVATE KEY-----"),
        ("an SSH public key", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ" + Fake.B64(340) + " build@host"),
        ("a host key fingerprint", "SHA256:" + Fake.B64(43)),
        ("a web token without a signature", Fake.WebToken("""{"alg":"none"}""", signature: 0)),
        ("a web token whose algorithm is none", Fake.WebToken("""{"alg":"NONE","typ":"JWT"}""")),
        ("jwt.io's example",
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"),
        ("base64 of JSON", FakeText.Base64("""{"name":"orders","kind":"queue","retries":3}""")),
        ("a web token's header alone", FakeText.Base64Url("""{"alg":"RS256","typ":"JWT"}""")),
        ("a source map",
            "//# sourceMappingURL=data:application/json;base64,"
                + FakeText.Base64("""{"version":3,"sources":["a.ts"],"mappings":"AAAA"}""")),
        ("minified JavaScript",
            "!function(e,t){var n=e.sk-t.dp.sl.st;hf_=e=>t.pat(e);SG.a=re_test(n);return cio.b,e.hvs.c}(this,{key-:1});"),
        ("a CSS class list", "sk-spinner sk-loading-circle btn-us navbar-dark key-value pk_column"),
        ("a CSS colour", "#4a90e2"),
        ("a locale", "en-us"),
        ("hexadecimal and a locale", "theme-4a90e2-us"),
        ("a resource key", "Account_Settings_ApiKey_Description"),
        ("a configuration key", "ConnectionStrings:Orders:AccountKey"),
        ("a type name", "Microsoft.Extensions.DependencyInjection.ServiceCollectionContainerBuilderExtensions"),
        ("a generic type name",
            "System.Collections.Generic.Dictionary`2[[System.String, System.Private.CoreLib],[System.Int32, System.Private.CoreLib]]"),
        ("a method name in capitals", "SCARDESTABLISHCONTEXTFORREADERS"),
        ("an identifier with a token's prefix", "hf_hub_download_model_and_tokenizer_files"),
        ("an npm setting", "npm_config_global_registry_override_url"),
        ("a URL", "https://learn.microsoft.com/en-us/dotnet/api/system.string.contains?view=net-10.0"),
        ("a URL with a GUID", "https://portal.contoso.com/orders/" + Fake.Guid() + "/items?page=2"),
        ("a URL with a hash", "https://cdn.contoso.com/app." + Fake.Hex(20) + ".js"),
        ("a URL with a signature that is no grant", "https://cdn.contoso.com/a.png?sig=" + Fake.B64Url(43)),
        ("a query that names parameters", "?sv={0}&se={1}&sig={2}"),
        ("an XML namespace", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier"),
        ("a Slack documentation URL", "https://api.slack.com/messaging/webhooks"),
        ("a webhook prefix", "https://discord.com/api/webhooks/{id}/{token}"),
        ("a hexadecimal constant", "0x9E3779B97F4A7C15"),
        ("a list of bytes", "0x30, 0x82, 0x04, 0xA4, 0x02, 0x01, 0x00, 0x02, 0x82, 0x01, 0x01, 0x00"),
        ("the digits of pi", "3.14159265358979323846264338327950288419716939937510"),
        ("a telephone number", "+1 (425) 555-0100"),
        ("a credit card test number", "4242424242424242"),
        ("an IBAN", "DE89370400440532013000"),
        ("an e-mail address", "orders@contoso.example"),
        ("a Windows path", @"C:\Users\build\AppData\Local\Temp\sk-cache\key-store.json"),
        ("an assembly version", "10.0.0-preview.7.25380.108+" + Fake.Hex(40)),
        ("a regular expression", @"^(?:AKIA|ASIA)[A-Z2-7]{16}$"),
        ("a pattern of a token", @"gh[pousr]_[A-Za-z0-9]{36}"),
        ("an alphabet", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="),
        ("a base32 alphabet", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
        ("a basic realm", "Basic realm=\"orders\", charset=\"UTF-8\""),
        ("a scheme name", "Authorization: Basic"),
        ("a basic template", "Basic {0}"),
        ("a bearer template", "Bearer ${ACCESS_TOKEN}"),
        ("the storage emulator",
            "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"),
        ("the Cosmos emulator",
            "AccountEndpoint=https://localhost:8081/;AccountKey=C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw=="),
        ("a connection string without a key",
            "DefaultEndpointsProtocol=https;AccountName=orders;AccountKey=;EndpointSuffix=core.windows.net"),
        ("a connection string in a manual",
            "Endpoint=sb://<namespace>.servicebus.windows.net/;SharedAccessKeyName=<name>;SharedAccessKey=<key>"),
        ("a masked token", "gh" + "p_************************************"),
        ("an abbreviated token", "gh" + "p_zQWB…"),
        ("a token of zeros", "xo" + "xb-000000000000-000000000000-" + new string('0', 24)),
        ("a counted token", "gl" + "pat-12345678901234567890"),
        ("an alphabetical token", "hf" + "_abcdefghijklmnopqrstuvwxyzabcdefgh"),
        ("a repeated token", "dop" + "_v1_" + string.Concat(Enumerable.Repeat("deadbeef", 8))),
        ("a pull request's number", "ghp_1234"),
        ("a publishable key", "pk" + "_live_" + Fake.B62(24)),
        ("a Twilio account id", "AC" + Fake.Hex(32)),
        ("a Telegram-like ratio", "1234567890:1"),
        ("a time and a word", "12:34:56:AAAA"),
        ("a trace parent", "00-" + Fake.Hex(32) + "-" + Fake.Hex(16) + "-01"),
        ("an ETag", "W/\"" + Fake.Hex(32) + "\""),
        ("an AWS ARN", "arn:aws:iam::123456789012:role/orders-etl"),
        ("a connection by identity", "Server=tcp:orders.database.windows.net;Authentication=Active Directory Default;Database=orders"),
        ("a block comment's rule", "//--------------------------------------------------------------------------------"),
        ("a table of dots", "Name...................................Value"),
    ];
}
