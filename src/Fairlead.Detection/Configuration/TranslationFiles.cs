using System.Text.RegularExpressions;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.Configuration;

/// <summary>
/// Files with the texts of a user interface, in which <c>password</c> is the name of a label. A file's name or folder gives the suspicion
/// and its values decide, because <c>io.yml</c> may be a pipeline and a whole repository may be in a folder called <c>lang</c>.
/// </summary>
internal static class TranslationFiles
{
    /// <summary>How many folders above a file are looked at: <c>locales/de/orders/errors.json</c>.</summary>
    private const int NearFolders = 3;

    private static readonly HashSet<string> PipelineSections = new(StringComparer.Ordinal)
    {
        "jobs", "stages", "steps", "pool", "trigger", "script", "before_script", "pipelines", "apiVersion", "services", "env", "environment",
        "variables", "datasource",
    };

    private static readonly HashSet<string> Folders = new(StringComparer.OrdinalIgnoreCase)
    {
        "i18n", "l10n", "locale", "locales", "lang", "langs", "language", "languages", "localization", "localizations", "localisation",
        "translation", "translations",
    };

    // de.json, pt-BR.yaml, strings.de.json, messages_fr.properties
    private static readonly Regex CultureName = new(
        @"^(?:(?:strings?|messages?|translations?|resources?|locales?|labels?|texts?|validation|lang(?:uage)?(?:[._-][a-z]+)?)[._-])?"
            + @"(?<language>[a-z]{2})(?:[-_](?:[a-z]{2}|hans|hant|latn|cyrl|419))?\.(?:json|ya?ml|properties|ini|xml)$",
        RegexOptions.CultureInvariant);

    // ISO 639-1
    private static readonly HashSet<string> Languages = new(
        """
        aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et
        eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk
        kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny
        oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk
        tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
        """.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    public static bool IsTranslation(string path, string text)
    {
        ConfigurationFormat format = ConfigurationFiles.GetFormat(path);
        if (format is not (ConfigurationFormat.Json
            or ConfigurationFormat.Yaml
            or ConfigurationFormat.Properties
            or ConfigurationFormat.Xml))
            return false;

        bool hasName = CultureName.Match(ConfigurationFiles.GetFileName(path)) is { Success: true } match
            && Languages.Contains(match.Groups["language"].Value);
        bool hasFolder = IsInFolder(path);
        if (!hasName && !hasFolder) return false;

        ConfigurationText file = ConfigurationScanner.Read(format, text)!;
        if (!hasFolder && HasSectionOfPipeline(file)) return false;
        (int prose, int technical) = Count(file);
        return prose >= 4 * technical && (prose > 0 || (hasName && hasFolder));
    }

    /// <summary>Pipelines are called <c>ci.yml</c>, and their steps have titles.</summary>
    private static bool HasSectionOfPipeline(ConfigurationText file) => file.Values.Any(static value =>
    {
        ConfigurationKey key = value.Key;
        while (key.Parent is { Parent: not null } parent) key = parent;
        return PipelineSections.Contains(key.Name);
    });

    private static bool IsInFolder(string path)
    {
        string[] parts = path.Split('/', '\\');
        return parts.Take(parts.Length - 1).Reverse().Take(NearFolders).Any(Folders.Contains);
    }

    /// <summary>Counts values that people read and values that programs read. A single word in small letters may be either.</summary>
    private static (int Prose, int Technical) Count(ConfigurationText file)
    {
        int prose = 0;
        foreach (ConfigurationValue value in file.Values)
        {
            if (IsProse(value.Text)) prose++;
        }
        int neutral = file.Values.Count(static value => ValueShapes.IsLowerWord(value.Text));
        return (prose, file.Values.Count - prose - neutral);
    }

    /// <summary>
    /// True for words of letters, with punctuation and holes among them: a sentence, a label, or a single word with a capital letter.
    /// </summary>
    private static bool IsProse(string text)
    {
        bool hasLetter = false;
        foreach (string word in text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            string inner = word.Trim(
                '.', ',', ';', ':', '!', '?', '(', ')', '"', '\'', '\u2026', '\u201E', '\u201C', '\u201D', '\u00AB', '\u00BB', '*');
            bool isHole = inner.Length > 0 && inner[0] is '{' or '%' or '<' or '&';
            if (inner.Length == 0 || isHole || inner is "-" or "\u2013") continue;
            if (!inner.All(static c => char.IsLetter(c) || c is '\'' or '-' or '\u2019' or '/')) return false;
            hasLetter = true;
        }
        return hasLetter && !ValueShapes.IsLowerWord(text) && (char.IsUpper(text[0]) || text[0] > 127 || text.IndexOf(' ') > 0);
    }
}
