using System.Text;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Text;
using Fairlead.Detection.Credentials;

namespace Fairlead.CodeFixes.Moves.Reading.Forms;

/// <summary>Values of HTTP headers: a scheme and its credentials, such as <c>Bearer …</c> and <c>Basic …</c>.</summary>
internal static class HeaderForm
{
    private static readonly HashSet<string> Schemes = new(StringComparer.OrdinalIgnoreCase)
    {
        "Bearer", "Token", "ApiKey", "Api-Key", "SSWS", "GenieKey", "Splunk", "Bot", "PRIVATE-TOKEN", "Key",
    };

    /// <summary>Reads a text. Returns null if it is no header's value with a secret.</summary>
    public static FormReading? TryRead(WrittenText text, ConnectionType? type, ReadingContext context)
    {
        string value = text.Value;
        int start = FindCredentials(value);
        if (start < 0 || text.HasHoles) return null;
        string credentials = value.Substring(start);
        string scheme = value.Substring(0, start).TrimEnd().Split(' ', ':').Last();
        ConnectionType meant = type is not null && type.Fields.Any(static field => field.Name == "password") ? type : Http;
        if (scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
        {
            if (DecodeLogin(credentials) is not { } login) return null;
            var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["login"] = login.User, ["password"] = login.Password };
            return FormReading.Create(text, meant, values,
                TextTemplate.Write(text, [(SourceSpan.FromBounds(start, value.Length), WriteBasic(text, context))]), isPart: true);
        }
        if (!Schemes.Contains(scheme)) return null;
        return FormReading.Create(text, meant, new Dictionary<string, string>(StringComparer.Ordinal) { ["password"] = credentials },
            TextTemplate.Write(text, [(SourceSpan.FromBounds(start, value.Length), [CodePiece.FromSource("password")])]), isPart: true);
    }

    private static ConnectionType Http => ConnectionTypeTable.BuiltIn.Find("http")!;

    /// <summary>Takes the parameter of the scheme Basic apart. Returns null if it is none.</summary>
    public static (string User, string Password)? DecodeLogin(string base64)
    {
        try
        {
            string text = Encoding.UTF8.GetString(Convert.FromBase64String(base64));
            int colon = text.IndexOf(':');
            return colon < 0 || text.IndexOf('\uFFFD') >= 0 ? null : (text.Substring(0, colon), text.Substring(colon + 1));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Writes the parameter of the scheme Basic.</summary>
    public static IReadOnlyList<CodePiece> WriteBasic(WrittenText text, ReadingContext context) =>
    [
        CodePiece.FromCode($"{context.GetTypeName(text.Expression, "System.Convert")}.ToBase64String("
            + $"{context.GetTypeName(text.Expression, "System.Text.Encoding")}.UTF8.GetBytes("),
        CodePiece.FromSource("login"), CodePiece.FromCode(" + \":\" + "), CodePiece.FromSource("password"), CodePiece.FromCode("))"),
    ];

    private static int FindCredentials(string value)
    {
        int space = value.LastIndexOf(' ');
        if (space <= 0 || space + 1 == value.Length) return -1;
        string before = value.Substring(0, space).TrimEnd();
        string scheme = before.Split(' ', ':').Last();
        bool isAlone = before.Length == scheme.Length;
        bool isHeader = before.IndexOf(':') > 0 && before.Substring(0, before.IndexOf(':')).All(static c => char.IsLetter(c) || c == '-');
        bool isScheme = Schemes.Contains(scheme) || scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase);
        return isScheme && (isAlone || isHeader) && CredentialScanner.Scan(value).Count > 0 ? space + 1 : -1;
    }
}
