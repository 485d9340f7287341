using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;
using Fairlead.Detection.Text;
using Fairlead.Detection.Text.ConnectionStrings;
using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Transport;

/// <summary>The facts of a connection string about its server, of TLS, and of the password that it sends.</summary>
internal sealed class TlsConnectionString
{
    private readonly ConnectionStringRegion _region;
    private SourceSpan? _server;
    private SourceSpan? _lead;
    private bool _hasPassword;
    private bool _hasTls;
    private ConnectionStringPair _weakest;
    private TlsOption? _option;
    private TlsWeakness _weakness;

    private TlsConnectionString(ConnectionStringRegion region) => _region = region;

    /// <summary>Returns null if the region is no connection string.</summary>
    public static TlsConnectionString? Read(string text, ConnectionStringRegion region)
    {
        ConnectionStringEvidence evidence = ConnectionStringEvidence.Read(text, region);
        if (!evidence.IsConnectionString || evidence.IsEmulator) return null;

        var connection = new TlsConnectionString(region);
        var reader = new PairReader(text, region);
        while (reader.TryRead(out ConnectionStringPair pair)) connection.Add(text, pair);
        return connection;
    }

    /// <summary>Returns null if nothing is wrong, or nothing leaves the machine.</summary>
    public TransportFinding? Judge(string text, InternalHostSuffixes internalHosts)
    {
        bool isRedis = _region.Separator == ',';
        if (isRedis && _lead is null) return null;
        HostKind host = (_server ?? _lead) is { } server ? ServerNames.Classify(text, server, internalHosts) : HostKind.Unknown;
        if (!host.LeavesTheMachine()) return null;
        if (isRedis && _weakness != TlsWeakness.NotVerified) return JudgeRedis(text, host);
        if (_option is not { } option) return null;

        SourceSpan place = SourceSpan.FromBounds(_weakest.Keyword.Start, FindEndOfValue(text));
        string pairText = text.Substring(_weakest.Keyword.Start, _weakest.Value.End - _weakest.Keyword.Start);
        string value = text.Substring(_weakest.Value.Start, _weakest.Value.Length);
        TransportFinding finding =
            TlsFindings.Create(option, _weakness, place, pairText, _hasPassword || option.SendsCredentials(value), FindServer(text));
        return option.FindSecureValue(value, GetSslModeSpelling(text)) is { } secure
            ? finding with { Fix = [new SecureText(_weakest.Value, secure)],
                FixTitle = TlsFindings.FixTitle(text, _weakest.Keyword, secure) }
            : finding;
    }

    /// <summary>A value in quotes ends before its closing quote.</summary>
    private int FindEndOfValue(string text)
    {
        int end = _weakest.Value.End;
        return end < text.Length && end > 0 && text[_weakest.Value.Start - 1] is '\'' or '"' && text[end] == text[_weakest.Value.Start - 1]
            ? end + 1
            : end;
    }

    private TransportFinding? JudgeRedis(string text, HostKind host)
    {
        SourceSpan server = _lead!.Value;
        string name = text.Substring(server.Start, server.Length);
        if (_hasTls || name.EndsWith(RedisOptions.TlsPort, StringComparison.Ordinal)) return null;
        if (_option is null && !host.IsClearTextFinding(_hasPassword)) return null;
        if (name.IndexOf(NetworkUrl.Unknown) == 0 && !_hasPassword && _option is null) return null; // may say more of TLS itself

        var fix = _option is null ? default : new SecureText(_weakest.Value, "true");
        SourceSpan place = _option is null ? server : SourceSpan.FromBounds(_weakest.Keyword.Start, _weakest.Value.End);
        string display = TlsFindings.Display(name);
        TransportFinding finding = _hasPassword ? TransportFinding.CreateForCredentials(place, "A password", display)
            : _option is null ? new TransportFinding(RuleTable.ClearTextProtocol, place, $"Redis at '{display}'", "ssl=true")
            : TlsFindings.Create(_option, _weakness, place, text.Substring(place.Start, place.Length), sendsCredentials: false, display);
        return _option is null ? finding : finding with { Fix = [fix], FixTitle = "Set 'ssl=true'" };
    }

    private void Add(string text, ConnectionStringPair pair)
    {
        if (!pair.HasValue)
        {
            if (_region.Separator != ' ') _lead ??= pair.Keyword.Length > 0 ? pair.Keyword : pair.Whole;
            return;
        }

        if (FindStartOfOption(text, pair) is >= 0 and int start)
        {
            AddOption(text, pair with { Keyword = SourceSpan.FromBounds(start, pair.Keyword.End) });
            return;
        }

        ConnectionStringKeyword keyword = ConnectionStringKeywords.Find(text, pair.Keyword.Start, pair.Keyword.End);
        switch (keyword.Role)
        {
            case KeywordRole.Server:
                if (!IsAccount(text, pair)) _server ??= pair.Value;
                break;
            case KeywordRole.Password:
                _hasPassword |= pair.Value.Length > 0;
                break;
            default:
                if (pair.Keyword.Length > 0 && FindFirstServer(text, pair) is { } server) _server ??= server;
                break;
        }
    }

    private void AddOption(string text, ConnectionStringPair pair)
    {
        TlsOption option = TlsOptionTable.Find(text, pair.Keyword.Start, pair.Keyword.End)!;
        string value = text.Substring(pair.Value.Start, pair.Value.Length);
        bool isTemplate = value.Length > 0 && text[pair.Value.Start - 1] == '{';
        TlsWeakness weakness = isTemplate ? TlsWeakness.None : option.GetWeakness(value);
        _hasTls |= option.Off.Length > 0 && weakness is TlsWeakness.None or TlsWeakness.Optional && value.Length > 0;
        if (weakness > _weakness) (_weakest, _option, _weakness) = (pair, option, weakness);
    }

    /// <summary>The name of an account is a part of the server's name, of which the endpoint tells more.</summary>
    private static bool IsAccount(string text, ConnectionStringPair pair) =>
        text.IndexOf("Account", pair.Keyword.Start, pair.Keyword.Length, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Finds where an option's name begins, before which other words may stand. Returns -1 if the keyword is none.</summary>
    private static int FindStartOfOption(string text, ConnectionStringPair pair)
    {
        for (int start = pair.Keyword.Start; start < pair.Keyword.End; start++)
        {
            if (start > pair.Keyword.Start && text[start - 1] != ' ') continue;
            if (TlsOptionTable.Find(text, start, pair.Keyword.End) is not null) return start;
        }
        return -1;
    }

    /// <summary>The first keyword may follow something else: <c>"connection: Server=…"</c>, <c>"DB=Server=…"</c>.</summary>
    private static SourceSpan? FindFirstServer(string text, ConnectionStringPair pair)
    {
        int equals = text.IndexOf('=', pair.Value.Start, pair.Value.Length);
        if (equals >= 0 && ConnectionStringKeywords.Find(text, pair.Value.Start, equals).Role == KeywordRole.Server)
            return SourceSpan.FromBounds(equals + 1, pair.Value.End);

        int word = pair.Keyword.End;
        while (word > pair.Keyword.Start && (char.IsLetterOrDigit(text[word - 1]) || text[word - 1] == '.')) word--;
        return ConnectionStringKeywords.Find(text, word, pair.Keyword.End).Role == KeywordRole.Server ? pair.Value : null;
    }

    private string? FindServer(string text) =>
        (_server ?? _lead) is { } server ? TlsFindings.Display(text.Substring(server.Start, server.Length)) : null;

    private string GetSslModeSpelling(string text) =>
        _region.Separator == ' ' || text.IndexOf('-', _weakest.Keyword.Start, _weakest.Keyword.Length) >= 0 ? "verify-full" : "VerifyFull";
}
