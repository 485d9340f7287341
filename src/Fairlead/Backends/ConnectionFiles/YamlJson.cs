using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Fairlead.Core.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Fairlead.Backends.ConnectionFiles;

/// <summary>Writes YAML as JSON. Aliases and merge keys are followed, as far as the whole stays small.</summary>
/// <param name="json">What is written to.</param>
/// <param name="isAirflows">Whether plain scalars mean what they mean to Airflow, which reads YAML 1.1.</param>
internal sealed partial class YamlJson(StringBuilder json, bool isAirflows)
{
    private const int MaximumLength = 1024 * 1024;
    private const int MaximumDepth = 32;
    private const string MergeKey = "<<";

    private int _depth;

    /// <summary>Appends a value. Returns what is wrong with it, without quoting it, or null.</summary>
    public string? Append(YamlNode node)
    {
        if (++_depth > MaximumDepth || json.Length > MaximumLength) return "it is nested too deeply or too large";
        string? defect = node switch
        {
            YamlMappingNode mapping => AppendMapping(mapping),
            YamlSequenceNode sequence => AppendSequence(sequence),
            _ => AppendScalar((YamlScalarNode)node),
        };
        _depth--;
        return defect;
    }

    private string? AppendMapping(YamlMappingNode mapping)
    {
        json.Append('{');
        bool isFirst = true;
        foreach ((string name, YamlNode value) in ListMembers(mapping))
        {
            if (!isFirst) json.Append(',');
            isFirst = false;
            json.Append(JsonWriter.WriteString(name)).Append(':');
            if (Append(value) is { } defect) return defect;
        }
        json.Append('}');
        return null;
    }

    private string? AppendSequence(YamlSequenceNode sequence)
    {
        json.Append('[');
        for (int i = 0; i < sequence.Children.Count; i++)
        {
            if (i > 0) json.Append(',');
            if (Append(sequence.Children[i]) is { } defect) return defect;
        }
        json.Append(']');
        return null;
    }

    private string? AppendScalar(YamlScalarNode scalar)
    {
        string value = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain || scalar.Tag == "tag:yaml.org,2002:str") json.Append(JsonWriter.WriteString(value));
        else if (value is "" or "~" or "null" or "Null" or "NULL") json.Append("null");
        else if (value is "true" or "True" or "TRUE") json.Append("true");
        else if (value is "false" or "False" or "FALSE") json.Append("false");
        else if (Number().IsMatch(value)) json.Append(value.TrimStart('+'));
        else if (!IsDisputed().IsMatch(value)) json.Append(JsonWriter.WriteString(value));
        else if (isAirflows) json.Append(ReadDisputed(value));
        else return FormattableString.Invariant(
            $"the value in line {scalar.Start.Line} is a text to some readers of YAML and not to others; put it in quotes");
        return null;
    }

    /// <summary>The members of a mapping, then those of the mappings that it merges and has none of its own for.</summary>
    private static IEnumerable<(string Name, YamlNode Value)> ListMembers(YamlMappingNode mapping)
    {
        var own = new List<(string Name, YamlNode Value)>();
        var merged = new List<(string Name, YamlNode Value)>();
        foreach ((YamlNode key, YamlNode value) in mapping.Children)
        {
            if (key is not YamlScalarNode { Value: { } name }) continue;
            if (name != MergeKey) own.Add((name, value));
            else if (value is YamlMappingNode other) merged.AddRange(ListMembers(other));
            else if (value is YamlSequenceNode others) merged.AddRange(others.Children.OfType<YamlMappingNode>().SelectMany(ListMembers));
        }
        return own.Concat(merged).DistinctBy(static member => member.Name, StringComparer.Ordinal);
    }

    /// <summary>A scalar that YAML 1.1 takes for something else than a text.</summary>
    private static string ReadDisputed(string value)
    {
        string plain = value.Replace("_", "", StringComparison.Ordinal).TrimStart('+');
        if (value.ToUpperInvariant() is "YES" or "ON") return "true";
        if (value.ToUpperInvariant() is "NO" or "OFF") return "false";
        bool isNegative = plain.StartsWith('-');
        string digits = isNegative ? plain[1..] : plain;
        try
        {
            long? number =
                digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? Convert.ToInt64(digits[2..], 16)
                : digits.StartsWith("0b", StringComparison.OrdinalIgnoreCase) ? Convert.ToInt64(digits[2..], 2)
                : digits.Length > 1 && digits[0] == '0' && digits.All(static digit => digit is >= '0' and <= '7')
                    ? Convert.ToInt64(digits, 8)
                : digits.All(char.IsAsciiDigit) ? long.Parse(digits, CultureInfo.InvariantCulture)
                : null;
            if (number is { } read) return (isNegative ? -read : read).ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            // It is a text after all.
        }
        return JsonWriter.WriteString(value);
    }

    [GeneratedRegex(@"^[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    /// <summary>Words for true and false, numbers in other notations, dates.</summary>
    [GeneratedRegex(
        @"^([yYnN]|[yY]es|YES|[nN]o|NO|[oO]n|ON|[oO]ff|OFF|[-+]?(0[0-9_]+|0x[0-9a-fA-F_]+|0b[01_]+|0o[0-7]+|"
        + @"[0-9][0-9_]*_[0-9_]*|[0-9]+(:[0-5]?[0-9])+|\.[0-9]+|[0-9]+\.|\.(inf|nan))|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex IsDisputed();
}
