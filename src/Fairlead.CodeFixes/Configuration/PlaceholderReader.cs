using Fairlead.Detection.Configuration;

namespace Fairlead.CodeFixes.Configuration;

/// <summary>Something that reads a file and fills in placeholders, or is known to fill in none.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Reads">Whether it reads a file.</param>
internal sealed record PlaceholderReader(string Name, Func<SecretPlace, bool> Reads)
{
    /// <summary>The placeholder for the variable <c>NAME</c>; null if nothing fills one in.</summary>
    public string? Placeholder { get; init; }

    /// <summary>What to do where there is no placeholder.</summary>
    public string Advice { get; init; } = "";

    /// <summary>Why a placeholder would not be filled in at a place of the file; null where it is.</summary>
    public Func<SecretPlace, string?> FindObstacle { get; init; } = static _ => null;

    /// <summary>True if a variable of the file cannot be defined by one of its own name.</summary>
    public bool HasOwnVariables { get; init; }

    /// <summary>True if a variable has to be declared by an instruction of its own.</summary>
    public bool DeclaresArguments { get; init; }

    /// <summary>Gets the secret as the reader passes it on, from what is written.</summary>
    public Func<string, string> Decode { get; init; } = static written => written;

    /// <summary>The first that reads a file counts.</summary>
    private static readonly PlaceholderReader[] All =
    [
        new("Docker Compose", static file => IsYaml(file) && (IsNamed(file, "docker-compose") || IsNamed(file, "compose")))
        {
            Placeholder = "${NAME}", Decode = static written => written.Replace("$$", "$"),
        },
        new("GitHub Actions", static file => IsYaml(file) && file.Path.Contains(".github/workflows/"))
        {
            Placeholder = "${{ secrets.NAME }}",
        },
        new("Azure Pipelines", static file => IsYaml(file) && (IsNamed(file, "azure-pipelines") || file.Path.Contains("/.azuredevops/")
            || file.Path.Contains("/.azure-pipelines/")))
        {
            Placeholder = "$(NAME)", HasOwnVariables = true,
        },
        new("GitLab", static file => file.FileName.EndsWith(".gitlab-ci.yml", StringComparison.Ordinal))
        {
            Placeholder = "$NAME", HasOwnVariables = true,
        },
        new("NuGet", static file => file.FileName == "nuget.config") { Placeholder = "%NAME%" },
        new("npm", static file => file.FileName == ".npmrc") { Placeholder = "${NAME}" },
        new("MSBuild", static file => file.Format == ConfigurationFormat.Xml && IsBuildFile(file.FileName))
        {
            Placeholder = "$(NAME)",
            FindObstacle = static file => file.Value.Key.ToString().IndexOf("Condition", StringComparison.Ordinal) >= 0
                ? "it is in a condition"
                : null,
        },
        new("Spring", static file => IsNamed(file, "application")
            && (IsYaml(file) || file.FileName.EndsWith(".properties", StringComparison.Ordinal)))
        {
            Placeholder = "${NAME}",
        },
        new("Docker", static file => file.Format == ConfigurationFormat.Dockerfile)
        {
            Placeholder = "${NAME}", DeclaresArguments = true, FindObstacle = DockerArguments.FindObstacle,
        },
        new("Kubernetes", static file => IsYaml(file) && file.HasMember("apiVersion") && file.HasMember("kind"))
        {
            Advice = "Kubernetes fills in nothing; create the Secret in the cluster or by an operator, and delete the value here",
        },
        new("ConfigurationManager", static file => file.FileName.EndsWith(".config", StringComparison.Ordinal))
        {
            Advice = "ConfigurationManager fills in nothing; move the section to a file that 'configSource' names and Git ignores",
        },
        new("variables", static file => file.Format == ConfigurationFormat.Environment)
        {
            Advice = "the file is this machine's own; keep it out of Git",
        },
        new("Azure Functions", static file => file.FileName == "local.settings.json")
        {
            Advice = "the file is this machine's own; keep it out of Git",
        },
        new("scripts", static file => file.Format is ConfigurationFormat.Shell or ConfigurationFormat.PowerShell
            or ConfigurationFormat.Batch or ConfigurationFormat.Groovy)
        {
            Advice = "let the script read an environment variable, and delete the value here",
        },
        new("Terraform", static file => file.Format == ConfigurationFormat.Terraform)
        {
            Advice = "declare a variable without a default, set it by 'TF_VAR_…', and delete the value here",
        },
    ];

    private static readonly PlaceholderReader Unknown = new("", static _ => true)
    {
        Advice = "it is not known what reads this file; supply the value where the program runs, and delete it here",
    };

    public static PlaceholderReader Find(SecretPlace place) => Array.Find(All, reader => reader.Reads(place)) ?? Unknown;

    /// <summary>Writes the placeholder as it may stand at a place.</summary>
    public string Write(SecretPlace place, string name)
    {
        string placeholder = Placeholder!.Replace("NAME", name);

        // Among braces and brackets a brace would end the value.
        bool isPlain = IsYaml(place) && place.IsWholeValue && place.Span.Start > 0 && place.Text[place.Span.Start - 1] is not ('"' or '\'');
        int next = place.Span.End;
        while (next < place.Text.Length && place.Text[next] == ' ') next++;
        bool isInFlow = next < place.Text.Length && place.Text[next] is ',' or '}' or ']';
        return isPlain && isInFlow ? $"\"{placeholder}\"" : placeholder;
    }

    private static bool IsYaml(SecretPlace file) => file.Format == ConfigurationFormat.Yaml;

    private static bool IsNamed(SecretPlace file, string name) => file.FileName.StartsWith(name, StringComparison.Ordinal)
        && file.FileName.Length > name.Length && file.FileName[name.Length] is '.' or '-' or '_';

    private static bool IsBuildFile(string name) =>
        name.EndsWith("proj", StringComparison.Ordinal) || name.EndsWith(".props", StringComparison.Ordinal)
        || name.EndsWith(".targets", StringComparison.Ordinal) || name.EndsWith(".pubxml", StringComparison.Ordinal);
}
