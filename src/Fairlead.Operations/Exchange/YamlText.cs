using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;

namespace Fairlead.Operations.Exchange;

/// <summary>Writes JSON values as YAML.</summary>
internal static class YamlText
{
    public static string Write(JsonNode? node) =>
        new SerializerBuilder().WithQuotingNecessaryStrings(quoteYaml1_1Strings: true)
            .WithEventEmitter(static next => new QuotingEmitter(next)).Build().Serialize(ToValue(node));

    private static object? ToValue(JsonNode? node) => node switch
    {
        null => null,
        JsonObject members => members.ToDictionary(static member => member.Key, static member => ToValue(member.Value)),
        JsonArray elements => elements.Select(ToValue).ToList(),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number =>
                decimal.TryParse(node.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture, out decimal number)
                ? number : node.GetValue<double>(),
            _ => node.GetValue<string>(),
        },
    };

    /// <summary>
    /// Puts every text in quotes that is more than words: other styles fold line ends, and readers of YAML 1.1 take times and dates for
    /// numbers.
    /// </summary>
    private sealed class QuotingEmitter(IEventEmitter next) : ChainedEventEmitter(next)
    {
        private const string PlainSigns = "_-./@ ";

        public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
        {
            if (eventInfo.Source.Type == typeof(string) && eventInfo.Source.Value is string { Length: > 0 } text && !IsPlain(text))
                eventInfo.Style = ScalarStyle.DoubleQuoted;
            base.Emit(eventInfo, emitter);
        }

        private static bool IsPlain(string text) => char.IsAsciiLetter(text[0]) && text[^1] != ' '
            && text.All(static c => char.IsAsciiLetterOrDigit(c) || PlainSigns.Contains(c, StringComparison.Ordinal));
    }
}
