using System.Text;
using Fairlead.Detection.SecretFormats.Checks;

namespace Fairlead.Sweeps;

/// <summary>Names and values as people and machines make them up, the same for the same seed.</summary>
internal sealed class MadeUp(int seed)
{
    public const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    public const string Lower = "abcdefghijklmnopqrstuvwxyz";
    public const string Digits = "0123456789";
    public const string Hex = "0123456789abcdef";
    public const string Base32 = Upper + "234567";
    public const string Base62 = Upper + Lower + Digits;
    public const string Base64Url = Base62 + "-_";

    private static readonly string[] Words =
    [
        "harbour", "lantern", "meadow", "copper", "falcon", "winter", "orchid", "granite", "velvet", "thunder", "maple", "saffron", "glacier",
        "pepper", "canyon", "marble", "willow", "cobalt", "ember", "juniper", "raven", "summit", "tulip", "bamboo", "comet", "drift",
    ];

    private static readonly string[] Subjects =
    [
        "orders", "billing", "inventory", "reports", "customers", "payments", "shipping", "catalog", "search", "mail", "backup", "metrics",
        "import", "crm", "warehouse", "invoice", "partner", "audit", "stock", "claims",
    ];

    private static readonly string[] Logins = ["app", "svc_orders", "etl", "reporting", "jsmith", "backup", "loader", "web", "batch01", "integration"];

    private static readonly string[] Domains =
        ["acme-trading.com", "northwind.io", "fabrikam.net", "contoso-logistics.com", "tailspin.dev", "wingtip-toys.co.uk", "adventure-works.de"];

    private static readonly string[] Symbols = ["!", "#", "$", "%", "*", "+", "-", "?", "_", "=", "&", "^", "~"];

    private readonly Random _random = new(seed);

    public int Number(int below) => _random.Next(below);

    public string Digit => Pick(Digits.Select(digit => digit.ToString()).ToArray());

    public string Word => Pick(Words);

    public string Subject => Pick(Subjects);

    public string Login => Pick(Logins);

    public string Host => Pick(["db", "sql01", "prod-db", "mq", "cache", "api", "smtp", "data"]) + "." + Pick(Domains);

    public string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    public string Pick(params string[] values) => values[_random.Next(values.Length)];

    public string Random(string alphabet, int length)
    {
        var text = new StringBuilder(length);
        while (text.Length < length)
            text.Append(alphabet[_random.Next(alphabet.Length)]);
        return text.ToString();
    }

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    public string Base64(int bytes) => Convert.ToBase64String(Bytes(bytes));

    public string Guid() => new System.Guid(Bytes(16)).ToString();

    /// <summary>What a password manager makes, with characters that need no escaping in code, connection strings and addresses.</summary>
    public string StrongPassword() => Random(Lower, 1) + Random(Base62 + "!*-_.~", 10 + Number(8)) + Random(Digits, 2) + Random(Upper, 1);

    /// <summary>What a person makes up.</summary>
    public string WeakPassword() => Number(4) switch
    {
        0 => Capital(Word) + Random(Digits, 4) + "!",
        1 => Word + Random(Digits, 2 + Number(3)),
        2 => Capital(Word) + Pick("_", "-", "@") + Word + Random(Digits, 2),
        _ => Word.Replace('a', '4').Replace('e', '3') + Random(Digits, 2) + Pick(Symbols.Take(3).ToArray()),
    };

    public string Password() => Number(2) == 0 ? StrongPassword() : WeakPassword();

    /// <summary>A machine's token of any of the usual alphabets.</summary>
    public string Token() => Number(6) switch
    {
        0 => Random(Hex, 32 + (8 * Number(5))),
        1 => Random(Base62, 24 + Number(30)),
        2 => Random(Base64Url, 32 + Number(20)),
        3 => Random(Base32, 26 + Number(20)),
        4 => Random(Lower + Digits, 28 + Number(16)),
        _ => Base64(24 + (3 * Number(6))),
    };

    /// <summary>A token of GitHub, with its checksum.</summary>
    public string GitHubToken(bool isRight = true)
    {
        const string Base62Digits = Digits + Upper + Lower;
        var body = Random(Base62, 30);
        var crc = Crc32.Compute(body, 0, body.Length) + (isRight ? 0u : 1u);
        var sum = "";
        for (var i = 0; i < 6; i++, crc /= 62)
            sum = Base62Digits[(int)(crc % 62)] + sum;
        return "gh" + Pick("p", "o", "s") + "_" + body + sum;
    }

    public string PrivateKey()
    {
        var body = Convert.ToBase64String([0x30, 0x82, 0x04, 0xA4, 0x02, 0x01, 0x00, .. Bytes(600)], Base64FormattingOptions.InsertLineBreaks);
        return "-----BEGIN RSA PRIVATE " + "KEY-----\n" + body.ReplaceLineEndings("\n") + "\n-----END RSA PRIVATE " + "KEY-----";
    }
}
