using System.Text.RegularExpressions;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;
using Fairlead.Detection.Configuration;
using Fairlead.Detection.Text;
using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Transport;

/// <summary>
/// Scans a configuration file for weak transport: the URLs, connection strings and options of its values. Files and profiles that say that
/// they are for development are left alone.
/// </summary>
internal sealed class TransportFileScanner
{
    private static readonly string[] Marks =
    [
        NetworkUrl.Delimiter, "ssl", "tls", "https", "encrypt", "certificate", "protocol", "verify", "reject", "schem", "crypto",
        "revocation", "secure", "validate", "invalid", "credentialonly", "cipher", "kexalgorithms", "macs",
    ];

    private static readonly HashSet<string> PrintingCommands =
        new(StringComparer.OrdinalIgnoreCase) { "echo", "printf", "print", "write-host", "write-output", "write-verbose", "write-warning",
            "rem" };

    // Lists of Debian's packages are signed, so that their mirrors speak plain HTTP.
    private static readonly Regex PackageSource = new(
        @"(?:^|[\s""'])deb(?:-src)?\s+(?:\[[^\]]*\]\s*)?http:|^\s*URIs:\s*http:|\[[^\]]*signed-by=", RegexOptions.Multiline);

    private readonly string _text;
    private readonly ConfigurationText _file;
    private readonly SwitchedOffSections _switchedOff;
    private readonly InternalHostSuffixes _internalHosts;
    private readonly List<TransportFinding> _findings = [];

    // The addresses among them that may belong to a list of records, each with its key.
    private readonly List<(TransportFinding Finding, ConfigurationKey Key)> _addresses = [];

    private TransportFileScanner(string text, ConfigurationText file, InternalHostSuffixes internalHosts) =>
        (_text, _file, _switchedOff, _internalHosts) = (text, file, new SwitchedOffSections(file), internalHosts);

    /// <summary>Finds the findings in their order.</summary>
    public static IReadOnlyList<TransportFinding> Scan(string path, string text, InternalHostSuffixes internalHosts)
    {
        if (ConfigurationFiles.IsIgnored(path)
            || DevelopmentStages.IsNamedBy(ConfigurationFiles.GetFileName(path))
            || DataFiles.IsData(path))
            return [];
        if (!MayHold(text) || TranslationFiles.IsTranslation(path, text)) return [];
        if (ServerDirectives.IsServerFile(path)) return ScanDirectives(text, internalHosts);
        return Scan(ConfigurationFiles.GetFormat(path), text, internalHosts, path);
    }

    private static IReadOnlyList<TransportFinding> ScanDirectives(string text, InternalHostSuffixes internalHosts)
    {
        ConfigurationText file = ServerDirectives.Read(text);
        var scan = new TransportFileScanner(text, file, internalHosts);
        foreach (ConfigurationValue value in file.Values) _ = scan.CheckWeakness(value);
        return [.. scan._findings.Where(static finding =>
            finding.Rule == RuleTable.WeakCipher || finding.Rule == RuleTable.ObsoleteProtocolVersion)];
    }

    private static IReadOnlyList<TransportFinding> Scan(
        ConfigurationFormat format, string text, InternalHostSuffixes internalHosts, string? path)
    {
        if (ConfigurationScanner.Read(format, text) is not { } file) return [];
        var scan = new TransportFileScanner(text, file, internalHosts);
        foreach (ConfigurationValue value in file.Values) scan.Check(value);
        foreach (ConfigurationValue command in file.Commands) scan.CheckCommand(command);
        foreach (ConfigurationValue value in file.Switches.Where(value => !scan._switchedOff.Contains(value.Key)))
            _ = scan.CheckWeakness(value) || scan.CheckOption(value);
        if (path is not null) scan.RemoveDataAndLinks(format, path);
        return [.. scan._findings.OrderBy(static finding => finding.Span.Start)];
    }

    private void RemoveDataAndLinks(ConfigurationFormat format, string path)
    {
        List<ConfigurationKey> keys = [.. _addresses.Select(static address => address.Key)];
        HashSet<ConfigurationKey> data = DataLists.MayHold(format, path) ? DataLists.FindKeys(keys, _file) : [];
        if (MavenProjects.IsProject(path)) data.UnionWith(keys.Where(MavenProjects.IsLink));
        var removed = new HashSet<TransportFinding>(_addresses.Where(address => data.Contains(address.Key))
            .Select(static address => address.Finding));
        if (removed.Count > 0) _findings.RemoveAll(removed.Contains);
    }

    private static bool MayHold(string text)
    {
        foreach (string mark in Marks)
        {
            if (text.IndexOf(mark, StringComparison.OrdinalIgnoreCase) >= 0) return true;
        }
        return false;
    }

    private void Check(ConfigurationValue value)
    {
        if (ConfigurationReferences.IsReference(value) || IsDevelopmentSetting(value.Key) || _switchedOff.Contains(value.Key)) return;
        if (ConfigurationScanner.FindEmbeddedFormat(value) is { } format)
        {
            foreach (TransportFinding inner in Scan(format, value.Text, _internalHosts, path: null)) Add(value, inner);
            return;
        }

        if (CheckWeakness(value) || CheckOption(value) || CheckScheme(value) || SettingNames.GetUse(value.Key) != UrlUse.Unknown) return;
        CheckUrls(value);
        CheckTls(value);
    }

    /// <summary>A command has no name that would say what its texts are for; what it prints connects to nothing.</summary>
    private void CheckCommand(ConfigurationValue command)
    {
        if (IsPrinting(command.Text)) return;
        int known = _findings.Count;
        CheckUrls(command);
        CheckTls(command);
        for (int i = _findings.Count - 1; i >= known; i--)
        {
            if (_file.HasValueAt(_findings[i].Span.Start)) _findings.RemoveAt(i);
        }
    }

    private static bool IsPrinting(string command) =>
        PrintingCommands.Contains(HereDocumentTargets.FindProgram(command)) || command.StartsWith("echo.", StringComparison.OrdinalIgnoreCase);

    private void CheckTls(ConfigurationValue value)
    {
        if (value.Text.IndexOf('=') < 0) return;
        List<TransportFinding>? findings = null;
        TlsScanner.Scan(value.Text, _internalHosts, ref findings);
        foreach (TransportFinding finding in findings ?? []) Add(value, finding);
    }

    private static bool IsDevelopmentSetting(ConfigurationKey key)
    {
        for (ConfigurationKey? one = key; one?.Parent is not null; one = one.Parent)
        {
            bool isStage = one.Parent.Parent is null || one.Parent.Name is "profiles" or "environments";
            if (isStage && DevelopmentStages.Contains(one.Title)) return true;
        }
        return false;
    }

    /// <summary>
    /// Determines whether a host is another container of the same file, <c>services: rabbit: …</c>: the network between them is theirs.
    /// </summary>
    private bool IsServiceBeside(string host)
    {
        if (host.IndexOf('.') >= 0) return false;
        foreach (ConfigurationValue value in _file.Values)
        {
            for (ConfigurationKey? one = value.Key; one?.Parent is { } parent; one = parent)
            {
                if (parent.Name == "services" && one.Name.Equals(host, StringComparison.OrdinalIgnoreCase)) return true;
            }
        }
        return false;
    }

    private void CheckUrls(ConfigurationValue value)
    {
        string text = value.Text;
        if (PackageSource.IsMatch(text)) return;
        for (int from = 0; ClearTextUrl.TryFind(text, from, _internalHosts, out ClearTextUrl found); from = found.Next)
        {
            bool isFilledIn = found.Url.GetHost(text).IndexOf(NetworkUrl.Unknown) >= 0; // where the script runs
            if (isFilledIn
                || found.Role != UrlRole.Address
                || !found.Host.LeavesTheMachine()
                || found.IsStatedByOption(text)
                || IsServiceBeside(found.Url.GetHost(text)))
                continue;
            if (AirflowUris.AsksForHttps(text, found.Url) && AirflowUris.IsVariable(SettingNames.GetName(value.Key))) continue;
            string display = found.Url.ToDisplay(text);
            var place = SourceSpan.FromBounds(found.Url.Start, found.Url.AuthorityEnd);
            string? credentials = UrlCredentials.Describe(text, found.Url) ?? new SettingGroup(_file, value.Key).FindCredentials();
            if (TransportFinding.FindClearText(found.Url.Scheme, found.Host, place, display, credentials) is not { } finding) continue;
            Add(value, finding with { Fix = found.Url.FindFixes(text), FixTitle = $"Use {found.Url.Scheme.Secure}" });
            if (credentials is null) _addresses.Add((_findings[_findings.Count - 1], value.Key));
        }
    }

    /// <summary>A scheme beside the host that it is for: <c>"Scheme": "http", "Host": "api.partner.io"</c>.</summary>
    private bool CheckScheme(ConfigurationValue value)
    {
        if (ClearTextSchemeTable.Find(value.Text) is not { OnlyPorts: null } scheme) return false;
        string name = SettingNames.GetName(value.Key);
        if (!name.EndsWith("scheme", StringComparison.OrdinalIgnoreCase)) return false;

        var group = new SettingGroup(_file, value.Key);
        if (group.FindServer() is not { } server || server.Text.IndexOf(NetworkUrl.Delimiter, StringComparison.Ordinal) >= 0) return false;
        HostKind host = ServerNames.Classify(server.Text, _internalHosts);
        if (!host.LeavesTheMachine()) return false;

        string display = NetworkUrl.DisplayHost(scheme, TlsFindings.Display(server.Text));
        var place = new SourceSpan(0, value.Text.Length);
        if (TransportFinding.FindClearText(scheme, host, place, display, group.FindCredentials()) is not { } finding) return false;
        Add(value, scheme.FindSecure(value.Text) is { } secure
            ? finding with { Fix = [new SecureText(place, secure)], FixTitle = $"Use {scheme.Secure}" }
            : finding);
        return true;
    }

    /// <summary>What is weak whatever it connects to: versions, checks that are off, and servers that listen in clear text.</summary>
    private bool CheckWeakness(ConfigurationValue value)
    {
        if (IsDevelopmentSetting(value.Key)) return false;
        IReadOnlyList<string> path = SettingPaths.GetNames(value.Key);
        if (ObsoleteSettings.Find(path, value.Text) is var (place, versions))
        {
            Add(value, new TransportFinding(RuleTable.ObsoleteProtocolVersion, place, versions));
        }
        else if (CipherSettings.Find(path, value.Text) is var (cipher, weakness, advice))
        {
            Add(value, new TransportFinding(RuleTable.WeakCipher, cipher, weakness, advice));
        }
        else if (InsecureSetting.Find(path, value.Text) is { } weak)
        {
            if (weak.DependsOnServer && new SettingGroup(_file, value.Key).FindServer() is { Text: var server } && !LeavesMachine(server))
                return true;
            var whole = new SourceSpan(0, value.Text.Length);
            string secure = value.Text == value.Text.ToLowerInvariant() || weak.Secure is not ("true" or "false")
                ? weak.Secure
                : char.ToUpperInvariant(weak.Secure[0]) + weak.Secure.Substring(1);
            Add(value, new TransportFinding(
                weak.Rule, whole, weak.GetArguments($"{QuotedName.Show(value.Key.ToString())}={QuotedName.Show(value.Text)}"))
            {
                Fix = [new SecureText(whole, secure)], FixTitle = $"Set '{QuotedName.Show(value.Key.ToString())}={secure}'",
            });
        }
        else if (ListeningSettings.Find(value, path, _file) is { } address)
        {
            Add(value, new TransportFinding(RuleTable.InsecureServer, address, ListeningSettings.Problem));
        }
        else
        {
            return false;
        }
        return true;
    }

    private bool LeavesMachine(string server) => ServerNames.Classify(server, _internalHosts).LeavesTheMachine();

    private bool CheckOption(ConfigurationValue value)
    {
        if (!SettingOption.TryFind(value.Key, out SettingOption setting) || IsDevelopmentSetting(value.Key)) return false;
        TlsWeakness weakness = setting.Option.GetWeakness(value.Text);
        if (weakness == TlsWeakness.None) return false;

        var group = new SettingGroup(_file, value.Key, setting.Prefix);
        ConfigurationValue? server = group.FindServer();
        if (server is { Text: var name } && !LeavesMachine(name)) return true;
        if (server is null ? setting.Option.IsSwitch : IsServiceBeside(server.Value.Text)) return true;

        var place = new SourceSpan(0, value.Text.Length);
        bool sendsCredentials = setting.Option.SendsCredentials(value.Text)
            || (setting.Option.Off.Length > 0 && group.FindCredentials() is not null);
        string? display = server is { } known ? TlsFindings.Display(known.Text) : null;
        TransportFinding finding = TlsFindings.Create(setting.Option, weakness, place,
            $"{QuotedName.Show(value.Key.ToString())}={QuotedName.Show(value.Text)}", sendsCredentials, display);
        string mode = value.Text.Any(char.IsUpper) ? "VerifyFull" : "verify-full";
        Add(value, setting.Option.FindSecureValue(value.Text, mode) is { } secure
            ? finding with { Fix = [new SecureText(place, secure)], FixTitle = $"Set '{QuotedName.Show(value.Key.ToString())}={secure}'" }
            : finding);
        return true;
    }

    /// <summary>Moves a finding from a value to the file. A fix of what escapes hide is none.</summary>
    private void Add(ConfigurationValue value, TransportFinding finding)
    {
        bool isExact = value.Text.Length == value.Span.Length;
        _findings.Add(finding with
        {
            Span = value.Locate(_text, finding.Span),
            Fix = isExact ? [.. finding.Fix.Select(fix => fix with { Span = value.Locate(_text, fix.Span) })] : [],
        });
    }
}
