using Fairlead.Core.Json;

namespace Fairlead.Core.Connections;

/// <summary>An extra that a parameter of a URI or a keyword of a connection string sets.</summary>
/// <param name="Name">The extra's name.</param>
/// <param name="Text">Its value; null where the parameter is written several times.</param>
/// <param name="Texts">The values of a parameter that is written several times.</param>
internal readonly record struct ExtraSetting(string Name, string? Text, IReadOnlyList<string>? Texts = null)
{
    /// <summary>Converts to the value as JSON.</summary>
    public string ToJson() => Text is null ? $"[{string.Join(",", Texts!.Select(JsonWriter.WriteString))}]" : JsonWriter.WriteString(Text);
}
