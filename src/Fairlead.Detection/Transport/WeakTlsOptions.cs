using Fairlead.Core.Text;
using Fairlead.Detection.Text;

namespace Fairlead.Detection.Transport;

/// <summary>An option of a connection that weakens TLS, where it is written.</summary>
internal readonly record struct WeakTlsOption(TlsOption Option, TlsWeakness Weakness, SourceSpan Name, SourceSpan Value)
{
    /// <summary>The name and the value.</summary>
    public SourceSpan Span => SourceSpan.FromBounds(Name.Start, Value.End);

    public string GetValue(string text) => text.Substring(Value.Start, Value.Length);
}

/// <summary>The options of one connection that weaken TLS. The worst is reported, and its fix strengthens them all.</summary>
internal sealed class WeakTlsOptions
{
    private readonly List<WeakTlsOption> _options = [];

    /// <summary>The first of the worst; null if none weakens TLS.</summary>
    public WeakTlsOption? Worst { get; private set; }

    public void Add(WeakTlsOption option)
    {
        if (option.Weakness == TlsWeakness.None) return;
        _options.Add(option);
        if (Worst is null || option.Weakness > Worst.Value.Weakness) Worst = option;
    }

    /// <summary>Gives a finding its fix; none where the text cannot tell what the reported option should be.</summary>
    /// <param name="finding">The finding about the worst.</param>
    /// <param name="text">The text.</param>
    /// <param name="sslMode">How the driver spells the SSL mode that verifies the server.</param>
    public TransportFinding AddFix(TransportFinding finding, string text, string sslMode)
    {
        if (Worst is not { } worst || worst.Option.FindSecureValue(worst.GetValue(text), sslMode) is null) return finding;
        var fix = new List<SecureText>();
        var settings = new List<string>();
        foreach (WeakTlsOption weak in _options)
        {
            if (weak.Option.FindSecureValue(weak.GetValue(text), sslMode) is not { } secure) continue;
            fix.Add(new SecureText(weak.Value, secure));
            settings.Add($"'{text.Substring(weak.Name.Start, weak.Name.Length).Trim()}={secure}'");
        }
        return finding with { Fix = fix, FixTitle = "Set " + string.Join(" and ", settings) };
    }
}
