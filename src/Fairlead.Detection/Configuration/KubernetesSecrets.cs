using System.Text;

namespace Fairlead.Detection.Configuration;

/// <summary>The data of a Kubernetes Secret, which is encoded and not encrypted.</summary>
internal static class KubernetesSecrets
{
    /// <summary>
    /// The text that a value of <c>kind: Secret</c> stands for. Returns null for every other value and for what is no text.
    /// </summary>
    public static string? Decode(ConfigurationValue value)
    {
        if (value.Key.Parent is not { Name: "data" } || value.Key.Root.Kind != "Secret" || value.Text.Length % 4 != 0) return null;
        try
        {
            string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(value.Text));
            return text.Any(static c => char.IsControl(c) && !char.IsWhiteSpace(c)) ? null : text.TrimEnd('\n');
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return null;
        }
    }
}
