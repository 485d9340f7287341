using Fairlead.Core.Text;

namespace Fairlead.CodeFixes.Moves.Reading.Forms;

/// <summary>The spans of an address's parts in its text.</summary>
internal sealed class UriParts
{
    private static readonly char[] AuthorityEnds = ['/', '?', '#'];

    private UriParts(string scheme) => Scheme = scheme;

    /// <summary>In lower case.</summary>
    public string Scheme { get; }

    /// <summary>Host and port, without the login.</summary>
    public SourceSpan Authority { get; private set; }

    public SourceSpan User { get; private set; }

    public SourceSpan Password { get; private set; }

    public SourceSpan Host { get; private set; }

    public SourceSpan Port { get; private set; }

    /// <summary>Without its first slash.</summary>
    public SourceSpan Path { get; private set; }

    public IReadOnlyList<(SourceSpan Name, SourceSpan Value)> Parameters { get; private set; } = [];

    /// <summary>Finds the parts. Returns null if the text is no address as a whole.</summary>
    public static UriParts? Find(string text)
    {
        int schemeEnd = text.IndexOf("://", StringComparison.Ordinal);
        if (schemeEnd < 1 || !text.Substring(0, schemeEnd).All(static c => char.IsLetterOrDigit(c) || c is '+' or '-' or '.')) return null;
        if (text.Any(char.IsWhiteSpace)) return null;

        var parts = new UriParts(text.Substring(0, schemeEnd).ToLowerInvariant());
        int start = schemeEnd + 3;
        int end = text.IndexOfAny(AuthorityEnds, start);
        if (end < 0) end = text.Length;
        int at = end > start ? text.LastIndexOf('@', end - 1, end - start) : -1;
        if (at >= 0)
        {
            int colon = text.IndexOf(':', start, at - start);
            parts.User = SourceSpan.FromBounds(start, colon < 0 ? at : colon);
            parts.Password = colon < 0 ? new SourceSpan(at, 0) : SourceSpan.FromBounds(colon + 1, at);
            start = at + 1;
        }
        parts.Authority = SourceSpan.FromBounds(start, end);
        int port = end > start ? text.LastIndexOf(':', end - 1, end - start) : -1;
        bool hasPort = port >= 0 && port + 1 < end && text.Substring(port + 1, end - port - 1).All(char.IsDigit);
        parts.Host = SourceSpan.FromBounds(start, hasPort ? port : end);
        parts.Port = hasPort ? SourceSpan.FromBounds(port + 1, end) : new SourceSpan(end, 0);

        int query = text.IndexOf('?', end);
        int pathEnd = query < 0 ? text.Length : query;
        parts.Path = SourceSpan.FromBounds(Math.Min(end < text.Length && text[end] == '/' ? end + 1 : end, pathEnd), pathEnd);
        if (query >= 0) parts.Parameters = FindParameters(text, query + 1);
        return parts;
    }

    public string GetText(string text, SourceSpan span) => text.Substring(span.Start, span.Length);

    private static IReadOnlyList<(SourceSpan Name, SourceSpan Value)> FindParameters(string text, int start)
    {
        var parameters = new List<(SourceSpan, SourceSpan)>();
        while (start < text.Length)
        {
            int end = text.IndexOf('&', start);
            if (end < 0) end = text.Length;
            int equals = text.IndexOf('=', start, end - start);
            if (equals >= 0) parameters.Add((SourceSpan.FromBounds(start, equals), SourceSpan.FromBounds(equals + 1, end)));
            start = end + 1;
        }
        return parameters;
    }
}
