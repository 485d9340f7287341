using System.Text.RegularExpressions;

namespace Fairlead.Detection.Tests.Text.Values;

/// <summary>Texts of real code that no machine made, by kind: names, paths, versions, formats. Each text counts once.</summary>
internal sealed class SourceTexts
{
    private const int Longest = 200;

    private static readonly Regex Literal = new("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static readonly Regex Comment = new("//.*");
    private static readonly Regex Identifier = new(@"\b[A-Za-z_]\w{2,}");
    private static readonly Regex ResourceKey = new("<data name=\"([^\"]+)\"");
    private static readonly Regex StyleClass = new(@"(?<=\s|^)\.(-?[A-Za-z_][\w-]+)(?=[\s,{:.])", RegexOptions.Multiline);

    // What is not one of these is another literal.
    private static readonly (string Kind, Regex Shape)[] Shapes =
    [
        ("GUIDs", new(@"^[({]?[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}[)}]?$")),
        ("hashes", new("^([0-9A-Fa-f]{32}|[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64}|sha(256|384|512)-.*)$")),
        ("sentences", new(@"\s")),
        ("format strings", new(@"\{\w*([,:][^}]*)?\}|^[yMdHhmsfzt:/.,'T-]+$|^[#0,.%]+$")),
        ("culture names", new("^[a-z]{2,3}(-[A-Z][a-z]{3})?-[A-Z]{2}$")),
        ("versions", new(@"^[vV=^~<>]*\d+(\.\d+)+([-+][\w.+-]*)?$")),
        ("MIME types", new(@"^(application|audio|font|image|message|model|multipart|text|video)/[\w.+-]+")),
        ("paths", new(@"[/\\]")),
        ("type names", new(@"^[A-Za-z_]\w*([.+][A-Za-z_]\w*)+(`\d+)?(,.*)?$")),
    ];

    // Data in a program's text: whatever it is, nobody wrote it.
    private static readonly Regex Data = new(@"[0-9A-Fa-f]{16}|[A-Za-z0-9+/_-]{36,}|=$|^[A-Za-z0-9+/]{32,}|\\u|\\x");
    private static readonly Regex HexadecimalNumber = new("^[xX][0-9A-Fa-f]+[uUlL]*$");

    private readonly Dictionary<string, SortedSet<string>> _texts = [];

    public IReadOnlyDictionary<string, SortedSet<string>> Kinds => _texts;

    public static SourceTexts Read(IEnumerable<string> folders)
    {
        var texts = new SourceTexts();
        foreach (string path in folders.SelectMany(static folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)))
        {
            switch (Path.GetExtension(path))
            {
                case ".cs":
                    texts.AddCode(File.ReadAllText(path));
                    break;
                case ".resx":
                    texts.AddMatches("resource keys", ResourceKey, File.ReadAllText(path));
                    break;
                case ".css":
                    texts.AddMatches("CSS classes", StyleClass, File.ReadAllText(path));
                    break;
            }
        }

        return texts;
    }

    private void AddCode(string code)
    {
        foreach (Match match in Literal.Matches(code)) AddLiteral(match.Groups[1].Value);
        foreach (Match match in Identifier.Matches(Comment.Replace(Literal.Replace(code, "\"\""), "")))
        {
            if (!HexadecimalNumber.IsMatch(match.Value)) Add("identifiers", match.Value);
        }
    }

    private void AddLiteral(string text)
    {
        if (text.Length is < 3 or > Longest) return;
        string kind = Shapes.FirstOrDefault(shape => shape.Shape.IsMatch(text)).Kind ?? "other literals";
        if (kind is "paths" or "other literals" && Data.IsMatch(text)) return;
        Add(kind, text);
    }

    private void AddMatches(string kind, Regex shape, string text)
    {
        foreach (Match match in shape.Matches(text)) Add(kind, match.Groups[1].Value);
    }

    private void Add(string kind, string text)
    {
        if (!_texts.TryGetValue(kind, out SortedSet<string>? texts)) _texts.Add(kind, texts = new(StringComparer.Ordinal));
        texts.Add(text);
    }
}
