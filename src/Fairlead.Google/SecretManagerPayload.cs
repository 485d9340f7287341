using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Fairlead.Google;

/// <summary>A version's value and its number, checked against the checksum that the service sends along.</summary>
internal static class SecretManagerPayload
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static BackendAnswer Read(JsonElement version, string place, bool isAirflows)
    {
        if (FindNumber(version) is not { } number || version.FindProperty("payload") is not { ValueKind: JsonValueKind.Object } payload)
            return BackendAnswer.Unavailable([place], "the answer is not the service's");
        if (FindData(payload) is not { } data)
            return BackendAnswer.Unavailable([place], "the answer is not the service's: its data is not Base64");
        if (!HasChecksum(payload, data))
            return BackendAnswer.Unavailable([place], "the value was damaged on its way: it does not match its checksum dataCrc32c");
        try
        {
            string text = StrictUtf8.GetString(data);
            if (string.IsNullOrWhiteSpace(text)) return BackendAnswer.Malformed([place], "the value is empty");
            return BackendAnswer.Found(new BackendText(new Secret(text), place) { IsAirflows = isAirflows }) with
            {
                Version = number.ToString(CultureInfo.InvariantCulture),
            };
        }
        catch (DecoderFallbackException)
        {
            return BackendAnswer.Malformed([place], "the value is binary, and not text in UTF-8");
        }
    }

    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> data)
    {
        json.WriteStartObject("payload");
        json.WriteBase64String("data", data);
        json.WriteString("dataCrc32c", ComputeCrc32C(data).ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    /// <summary>Finds the number at the end of a version's name; null where there is none.</summary>
    public static long? FindNumber(JsonElement version)
    {
        string[] parts = version.FindString("name")?.Split('/') ?? [];
        return parts.Length >= 2 && parts[^2] == "versions"
            && long.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : null;
    }

    /// <summary>Finds the value of a version that is intact; null where it is not.</summary>
    public static byte[]? FindIntactData(JsonElement version) =>
        version.FindProperty("payload") is { ValueKind: JsonValueKind.Object } payload && FindData(payload) is { } data
            && HasChecksum(payload, data) ? data : null;

    /// <summary>The Castagnoli polynomial, as the service has it.</summary>
    public static uint ComputeCrc32C(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data) crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }

    /// <summary>The service leaves out what is empty.</summary>
    private static byte[]? FindData(JsonElement payload)
    {
        if (payload.FindProperty("data") is not { } data) return [];
        return data.ValueKind == JsonValueKind.String && data.TryGetBytesFromBase64(out byte[]? bytes) ? bytes : null;
    }

    /// <summary>
    /// A 64-bit number, which is a string in Google's JSON. Where there is none, as in emulators, there is nothing to check.
    /// </summary>
    private static bool HasChecksum(JsonElement payload, byte[] data)
    {
        if (payload.FindProperty("dataCrc32c") is not { } checksum) return true;
        string text = checksum.ValueKind == JsonValueKind.String ? payload.FindString("dataCrc32c") ?? "" : checksum.GetRawText();
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long expected) && expected == ComputeCrc32C(data);
    }
}
