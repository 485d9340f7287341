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
    private readonly WeakTlsOptions _weak = new();

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
        if (isRedis && _weak.Worst?.Weakness != TlsWeakness.NotVerified) return JudgeRedis(text, host);
        if (_weak.Worst is not { } worst) return null;

        TransportFinding finding = TlsFindings.Create(
            worst.Option, worst.Weakness, SourceSpan.FromBounds(worst.Name.Start, FindEndOfValue(text, worst.Value)),
            text.Substring(worst.Span.Start, worst.Span.Length), _hasPassword || worst.Option.SendsCredentials(worst.GetValue(text)),
            FindServer(text));
        return _weak.AddFix(finding, text, GetSslModeSpelling(text, worst.Name));
    }

    /// <summary>A value in quotes ends before its closing quote.</summary>
    private static int FindEndOfValue(string text, SourceSpan value) =>
        value.End < text.Length && text[value.Start - 1] is '\'' or '"' && text[value.End] == text[value.Start - 1]
            ? value.End + 1
            : value.End;

    private TransportFinding? JudgeRedis(string text, HostKind host)
    {
        SourceSpan server = _lead!.Value;
        string name = text.Substring(server.Start, server.Length);
        if (_hasTls || name.EndsWith(RedisOptions.TlsPort, StringComparison.Ordinal)) return null;
        WeakTlsOption? worst = _weak.Worst;
        if (worst is null && !host.IsClearTextFinding(_hasPassword)) return null;
        if (name.IndexOf(NetworkUrl.Unknown) == 0 && !_hasPassword && worst is null) return null; // may say more of TLS itself

        SourceSpan place = worst?.Span ?? server;
        string display = TlsFindings.Display(name);
        TransportFinding finding = _hasPassword ? TransportFinding.CreateForCredentials(place, "A password", display)
            : worst is not { } option ? new TransportFinding(RuleTable.ClearTextProtocol, place, $"Redis at '{display}'", "ssl=true")
            : TlsFindings.Create(
                option.Option, option.Weakness, place, text.Substring(place.Start, place.Length), sendsCredentials: false, display);
        return worst is { } reported
            ? finding with { Fix = [new SecureText(reported.Value, "true")], FixTitle = "Set 'ssl=true'" }
            : finding;
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
        _weak.Add(new WeakTlsOption(option, weakness, pair.Keyword, pair.Value));
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

    private string GetSslModeSpelling(string text, SourceSpan keyword) =>
        _region.Separator == ' ' || text.IndexOf('-', keyword.Start, keyword.Length) >= 0 ? "verify-full" : "VerifyFull";
}
