using System.Text.RegularExpressions;
using Fairlead.Core.Manifest;

namespace Fairlead.Detection.Configuration;

/// <summary>What a file's name says of it: how it is written, and whether it can hold somebody's secrets at all.</summary>
internal static class ConfigurationFile
{
    /// <summary>Endings that say that a file is a model for another one.</summary>
    private static readonly string[] TemplateEndings = [".example", ".sample", ".template", ".dist", ".default", ".tmpl", ".bak", ".old", ".orig"];

    private static readonly HashSet<string> JsonExtensions = new(StringComparer.Ordinal) { "json", "jsonc", "json5", "tfstate" };

    private static readonly HashSet<string> XmlExtensions = new(StringComparer.Ordinal)
    {
        "config", "xml", "csproj", "fsproj", "vbproj", "sqlproj", "proj", "shproj", "esproj", "props", "targets", "pubxml", "user",
        "settings", "runsettings", "nuspec", "publishsettings", "dtsx", "rds", "rdl", "wxs", "slnx",
    };

    private static readonly HashSet<string> PropertiesExtensions = new(StringComparer.Ordinal)
    {
        "ini", "properties", "toml", "cfg", "cnf", "npmrc", "pypirc", "tfvars", "gitconfig",
    };

    /// <summary>Written by tools about packages and builds; full of hashes and names, and without settings.</summary>
    private static readonly HashSet<string> GeneratedNames = new(StringComparer.Ordinal)
    {
        "package-lock.json", "npm-shrinkwrap.json", "packages.lock.json", "project.assets.json", "pnpm-lock.yaml", "global.json",
        "dotnet-tools.json", "packages.config", "tsconfig.json", "stylecop.json", "swagger.json", "openapi.json", "openapi.yaml",
        "openapi.yml", "swagger.yaml", "swagger.yml", "composer.lock", "libman.json", "bower.json",
    };

    private static readonly string[] GeneratedEndings =
    [
        ".deps.json", ".runtimeconfig.json", ".nuget.g.props", ".nuget.g.targets", ".nuget.dgspec.json", ".schema.json", ".sourcelink.json",
        ".staticwebassets.runtime.json", ".min.json", ".js.map", ".resx", ".resw", ".xlf", ".xliff", ".globalconfig", ".editorconfig",
    ];

    private static readonly HashSet<string> LocalizationFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "i18n", "l10n", "locale", "locales", "lang", "langs", "language", "languages", "localization", "localizations", "localisation",
        "translation", "translations",
    };

    // de.json, pt-BR.yaml, strings.de.json, messages_fr.properties
    private static readonly Regex CultureName = new(
        @"^(?:(?:strings?|messages?|translations?|resources?|locales?|labels?|texts?|validation)[._-])?[a-z]{2}(?:[-_](?:[a-z]{2}|hans|hant|latn|cyrl|419))?\.(?:json|ya?ml|properties|ini|xml)$",
        RegexOptions.CultureInvariant);

    public static ConfigurationFormat FormatOf(string path)
    {
        string name = NameOf(path);
        foreach (string ending in TemplateEndings)
        {
            if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal)) name = name.Substring(0, name.Length - ending.Length);
        }

        if (name == ".env" || name.StartsWith(".env.", StringComparison.Ordinal) || name.EndsWith(".env", StringComparison.Ordinal))
            return ConfigurationFormat.Environment;

        string extension = name.Substring(name.LastIndexOf('.') + 1);
        return extension switch
        {
            "yml" or "yaml" => ConfigurationFormat.Yaml,
            _ when JsonExtensions.Contains(extension) => ConfigurationFormat.Json,
            _ when XmlExtensions.Contains(extension) => ConfigurationFormat.Xml,
            _ when PropertiesExtensions.Contains(extension) => ConfigurationFormat.Properties,
            _ => ConfigurationFormat.Text,
        };
    }

    /// <summary>Whether a file is for others to judge, or holds no settings: manifests, lock files, schemas, translations.</summary>
    public static bool IsLeftAlone(string path)
    {
        string name = NameOf(path);
        return ManifestFile.IsManifest(path)
            || GeneratedNames.Contains(name)
            || GeneratedEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))
            || IsTranslation(path, name);
    }

    private static bool IsTranslation(string path, string name) =>
        CultureName.IsMatch(name)
        || (FormatOf(path) != ConfigurationFormat.Text && path.Split('/', '\\').Any(LocalizationFolders.Contains));

    /// <summary>The file's name in lower case.</summary>
    public static string NameOf(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1).ToLowerInvariant();
}
