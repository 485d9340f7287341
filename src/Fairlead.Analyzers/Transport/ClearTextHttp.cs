using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Transport;

/// <summary>FLD2001: a URL, or what a URL is built from, that makes a request plain HTTP.</summary>
internal static class ClearTextHttp
{
    public static Diagnostic Create(Location location, string display, TextEdits? edit = null) =>
        Diagnostic.Create(Descriptors.ClearTextHttp, location, edit?.ToProperties(), display);
}
