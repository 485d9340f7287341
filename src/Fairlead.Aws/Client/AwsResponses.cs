using System.Text.Json;
using System.Xml;
using Fairlead.BackendHttp;

namespace Fairlead.Aws;

/// <summary>Reads the answers of AWS services: JSON, or XML if a gateway refuses the signature.</summary>
internal static class AwsResponses
{
    /// <summary>Reads a JSON object. Returns null if the text isn't one.</summary>
    public static JsonElement? ReadObject(byte[] content)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(content);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static AwsException ReadError(HttpResponseMessage response, byte[] content, TimeProvider timeProvider)
    {
        JsonElement? json = ReadObject(content);
        string? code = json is { } error && error.FindString("__type") is { } type ? GetCode(type) : FindXmlCode(content);
        int status = (int)response.StatusCode;
        string message = json?.FindString("message") ?? json?.FindString("Message") ?? "";
        return new AwsException(
            code, response.StatusCode, code is null ? $"status {status}, and not the service's answer" : $"{code}, status {status}")
        {
            RetryAfter = BackendHttpFailures.FindRetryAfter(response.Headers, timeProvider),
            SpeaksOfDeletion = message.Contains("deletion", StringComparison.OrdinalIgnoreCase)
                || message.Contains("deleted", StringComparison.OrdinalIgnoreCase),
        };
    }

    public static string? FindString(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value)
            && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>Gets the elements of an array; none if there is no array.</summary>
    public static IEnumerable<JsonElement> GetItems(this JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    /// <summary>Removes the namespace and the address that some services add to a code.</summary>
    private static string? GetCode(string type)
    {
        string code = type[(type.IndexOf('#', StringComparison.Ordinal) + 1)..];
        int end = code.IndexOf(':', StringComparison.Ordinal);
        if (end >= 0) code = code[..end];
        return AwsErrorCodes.IsCode(code) ? code : null;
    }

    private static string? FindXmlCode(byte[] content)
    {
        try
        {
            using var stream = new MemoryStream(content);
            using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (xml.Read())
            {
                if (xml is not { NodeType: XmlNodeType.Element, LocalName: "Code" }) continue;
                string code = xml.ReadElementContentAsString();
                return AwsErrorCodes.IsCode(code) ? code : null;
            }
        }
        catch (XmlException)
        {
            // A page from something else.
        }
        return null;
    }
}
