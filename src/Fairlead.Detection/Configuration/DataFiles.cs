namespace Fairlead.Detection.Configuration;

/// <summary>
/// Files of data that somebody else wrote or a tool recorded: answers of a server, expected results of tests, libraries that were copied
/// into a project. Names in them say nothing about secrets; only what is certain by its format is.
/// </summary>
internal static class DataFiles
{
    /// <summary>Endings that tools give to files which they record or compare.</summary>
    private static readonly string[] Endings =
    [
        ".tests.ps1", // the test runner of PowerShell looks for this name
        ".har", ".verified.json", ".verified.xml", ".verified.yaml", ".verified.yml", ".received.json", ".received.xml", ".approved.json",
        ".approved.xml", ".snap",
    ];

    /// <summary>Azure Functions' bindings: what looks like a value names the setting that has it.</summary>
    private const string FunctionBindings = "function.json";

    private static readonly HashSet<string> Folders = new(StringComparer.OrdinalIgnoreCase)
    {
        // recordings of the libraries of that kind: Azure's SDK, VCR and its ports, Polly.js, Jest, WireMock
        "sessionrecords", "cassettes", "vcr_cassettes", "__recordings__", "__snapshots__", "__files",
        // copies of others' files
        "node_modules", "bower_components", "jspm_packages", "third_party", "thirdparty", "vendor", "vendors",
        "site-packages", "dist-packages", "botocore", // Amazon's SDK for Python, which functions bring along with its examples
    };

    /// <summary>Determines whether a file is data by its path below the project or repository.</summary>
    public static bool IsData(string path)
    {
        string name = ConfigurationFiles.GetFileName(path);
        if (name == FunctionBindings || Endings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))) return true;
        string[] parts = path.Split('/', '\\');
        if (IsEvent(name, parts)) return true;
        int root = Array.FindIndex(parts, static part => part.Equals("wwwroot", StringComparison.OrdinalIgnoreCase));
        bool isLibrary = root >= 0
            && root + 1 < parts.Length - 1 && parts[root + 1].Equals("lib", StringComparison.OrdinalIgnoreCase);
        return isLibrary || parts.Take(parts.Length - 1).Any(Folders.Contains);
    }

    /// <summary>Determines whether a file is an event that a developer sends to a function by hand: <c>events/event.json</c>.</summary>
    private static bool IsEvent(string name, string[] parts) =>
        name.EndsWith(".json", StringComparison.Ordinal)
        && (name is "event.json" || (parts.Length > 1 && parts[parts.Length - 2].Equals("events", StringComparison.OrdinalIgnoreCase)));
}
