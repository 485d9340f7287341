namespace Fairlead.Operations.Setup;

/// <summary>Sets up the check in continuous integration, or says what to add to a file that exists.</summary>
internal static class ContinuousIntegration
{
    private const string GitHub = "github";
    private const string GitLab = "gitlab";
    private const string Azure = "azure";

    public static readonly IReadOnlyList<string> Kinds = [GitHub, GitLab, Azure, "none"];

    /// <summary>Finds the service that the repository uses.</summary>
    public static string Detect(string root) =>
        Directory.Exists(Path.Combine(root, ".github")) ? GitHub
        : File.Exists(Path.Combine(root, ".gitlab-ci.yml")) ? GitLab
        : File.Exists(Path.Combine(root, "azure-pipelines.yml")) ? Azure
        : "none";

    /// <param name="root">The root of the repository.</param>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public static SetupStep? Install(string root, string kind) => kind switch
    {
        GitHub => InstallGitHub(root),
        GitLab => new SetupStep("Add to .gitlab-ci.yml", """
            fairlead:
              image: mcr.microsoft.com/dotnet/sdk:10.0
              script:
                - dotnet tool install --tool-path .fairlead-tool Fairlead.Tool
                - .fairlead-tool/fairlead scan
            """.ReplaceLineEndings("\n")),
        Azure => new SetupStep("Add to the steps of azure-pipelines.yml", """
            - script: |
                dotnet tool install --tool-path .fairlead-tool Fairlead.Tool
                .fairlead-tool/fairlead scan
              displayName: fairlead
            """.ReplaceLineEndings("\n")),
        _ => null,
    };

    private static SetupStep InstallGitHub(string root)
    {
        string path = Path.Combine(root, ".github", "workflows", "fairlead.yml");
        return NewFile.TryCreate(path, """
            name: fairlead
            on: [push, pull_request]
            permissions:
              contents: read
            jobs:
              scan:
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/checkout@v4
                  - uses: actions/setup-dotnet@v4
                    with:
                      dotnet-version: 10.0.x
                  - run: dotnet tool install --tool-path .fairlead-tool Fairlead.Tool
                  - run: .fairlead-tool/fairlead scan --format github

            """.ReplaceLineEndings("\n")) ? new SetupStep($"Created {path}") : new SetupStep($"{path} exists and was not changed");
    }
}
