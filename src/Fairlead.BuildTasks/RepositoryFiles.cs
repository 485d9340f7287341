using System.Text.RegularExpressions;

namespace Fairlead.BuildTasks;

/// <summary>
/// Finds the files of a repository that may hold credentials or addresses, in its root and in the folders that usually have them.
/// </summary>
internal sealed class RepositoryFiles(string root)
{
    /// <summary>How many of the <c>.gitignore</c> files above a project are read.</summary>
    private const int MostIgnoreFiles = 4;

    private static readonly string[] SearchedFolders =
    [
        "k8s", "kubernetes", "kube", "manifests", "deploy", "deployment", "deployments",
        "charts", "chart", "helm", "kustomize", "argocd", "gitops",
        "infra", "infrastructure", "terraform", "tf", "iac", "ansible", "packer", "ops", "devops", "docker", "containers", "compose",
        "ci", "cd", "pipelines", ".pipelines", "build", "eng", "scripts", "script",
        "env", "envs", "environments", "config", "configs", "configuration",
        ".github", ".gitlab", ".circleci", ".azuredevops", ".azure-pipelines", ".buildkite", ".teamcity",
        ".devcontainer", ".config", ".vscode", ".docker",
    ];

    private static readonly string[] OutputFolders =
        ["bin", "obj", "node_modules", ".git", ".terraform", "packages", "vendor", "artifacts"];

    /// <summary>The files and folders that FLD0003 names if nobody checks them.</summary>
    private static readonly string[] WellKnown =
    [
        "docker-compose.yml", "docker-compose.yaml", "compose.yml", "compose.yaml", "Dockerfile", ".env",
        ".github/workflows", ".gitlab-ci.yml", "azure-pipelines.yml", "bitbucket-pipelines.yml", ".circleci/config.yml", "Jenkinsfile",
        "nuget.config", "NuGet.Config", "Directory.Build.props", "k8s", "deploy", "charts",
    ];

    private static readonly Regex Searched = CreatePattern(
        @"\.env(\..*)?", @".*\.env", @"\.npmrc", @"\.envrc.*", @"\.gitignore", "(Dockerfile|Containerfile|Jenkinsfile).*",
        @".*\.(yml|yaml|config|ini|properties|toml|props|targets)",
        @".*\.(sh|bash|zsh|ps1|psm1|psd1|cmd|bat)",
        @".*\.(tf|tfvars|hcl|nomad|dockerfile|tf\.json|tfvars\.json|tfstate)",
        @"(appsettings|.*settings|.*secrets?|.*credentials?|.*config|.*parameters).*\.json",
        @"(values|launch|tasks|docker-compose|task-definition).*\.json");

    /// <summary>The files that configure the builds of the folders below.</summary>
    private static readonly Regex BuildFiles = CreatePattern(@"Directory\..*\.(props|targets)", @"nuget\.config", @"\.gitignore");

    /// <summary>Finds the names of the well-known files and folders that the root has.</summary>
    public IEnumerable<string> FindWellKnown() =>
        WellKnown.Where(name => File.Exists(Path.Combine(root, name)) || Directory.Exists(Path.Combine(root, name)));

    /// <summary>Finds the files that list what Git ignores in the folder of a project and directly below it.</summary>
    public IEnumerable<string> FindIgnoreFiles(string projectFolder) => Folders.GetUpwards(projectFolder)
        .Where(folder => folder.Length >= root.Length)
        .Select(folder => Path.Combine(folder, ".gitignore")).Where(File.Exists).Take(MostIgnoreFiles)
        .Concat(Folders.GetFolders(projectFolder).Select(folder => Path.Combine(folder, ".gitignore")))
        .Append(Path.Combine(root, ".git", "info", "exclude"))
        .Where(File.Exists);

    /// <summary>Finds all files, except those in folders with output, a project or a repository of their own.</summary>
    public IEnumerable<string> FindAll() => FindIn(root, Searched)
        .Concat(SearchedFolders.Select(name => Path.Combine(root, name)).Where(Directory.Exists).SelectMany(FindBelow))
        .Concat(Folders.GetFolders(root).Where(BelongsToRoot).SelectMany(folder => FindIn(folder, BuildFiles)));

    private static IEnumerable<string> FindBelow(string folder) =>
        BelongsToRoot(folder) ? FindIn(folder, Searched).Concat(Folders.GetFolders(folder).SelectMany(FindBelow)) : [];

    private static IEnumerable<string> FindIn(string folder, Regex names) =>
        Folders.GetFiles(folder, "*").Where(path => names.IsMatch(Path.GetFileName(path))).OrderBy(path => path, StringComparer.Ordinal);

    private static bool BelongsToRoot(string folder) =>
        !OutputFolders.Contains(Path.GetFileName(folder), StringComparer.OrdinalIgnoreCase)
        && !Repository.IsRoot(folder)
        && Folders.GetFiles(folder, "*.*proj").Length == 0;

    private static Regex CreatePattern(params string[] names) =>
        new("^(" + string.Join("|", names) + ")$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
