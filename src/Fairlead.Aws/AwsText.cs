using System.Text;
using System.Text.Json;

namespace Fairlead.Aws;

/// <summary>Turns the value of a secret or parameter into an answer.</summary>
internal static class AwsText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static BackendAnswer ToAnswer(string? text, string place, string version, bool isAirflows) => string.IsNullOrWhiteSpace(text)
        ? BackendAnswer.Malformed([place], "the value is empty")
        : BackendAnswer.Found(new BackendText(new Secret(text), place) { IsAirflows = isAirflows }) with { Version = version };

    /// <summary>Reads binary data as text. Returns null if it isn't text.</summary>
    public static string? Decode(JsonElement binary)
    {
        try
        {
            return binary.TryGetBytesFromBase64(out byte[]? bytes) ? StrictUtf8.GetString(bytes) : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
