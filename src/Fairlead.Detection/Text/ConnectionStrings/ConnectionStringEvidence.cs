using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.Text;
using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Text.ConnectionStrings;

/// <summary>The evidence of the pairs beside a secret: whether they make a connection string, and who signs in.</summary>
internal struct ConnectionStringEvidence
{
    private const int Enough = 2;

    private static readonly string[] FileEndings =
        [".db", ".db3", ".sqlite", ".sqlite3", ".sdf", ".mdb", ".accdb", ".xls", ".xlsx", ".litedb", ":memory:"];

    private int _points;
    private int _pairs;
    private bool _isStandalone;

    /// <summary>The user's name; null if none is given.</summary>
    public SourceSpan? User { get; private set; }

    public bool HasServer { get; private set; }

    /// <summary>Signs in as the process or by a token, so that a password is not used.</summary>
    public bool HasIdentity { get; private set; }

    /// <summary>Connects to an emulator, whose keys everybody knows.</summary>
    public bool IsEmulator { get; private set; }

    /// <summary>Opens a file, which the rights of the process protect.</summary>
    public bool HasFile { get; private set; }

    /// <summary>The place of the text says that this is a connection string.</summary>
    public bool IsConfirmed { get; private set; }

    public readonly bool IsConnectionString => IsConfirmed || _points >= Enough || (_isStandalone && _pairs == 1);

    public static ConnectionStringEvidence Read(string text, ConnectionStringRegion region)
    {
        var evidence = default(ConnectionStringEvidence);
        var reader = new PairReader(text, region);
        while (reader.TryRead(out ConnectionStringPair pair)) evidence.Add(text, region, pair);

        // "Password=hunter2;" is a part of a connection string that something else completes.
        evidence._isStandalone = region is { Start: 0, Separator: ';' }
            && region.End == text.Length
            && text.IndexOf(" =", StringComparison.Ordinal) < 0;

        // Sentences have commas and spaces, too. There a user beside the password is not enough.
        if (region.Separator == ' ' && !evidence.HasServer) evidence._points = 0;
        return evidence;
    }

    public void Confirm() => IsConfirmed = true;

    private void Add(string text, ConnectionStringRegion region, ConnectionStringPair pair)
    {
        _pairs++;
        if (IsLead(text, region, pair)) AddServer();
        switch (FindKeyword(text, pair).Role)
        {
            case KeywordRole.Server:
                HasFile |= IsFile(text, pair.Value);
                AddServer();
                break;
            case KeywordRole.User:
                User ??= pair.Value;
                _points += region.Separator == ';' ? Enough : 1;
                break;
            case KeywordRole.Database:
                _points++;
                break;
            case KeywordRole.Identity:
                HasIdentity |= IsIdentity(text, pair.Value);
                _points++;
                break;
            case KeywordRole.Option:
                IsEmulator |= IsUse(text, pair, "UseDevelopmentEmulator") || IsUse(text, pair, "UseDevelopmentStorage");
                _points++;
                break;
        }
    }

    private void AddServer()
    {
        HasServer = true;
        _points += Enough;
    }

    /// <summary>A part without an equals sign before all pairs: a host, or a text that is not known.</summary>
    private readonly bool IsLead(string text, ConnectionStringRegion region, ConnectionStringPair pair)
    {
        if (_pairs > 1 || region.Separator == ' ') return false;
        return text[pair.Whole.Start] == NetworkUrl.Unknown || (!pair.HasValue && IsHost(text, pair.Keyword.Start, pair.Keyword.End));
    }

    /// <summary>
    /// The first keyword may follow something else, such as <c>"connection string: Server=…"</c> or <c>"DB=Server=…"</c>.
    /// </summary>
    private readonly ConnectionStringKeyword FindKeyword(string text, ConnectionStringPair pair)
    {
        if (!pair.HasValue) return default;
        ConnectionStringKeyword keyword = ConnectionStringKeywords.Find(text, pair.Keyword.Start, pair.Keyword.End);
        if (keyword.Role != KeywordRole.None || _pairs > 1) return keyword;

        int equals = text.IndexOf('=', pair.Value.Start, pair.Value.Length);
        if (equals >= 0 && ConnectionStringKeywords.Find(text, pair.Value.Start, equals) is { Role: not KeywordRole.None } nested)
            return nested;

        int end = pair.Keyword.End, word = end;
        while (word > pair.Keyword.Start && (char.IsLetterOrDigit(text[word - 1]) || text[word - 1] == '.')) word--;
        return text[end] == '=' ? ConnectionStringKeywords.Find(text, word, end) : default;
    }

    /// <summary><c>cache.contoso.com:6379</c>, <c>10.0.0.7</c>, <c>localhost</c>, <c>jdbc:sqlserver://orders:1433</c>.</summary>
    private static bool IsHost(string text, int start, int end)
    {
        bool hasMark = false;
        for (int i = start; i < end; i++)
        {
            char c = text[i];
            if (c is '.' or ':') hasMark |= i > start && i < end - 1;
            else if (!char.IsLetterOrDigit(c) && c is not ('-' or '_' or '/' or '\\' or '[' or ']' or NetworkUrl.Unknown)) return false;
        }
        return hasMark || Matches(text, start, end, "localhost");
    }

    /// <summary>
    /// <c>SSPI</c>, <c>true</c>, <c>Active Directory Managed Identity</c>; not <c>false</c>, <c>Active Directory Password</c>,
    /// <c>SqlPassword</c>.
    /// </summary>
    private static bool IsIdentity(string text, SourceSpan value) =>
        value.Length > 0
        && !Matches(text, value.Start, value.End, "false") && !Matches(text, value.Start, value.End, "no")
        && text.IndexOf("password", value.Start, value.Length, StringComparison.OrdinalIgnoreCase) < 0
        && text.IndexOf("basic", value.Start, value.Length, StringComparison.OrdinalIgnoreCase) < 0;

    private static bool IsFile(string text, SourceSpan value)
    {
        foreach (string ending in FileEndings)
        {
            if (value.Length >= ending.Length && Matches(text, value.End - ending.Length, value.End, ending)) return true;
        }
        return false;
    }

    private static bool IsUse(string text, ConnectionStringPair pair, string option) =>
        Matches(text, pair.Keyword.Start, pair.Keyword.End, option) && Matches(text, pair.Value.Start, pair.Value.End, "true");

    private static bool Matches(string text, int start, int end, string word) =>
        end - start == word.Length && string.Compare(text, start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
