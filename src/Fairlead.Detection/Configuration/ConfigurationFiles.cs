using Fairlead.Core.Git;
using Fairlead.Core.Manifest;

namespace Fairlead.Detection.Configuration;

/// <summary>Facts about a file by its name: its format, and whether it can hold somebody's secrets at all.</summary>
internal static class ConfigurationFiles
{
    /// <summary>Endings that say that a file is a model for another one.</summary>
    private static readonly string[] TemplateEndings =
        [".example", ".sample", ".template", ".dist", ".default", ".tmpl", ".bak", ".old", ".orig"];

    private static readonly HashSet<string> JsonExtensions = new(StringComparer.Ordinal) { "json", "jsonc", "json5", "tfstate" };

    private static readonly HashSet<string> XmlExtensions = new(StringComparer.Ordinal)
    {
        "config", "xml", "csproj", "fsproj", "vbproj", "sqlproj", "proj", "shproj", "esproj", "props", "targets", "pubxml", "user",
        "settings", "runsettings", "nuspec", "publishsettings", "dtsx", "rds", "rdl", "wxs", "slnx",
    };

    private static readonly HashSet<string> PropertiesExtensions = new(StringComparer.Ordinal)
    {
        "ini", "properties", "toml", "cfg", "cnf", "npmrc", "pypirc", "gitconfig",
    };

    /// <summary>Other extensions that say how a file is written.</summary>
    private static readonly Dictionary<string, ConfigurationFormat> Extensions = new(StringComparer.Ordinal)
    {
        ["yml"] = ConfigurationFormat.Yaml, ["yaml"] = ConfigurationFormat.Yaml,
        ["sh"] = ConfigurationFormat.Shell, ["bash"] = ConfigurationFormat.Shell, ["zsh"] = ConfigurationFormat.Shell,
        ["ksh"] = ConfigurationFormat.Shell,
        ["envrc"] = ConfigurationFormat.Shell, ["profile"] = ConfigurationFormat.Shell, ["bashrc"] = ConfigurationFormat.Shell,
        ["bash_profile"] = ConfigurationFormat.Shell, ["bash_aliases"] = ConfigurationFormat.Shell, ["zshrc"] = ConfigurationFormat.Shell,
        ["zshenv"] = ConfigurationFormat.Shell, ["zprofile"] = ConfigurationFormat.Shell, ["zlogin"] = ConfigurationFormat.Shell,
        ["bash_login"] = ConfigurationFormat.Shell, ["xprofile"] = ConfigurationFormat.Shell,
        ["ps1"] = ConfigurationFormat.PowerShell, ["psm1"] = ConfigurationFormat.PowerShell, ["psd1"] = ConfigurationFormat.PowerShell,
        ["cmd"] = ConfigurationFormat.Batch, ["bat"] = ConfigurationFormat.Batch,
        ["tf"] = ConfigurationFormat.Terraform, ["tfvars"] = ConfigurationFormat.Terraform, ["hcl"] = ConfigurationFormat.Terraform,
        ["nomad"] = ConfigurationFormat.Terraform, ["tofu"] = ConfigurationFormat.Terraform,
        ["dockerfile"] = ConfigurationFormat.Dockerfile, ["containerfile"] = ConfigurationFormat.Dockerfile,
        ["jenkinsfile"] = ConfigurationFormat.Groovy,
    };

    // Dockerfile, Dockerfile.dev, Jenkinsfile-nightly
    private static readonly (string Name, ConfigurationFormat Format)[] Beginnings =
    [
        ("dockerfile", ConfigurationFormat.Dockerfile), ("containerfile", ConfigurationFormat.Dockerfile),
        ("jenkinsfile", ConfigurationFormat.Groovy),
    ];

    /// <summary>Files about a Dockerfile that are named after it.</summary>
    private static readonly HashSet<string> OtherExtensions =
        new(StringComparer.Ordinal) { "dockerignore", "containerignore", "md", "txt", "lock" };

    /// <summary>Written by tools about packages and builds; full of hashes and names, and without settings.</summary>
    private static readonly HashSet<string> GeneratedNames = new(StringComparer.Ordinal)
    {
        "package-lock.json", "npm-shrinkwrap.json", "packages.lock.json", "project.assets.json", "pnpm-lock.yaml", "global.json",
        "dotnet-tools.json", "packages.config", "tsconfig.json", "stylecop.json", "swagger.json", "openapi.json", "openapi.yaml",
        "openapi.yml", "swagger.yaml", "swagger.yml", "composer.lock", "libman.json", "bower.json", ".bower.json",
        ".terraform.lock.hcl", "yarn.lock", "pnpm-lock.yml", "poetry.lock", "cargo.lock", "gemfile.lock", "paket.lock",
        "pipfile.lock", "uv.lock",
        "bun.lock", "deno.lock", "flake.lock", "mix.lock", "pubspec.lock", "podfile.lock", "package.resolved",
        "gradle.lockfile", "chart.lock",
        "go.sum",
    };

    private static readonly string[] GeneratedEndings =
    [
        ".deps.json", ".runtimeconfig.json", ".nuget.g.props", ".nuget.g.targets", ".nuget.dgspec.json", ".schema.json", ".sourcelink.json",
        ".staticwebassets.runtime.json", ".min.json", ".js.map", ".resx", ".resw", ".xlf", ".xliff",
        ".po", ".pot", ".arb", ".ftl", ".globalconfig", ".editorconfig",
    ];

    /// <summary>Determines whether a file shows what another one has to contain: .env.example, appsettings.Template.json.</summary>
    public static bool IsModel(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1).ToLowerInvariant().Split('.', '-', '_')
        .Any(static part => part is "example" or "examples" or "sample" or "template" or "dist" or "tmpl");

    public static ConfigurationFormat GetFormat(string path)
    {
        string name = GetFileName(path);
        foreach (string ending in TemplateEndings)
        {
            if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal))
                name = name.Substring(0, name.Length - ending.Length);
        }

        if (name == ".env" || name.StartsWith(".env.", StringComparison.Ordinal) || name.EndsWith(".env", StringComparison.Ordinal))
            return ConfigurationFormat.Environment;

        string extension = name.Substring(name.LastIndexOf('.') + 1);
        if (Extensions.TryGetValue(extension, out ConfigurationFormat format)) return format;
        return extension switch
        {
            _ when JsonExtensions.Contains(extension) => ConfigurationFormat.Json,
            _ when XmlExtensions.Contains(extension) => ConfigurationFormat.Xml,
            _ when PropertiesExtensions.Contains(extension) => ConfigurationFormat.Properties,
            _ when OtherExtensions.Contains(extension) => ConfigurationFormat.Text,
            _ => FindFormatByBeginning(name),
        };
    }

    private static ConfigurationFormat FindFormatByBeginning(string name)
    {
        foreach ((string beginning, ConfigurationFormat format) in Beginnings)
        {
            bool begins = name.StartsWith(beginning, StringComparison.Ordinal);
            if (begins && (name.Length == beginning.Length || name[beginning.Length] is '.' or '-' or '_')) return format;
        }
        return ConfigurationFormat.Text;
    }

    /// <summary>
    /// Determines whether a file is for others to judge, or holds no settings: manifests, lock files, schemas, lists of ignored files.
    /// </summary>
    public static bool IsIgnored(string path)
    {
        string name = GetFileName(path);
        return ManifestFileNames.IsManifest(path)
            || GeneratedNames.Contains(name)
            || GitIgnoreFile.IsIgnoreFile(path)
            || GeneratedEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal));
    }

    /// <summary>Gets the file's name in lower case.</summary>
    public static string GetFileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1).ToLowerInvariant();
}
