using System.Globalization;
using System.Text;

namespace Fairlead.Testing;

/// <summary>
/// Manifests as nobody should write them: healthy ones with mutated characters, cut off, nested without end, with keys twice, values of
/// other types, odd
/// Unicode, names that collide and C# keywords as ids. The same seed gives the same manifest.
/// </summary>
internal sealed class ManifestFuzzer(int seed)
{
    /// <summary>Stands wherever a secret could; no message may repeat it.</summary>
    public const string Secret = "Correct!Horse;Battery=Staple";

    private static readonly string[] Healthy =
    [
        $$"""
        {
          "$schema": "./connections.schema.json",
          "namespace": "Acme.Pipelines",
          "backends": ["azure_key_vault", "vault"],
          "connections": {
            // the replica
            "orders_db": {
              "conn_type": "postgres", "description": "Orders, read replica", "host": "orders.internal", "port": 5432, "schema": "orders", "login": "etl",
              "extra": { "sslmode": "verify-full", "connect_timeout": 5, "ssl_ca_cert": "certs/orders-ca.pem" },
              "fields": { "password": { "required": true }, "shard": { "type": "integer", "default": 3 } },
              "owners": ["data@acme.example"], "allowed": ["etl"], "rotate_every": "90.00:00:00", "expires": "2027-01-31"
            },
            "partner_api": { "conn_type": "http", "host": "https://api.partner.example", "extra": { "timeout": "00:00:30", "verify": true, "proxy": "http://proxy.internal:3128" } },
            "lake": { "conn_type": "aws", "extra": { "region_name": "eu-central-1" }, "sharing": "restricted" },
            "tenant_db": {
              "conn_type": "postgres", "host": "{region}.db.internal", "schema": "orders_{tenant}", "extra": { "application_name": "etl-{tenant}" },
              "parameters": { "tenant": { "pattern": "[a-z0-9]+(-[a-z0-9]{1,3})*", "description": "Who" }, "region": { "enum": ["eu", "us-1"], "default": "eu" } }
            },
            "events": { "conn_type": "kafka", "extra": { "bootstrap.servers": "a:9092", "security.protocol": "SASL_SSL" } },
            "cache": { "conn_type": "redis", "host": "cache.internal", "password": "{{Secret}}", "extra": { "db": 2, "ssl": false } },
            "fx_feed": {
              "conn_type": "generic",
              "fields": { "tier": { "enum": ["live", "delayed"], "default": "delayed" }, "api_key": { "secret": true, "required": true }, "tags": { "type": "array" } },
              "extra": { "api_key": "{{Secret}}", "tags": ["a", "b"] }
            }
          },
          "deployments": {
            "development": { "overrides": { "orders_db": { "host": "localhost", "extra": { "sslmode": "prefer" } } } },
            "staging": { "description": "Before customers", "overrides": { "cache": { "port": 6380 } }, "links": ["lake"] },
            "production": { "inherits": "staging", "excludes": ["fx_feed"] }
          }
        }
        """,
        """
        { "connections": {
            "class": { "conn_type": "mysql", "host": "a" }, "Class": { "conn_type": "mssql", "host": "b" }, "namespace": { "conn_type": "amqp" }, "void": { "conn_type": "mongo", "host": "m" },
            "get-type": { "conn_type": "sqlite" }, "GetType": { "conn_type": "oracle" }, "Connections": { "conn_type": "http" }, "Deployments": { "conn_type": "ssh" }, "Ids": { "conn_type": "smtp" },
            "1st": { "conn_type": "cassandra" }, "_": { "conn_type": "http" }, "a.b": { "conn_type": "ldap" }, "a-b": { "conn_type": "vault" }, "a__b": { "conn_type": "openai" }, "record": { "conn_type": "snowflake" },
            "async": { "conn_type": "clickhouse", "fields": { "connection": {}, "Definition": {}, "to_string": {}, "ToUri": { "type": "uri" }, "host": { "required": true }, "class": { "enum": ["class", "new", "", "1", "a b", "A-B"] } } }
          },
          "deployments": { "class": {}, "Class": {}, "production": { "links": ["class"] }, "deployments": { "inherits": "class" } } }
        """,
        """
        { "connection_types": {
            "billing": { "display_name": "Billing", "aliases": ["bills"], "default_port": 8443, "tls": "required", "client_packages": ["Acme.Billing"],
              "fields": { "host": { "title": "Endpoint", "required": true }, "login": { "default": "etl" } },
              "extras": { "tenant": { "required": true }, "region": { "enum": ["eu", "us"], "default": "eu" }, "quota": { "type": "integer", "title": "Quota" } },
              "connection_string": { "Server": "{host}[:{extra.quota}]", "Tenant": "{extra.tenant}" }, "uri": { "scheme": "https", "path": "login" } },
            "mine": { "based_on": "postgres", "extras": { "pool": { "type": "boolean", "default": true } } } } }
        """,
    ];

    private static readonly string[] OddTexts =
    [
        "class", "Class", "new", "record", "await", "GetType", "Equals", "ToString", "Connections", "Ids", "Fairlead", "System", "", " ",
            "a b", "_", "__", "1", "1a", "-", ".", "..",
        "orders_db", "orders-db", "ORDERS_DB", "ordersDb", "orders.db", "\\u0000", "\\ud800", "\\udfff\\ud800", "\u202Eevil", "\u200B", "é",
        "Ǆ", "ß", "日本語", "😀", "\\u2028", "\\n", "\\\"", "*/", "</summary>", "{0}", "{", "}", "[x]",
        "postgres", "http", "generic", "billing", "password", "host", "extra", "extra.sslmode", "http://a.internal", "amqp://u:p@h/v",
            "PT30S", "2027-01-31", "true", "42", "linked", "restricted", "vault",
        "{tenant}", "{region}{x}", "[a-z]+", "((a*)*)*", "(a", "[A-z_-]{1,99}", "eu", "eu-1", "file",
    ];

    private static readonly string[] OddValues =
    [
        "null", "true", "false", "0", "-1", "1e308", "1e999", "9999999999999999999", "0.1", "[]", "{}", "[[]]", "[null]", "{\"\":{}}",
        "{\"a\":1,\"a\":2}", "[1,\"x\",{}]",
        "{\"conn_type\":\"http\"}", "{\"type\":\"integer\",\"default\":\"x\"}", "{\"secret\":true,\"default\":\"x\"}",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The texts of a project's files: a manifest, often a second one, and sometimes connection types.</summary>
    public IReadOnlyList<(string Path, string Text)> NextProject()
    {
        var files = new List<(string, string)> { ("connections.json", Mutate(Healthy[_random.Next(2)])) };
        if (_random.Next(4) == 0) files.Add(("shared.connections.json", Mutate(Healthy[_random.Next(2)])));
        if (_random.Next(4) == 0) files.Add(("connection-types.json", Mutate(Healthy[2])));
        return files;
    }

    private string Mutate(string text)
    {
        for (int count = _random.Next(1, 6); count > 0; count--)
        {
            text = _random.Next(12) switch
            {
                0 => text[.._random.Next(text.Length + 1)],
                1 => Deepen(text),
                2 => Lengthen(text),
                3 => FlipCharacters(text),
                4 => CutOut(text),
                5 => CopyIn(text),
                6 or 7 => ReplaceToken(text, OddValues[_random.Next(OddValues.Length)], wantsText: false),
                _ => ReplaceToken(text, "\"" + OddTexts[_random.Next(OddTexts.Length)] + "\"", wantsText: true),
            };
        }
        return text;
    }

    private string FlipCharacters(string text)
    {
        var changed = new StringBuilder(text);
        for (int count = _random.Next(1, 8); count > 0 && changed.Length > 0; count--)
            changed[_random.Next(changed.Length)] =
                (char)(_random.Next(4) == 0 ? _random.Next(char.MaxValue + 1) : "{}[]\",:/*\\ntf0-".ToCharArray()[_random.Next(15)]);
        return changed.ToString();
    }

    private string CutOut(string text)
    {
        if (text.Length == 0) return text;
        int start = _random.Next(text.Length);
        return text.Remove(start, _random.Next(Math.Min(60, text.Length - start) + 1));
    }

    /// <summary>Whole entries come twice in this way, under the same name.</summary>
    private string CopyIn(string text)
    {
        if (text.Length == 0) return text;
        string[] lines = text.Split('\n');
        string line = lines[_random.Next(lines.Length)];
        int at = _random.Next(lines.Length);
        return string.Join('\n', lines[..at].Append(line).Concat(lines[at..]));
    }

    private string Deepen(string text)
    {
        int depth = _random.Next(1, 200);
        string nested = string.Concat(Enumerable.Repeat(_random.Next(2) == 0 ? "[" : "{\"a\":", depth));
        return text.Insert(_random.Next(text.Length + 1), nested);
    }

    private string Lengthen(string text)
    {
        string many = string.Concat(Enumerable.Range(0, _random.Next(1, 200)).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"\"c{i % 90}\": {{ \"conn_type\": \"http\" }}, ")));
        int brace = text.IndexOf('{', _random.Next(text.Length + 1));
        return brace < 0 ? text : text.Insert(brace + 1, many);
    }

    /// <summary>Another string for a string, or any value for a string.</summary>
    private string ReplaceToken(string text, string replacement, bool wantsText)
    {
        int start = text.IndexOf('"', _random.Next(text.Length + 1));
        int end = start < 0 ? -1 : text.IndexOf('"', start + 1);
        if (end < 0 || text[start..end].Contains('\n')) return text;
        bool isName = end + 1 < text.Length && text[end + 1] == ':';
        return isName && !wantsText ? text : text[..start] + replacement + text[(end + 1)..];
    }
}
