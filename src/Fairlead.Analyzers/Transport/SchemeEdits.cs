using Fairlead.Detection.Text.Urls;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Transport;

/// <summary>
/// Turns a clear-text scheme into the secure one where it is written. An explicit port on which nobody speaks TLS goes with it, if the
/// secure scheme has a port of its own; elsewhere such a port makes the secure scheme a lie, so that nothing is offered. Any other port
/// stays.
/// </summary>
internal static class SchemeEdits
{
    /// <summary>Returns null if no edit would do. The port is null where none is known.</summary>
    public static TextEdits? Create(ClearTextScheme scheme, SourceText source, TextSpan place, int? port)
    {
        if (scheme.Secure is null) return null;

        string written = source.ToString(place);
        int start = written.IndexOf(scheme.Name, StringComparison.OrdinalIgnoreCase);
        if (start < 0) return null;

        var span = new TextSpan(place.Start + start, scheme.Name.Length);
        var change = new TextChange(span, scheme.FindSecure(source.ToString(span))!);
        string title = $"Use {scheme.Secure}";
        if (port is null || port != scheme.PlainPort) return TextEdits.Create(title, source, change);

        string portText = $":{port}";
        if (!scheme.DropsPlainPort || !written.EndsWith(portText, StringComparison.Ordinal)) return null;
        return TextEdits.Create(
            title, source, change, new TextChange(new TextSpan(place.End - portText.Length, portText.Length), ""));
    }
}
