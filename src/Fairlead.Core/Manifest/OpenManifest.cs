using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>A manifest, or a file of connection types, that is being read: one of a project's files.</summary>
internal sealed class OpenManifest
{
    private static readonly string[] Properties = ["$schema", "namespace", "backends", "connections", "deployments"];
    private static readonly string[] PropertiesOfTypes = ["$schema", "connection_types"];

    private readonly JsonError? _error;

    public OpenManifest(int file, ManifestSource source)
    {
        JsonDocument json = JsonDocument.Parse(source.Text, JsonReaderOptions.Relaxed);
        bool declaresTypes = ManifestFileNames.DeclaresTypes(source.Path);
        (File, FileName, _error) = (file, source.FileName, json.Error);
        if (!declaresTypes && _error is null && json.Root is { } whole && AirflowExport.TryRead(whole) is not null)
        {
            Problems.Add(new Problem(RuleTable.UnreadableManifest, new SourceSpan(whole.Span.Start, 1),
                "This is an export of Airflow's connections; a manifest has them under \"connections\", without their secrets, and " +
                "the code fix converts it"));
        }
        else if (json.Root is { Kind: JsonKind.Object } root)
        {
            Root = declaresTypes
                ? new ManifestObject(root, "a file of connection types", PropertiesOfTypes, Problems)
                : new ManifestObject(root, "the manifest", Properties, Problems);
            Root.ReadText("$schema");
        }
        else if (json.Root is not null && _error is null)
        {
            string message = declaresTypes
                ? "A file of connection types is a JSON object: { \"connection_types\": { … } }"
                : "A manifest is a JSON object: { \"connections\": { … } }";
            Problems.Add(new Problem(RuleTable.UnreadableManifest, json.Root.Span, message));
        }
    }

    public int File { get; }

    public string FileName { get; }

    /// <summary>Null when the file holds no object.</summary>
    public ManifestObject? Root { get; }

    public List<Problem> Problems { get; } = [];

    /// <summary>True if the file declares what a library declares, which is reported once and not of each connection.</summary>
    public bool RepeatsLibrary { get; set; }

    /// <summary>False when parts may be missing that the file does hold.</summary>
    public bool IsReadable => _error is null && Root is not null;

    /// <summary>
    /// The problems in their order. What else is wrong with a text that breaks off is mostly an echo of the break, so that is said alone.
    /// </summary>
    public IReadOnlyList<Problem> Close()
    {
        if (_error is not null) return [new Problem(RuleTable.UnreadableManifest, _error.Span, _error.Message)];
        return [.. Problems.OrderBy(static problem => problem.Span.Start)];
    }
}
