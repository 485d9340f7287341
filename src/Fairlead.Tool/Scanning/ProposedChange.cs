using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Tool.Scanning;

/// <summary>A text that a coding agent is about to write to a file, or to run as a command.</summary>
internal sealed record ProposedChange(string Path, string Text)
{
    private const string CommandPath = "command.sh";

    private static readonly string[] PathNames = ["file_path", "filePath", "path", "notebook_path", "filename", "file"];
    private static readonly string[] CommandNames = ["command", "cmd", "script"];
    private static readonly string[] TextNames =
        ["content", "contents", "new_string", "newString", "new_str", "new_source", "file_text", "insert_text", "text", "patch", "code"];

    /// <summary>Reads what a hook gets. What is not the JSON of one is taken as the text itself.</summary>
    public static IReadOnlyList<ProposedChange> ReadAll(string input)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(input);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return [new ProposedChange(CommandPath, input)];
            JsonElement change = root.TryGetProperty("tool_input", out JsonElement nested) ? nested : root;
            var found = new List<ProposedChange>();
            AddAll(change, "proposed.txt", found);
            return found.Count > 0 || change.ValueKind == JsonValueKind.Object && root.TryGetProperty("tool_input", out _)
                ? found
                : [new ProposedChange("proposed.json", input)];
        }
        catch (JsonException)
        {
            return [new ProposedChange(CommandPath, input)];
        }
    }

    /// <summary>Finds the secrets. Clear text and other weaknesses block nobody.</summary>
    public static async Task<IReadOnlyList<Finding>> FindSecretsAsync(
        IEnumerable<ProposedChange> changes, string directory, CancellationToken cancellationToken)
    {
        var scanner = new ContentScanner(directory, AnalyzerConfigSet.Create(Array.Empty<AnalyzerConfig>()), hasFramework: false);
        var problems = new ConcurrentBag<ScanProblem>();
        var findings = new List<Finding>();
        foreach (ProposedChange change in changes)
        {
            // A text of no known format is read as a script, which finds what a text holds by itself.
            string path = System.IO.Path.GetRelativePath(directory, System.IO.Path.GetFullPath(change.Path, directory)).Replace('\\', '/');
            bool isRead = FileWalk.FindRole(path) is FileRole.Source or FileRole.Configuration;
            string judged = isRead ? path : path + ".sh";
            foreach (Finding finding in await scanner.FindAsync(judged, SourceText.From(change.Text), problems, cancellationToken))
            {
                bool isSecret = finding.RuleId.StartsWith("FLD1", StringComparison.Ordinal) || finding.RuleId == "FLD4006";
                if (isSecret && !finding.IsAccepted) findings.Add(finding with { Path = path });
            }
        }
        return findings;
    }

    private static void AddAll(JsonElement element, string path, List<ProposedChange> found)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray()) AddAll(item, path, found);
        }
        if (element.ValueKind != JsonValueKind.Object) return;
        string? named = PathNames.Select(name => FindText(element, name)).FirstOrDefault(static text => text is not null);
        if (named is not null) path = named;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array) AddAll(property.Value, path, found);
            else if (property.Value.ValueKind != JsonValueKind.String) continue;
            else if (CommandNames.Contains(property.Name)) found.Add(new ProposedChange(CommandPath, property.Value.GetString()!));
            else if (TextNames.Contains(property.Name)) found.Add(new ProposedChange(path, property.Value.GetString()!));
        }
    }

    private static string? FindText(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
