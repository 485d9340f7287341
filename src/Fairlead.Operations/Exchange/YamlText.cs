using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace Fairlead.Operations.Exchange;

/// <summary>Writes JSON values as YAML.</summary>
internal static class YamlText
{
    public static string Write(JsonNode? node) =>
        new SerializerBuilder().WithQuotingNecessaryStrings(quoteYaml1_1Strings: true).Build().Serialize(ToValue(node));

    private static object? ToValue(JsonNode? node) => node switch
    {
        null => null,
        JsonObject members => members.ToDictionary(static member => member.Key, static member => ToValue(member.Value)),
        JsonArray elements => elements.Select(ToValue).ToList(),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => decimal.TryParse(node.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture, out decimal number)
                ? number : node.GetValue<double>(),
            _ => node.GetValue<string>(),
        },
    };
}
