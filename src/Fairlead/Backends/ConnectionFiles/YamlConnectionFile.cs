using System.Text;
using Fairlead.Core.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Fairlead.Backends.ConnectionFiles;

/// <summary>The same as the JSON format in YAML.</summary>
internal sealed class YamlConnectionFile : ConnectionFileFormat
{
    public override ConnectionFileContent Read(string text, bool isAirflows)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            return ConnectionFileContent.Defective(
                FormattableString.Invariant($"the YAML is broken at line {e.Start.Line}, column {e.Start.Column}"));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException)
        {
            // The library's scanner throws these at the end of a text that breaks off.
            return ConnectionFileContent.Defective("the YAML breaks off, or is broken");
        }
        if (stream.Documents.Count == 0 || stream.Documents[0].RootNode is YamlScalarNode { Value: null or "" })
            return ConnectionFileContent.Defective("the file is empty");
        if (stream.Documents[0].RootNode is not YamlMappingNode root)
            return ConnectionFileContent.Defective("the file is not a mapping of connections by id");

        var content = new ConnectionFileContent();
        foreach ((YamlNode key, YamlNode value) in root.Children)
        {
            if (key is YamlScalarNode { Value: { } id }) content.Add(id, ReadEntry(id, value, isAirflows));
        }
        return content;
    }

    /// <summary>Its comments and layout would be lost.</summary>
    public override string? Replace(string text, string id, string? json) => null;

    private static ConnectionFileEntry ReadEntry(string id, YamlNode value, bool isAirflows)
    {
        var json = new StringBuilder();
        if (new YamlJson(json, isAirflows).Append(value) is { } defect) return ConnectionFileEntry.Defective(defect);
        string text = json.ToString();
        return JsonConnectionFile.ReadEntry(text, id, JsonDocument.Parse(text, JsonReaderOptions.Strict).Root!);
    }
}
