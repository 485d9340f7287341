using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fairlead.Tool.Reports;

/// <summary>
/// Joins SARIF logs: of the parts of a scan, or of the projects of a build. Runs of one tool become one run, in which every result stands
/// once, in the order of paths and lines.
/// </summary>
internal sealed class SarifMerge(string root)
{
    private const string Fingerprint = "fairlead/v1";

    private readonly Dictionary<string, MergedRun> _runs = new(StringComparer.Ordinal);

    /// <exception cref="SarifException">The text is no SARIF 2.1.0 log.</exception>
    public void Add(string path, string text)
    {
        try
        {
            JsonNode? log = JsonNode.Parse(text);
            if (log?["version"]?.GetValue<string>() != "2.1.0") throw new SarifException($"'{path}' is not SARIF 2.1.0");
            foreach (JsonNode? run in log["runs"]!.AsArray()) AddRun(run!.AsObject());
        }
        catch (JsonException e)
        {
            throw new SarifException($"'{path}' could not be read at line {e.LineNumber + 1}: it is not valid JSON");
        }
        catch (Exception e) when (e is InvalidOperationException or NullReferenceException or ArgumentException or FormatException)
        {
            throw new SarifException($"'{path}' is not a SARIF log: it lacks a run, its tool or its results");
        }
    }

    public void Write(TextWriter output)
    {
        var log = new JsonObject
        {
            ["$schema"] = SarifReport.Schema,
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray([.. _runs.Values.Select(static run => run.ToJson())]),
        };
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, JsonReport.Layout)) log.WriteTo(writer);
        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private void AddRun(JsonObject run)
    {
        JsonObject driver = run["tool"]!["driver"]!.AsObject();
        string name = driver["name"]!.GetValue<string>();
        if (!_runs.TryGetValue(name, out MergedRun? merged)) _runs.Add(name, merged = new MergedRun(driver, run["columnKind"]));
        JsonArray rules = driver["rules"]?.AsArray() ?? [];
        foreach (JsonNode? rule in rules) merged.AddRule(rule!.AsObject());
        foreach (JsonNode? invocation in run["invocations"]?.AsArray() ?? []) merged.Invocations.Add(invocation!.DeepClone());
        foreach (JsonNode? result in run["results"]?.AsArray() ?? [])
        {
            JsonObject copy = result!.DeepClone().AsObject();
            if (copy["ruleId"] is null && copy["ruleIndex"] is { } index) copy["ruleId"] = rules[index.GetValue<int>()]!["id"]!.DeepClone();
            MakeRelative(copy);
            merged.AddResult(copy);
        }
    }

    /// <summary>A compiler writes whole paths, which are different on every machine.</summary>
    private void MakeRelative(JsonNode node)
    {
        if (node is JsonArray array)
        {
            foreach (JsonNode? item in array) MakeRelative(item!);
        }
        if (node is not JsonObject entry) return;
        if (entry["artifactLocation"] is JsonObject artifact
            && Uri.TryCreate(artifact["uri"]?.GetValue<string>(), UriKind.Absolute, out Uri? uri) && uri.IsFile)
        {
            string path = Path.GetRelativePath(root, uri.LocalPath).Replace('\\', '/');
            if (!path.StartsWith("../", StringComparison.Ordinal))
            {
                artifact["uri"] = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
                artifact["uriBaseId"] = SarifReport.RootId;
            }
        }
        foreach ((string _, JsonNode? value) in entry)
        {
            if (value is JsonObject or JsonArray) MakeRelative(value);
        }
    }

    /// <summary>The runs of one tool.</summary>
    private sealed class MergedRun(JsonObject driver, JsonNode? columnKind)
    {
        private readonly SortedDictionary<string, JsonObject> _rules = new(StringComparer.Ordinal);
        private readonly Dictionary<string, (Place Place, JsonObject Result)> _results = new(StringComparer.Ordinal);

        public List<JsonNode> Invocations { get; } = [];

        public void AddRule(JsonObject rule) => _rules.TryAdd(rule["id"]!.GetValue<string>(), rule);

        public void AddResult(JsonObject result)
        {
            Place place = Place.Create(result);
            JsonNode? message = result["message"]?["text"], commit = result["properties"]?["commit"];
            string key = string.Create(CultureInfo.InvariantCulture,
                $"{result["ruleId"]}|{place}|{message}|{result["suppressions"] is not null}|{commit}");
            _results.TryAdd(key, (place, result));
        }

        public JsonObject ToJson()
        {
            JsonObject copy = driver.DeepClone().AsObject();
            copy["rules"] = new JsonArray([.. _rules.Values.Select(static rule => rule.DeepClone())]);
            string[] ids = [.. _rules.Keys];
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            var results = new JsonArray();
            foreach ((Place _, JsonObject result) in _results.Values.OrderBy(static item => item.Place)
                .ThenBy(static item => item.Result["ruleId"]?.GetValue<string>(), StringComparer.Ordinal))
            {
                int index = Array.IndexOf(ids, result["ruleId"]?.GetValue<string>());
                if (index >= 0) result["ruleIndex"] = index;
                else result.Remove("ruleIndex");
                Renumber(result, counts);
                results.Add(result.DeepClone());
            }
            return new JsonObject
            {
                ["tool"] = new JsonObject { ["driver"] = copy },
                ["invocations"] = new JsonArray([.. Invocations]),
                ["originalUriBaseIds"] = new JsonObject
                {
                    [SarifReport.RootId] = new JsonObject { ["description"] = new JsonObject { ["text"] = "The root of the repository" } },
                },
                ["columnKind"] = columnKind?.DeepClone() ?? "utf16CodeUnits",
                ["results"] = results,
            };
        }

        /// <summary>Each part of a scan has counted for itself.</summary>
        private static void Renumber(JsonObject result, Dictionary<string, int> counts)
        {
            if (result["partialFingerprints"]?[Fingerprint]?.GetValue<string>().Split(':')[0] is not { } hash) return;
            int ordinal = counts[hash] = counts.GetValueOrDefault(hash) + 1;
            result["partialFingerprints"]![Fingerprint] = string.Create(CultureInfo.InvariantCulture, $"{hash}:{ordinal}");
        }
    }

    private sealed record Place(string Path, int Line, int Column, int EndLine, int EndColumn) : IComparable<Place>
    {
        public static Place Create(JsonObject result)
        {
            JsonNode? location = result["locations"] is JsonArray { Count: > 0 } locations ? locations[0]!["physicalLocation"] : null;
            JsonNode? region = location?["region"];
            return new Place(location?["artifactLocation"]?["uri"]?.GetValue<string>()
                ?? "", Read("startLine"), Read("startColumn"), Read("endLine"), Read("endColumn"));

            int Read(string name) => region?[name]?.GetValue<int>() ?? 0;
        }

        public int CompareTo(Place? other) => other is null ? 1
            : string.CompareOrdinal(Path, other.Path) is not 0 and var order ? order
            : (Line, Column, EndLine, EndColumn).CompareTo((other.Line, other.Column, other.EndLine, other.EndColumn));
    }
}
