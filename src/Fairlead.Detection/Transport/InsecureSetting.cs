using Fairlead.Core.Rules;

namespace Fairlead.Detection.Transport;

/// <summary>
/// A setting whose name and value say by themselves that a server or client does without protection, as frameworks read it from
/// configuration files.
/// </summary>
/// <param name="Name">As <see cref="SettingPaths"/> has it.</param>
/// <param name="Insecure">The values that are weak.</param>
/// <param name="Secure">The value to set instead.</param>
/// <param name="Rule">The rule that reports it.</param>
/// <param name="Says">The arguments of the rule's message after the setting.</param>
internal sealed record InsecureSetting(string Name, string[] Insecure, string Secure, Rule Rule, params string[] Says)
{
    private const string Metadata = "lets credentials, or the keys that verify them, be sent in clear text; require HTTPS";
    private const string Cookie = "lets a cookie be sent in clear text; send it only over HTTPS";
    private const string Tokens = "accepts tokens without this check; leave the check on";

    /// <summary>The names around it, one of which has to be there; empty where the name says enough.</summary>
    public string[] Within { get; init; } = [];

    /// <summary>True if it does no harm where the server beside it is this machine.</summary>
    public bool DependsOnServer { get; init; }

    private static readonly InsecureSetting[] All =
    [
        new("requirehttpsmetadata", ["false"], "true", RuleTable.InsecureServer, Metadata) { DependsOnServer = true },
        new("sslrequired", ["none"], "external", RuleTable.InsecureServer, Metadata) { DependsOnServer = true }, // Keycloak's adapters
        new("allowinsecurehttp", ["true"], "false", RuleTable.InsecureServer, Metadata) { DependsOnServer = true },
        new("securepolicy", ["none"], "Always", RuleTable.InsecureServer, Cookie) { Within = ["cookie", "cookies", "cookiebuilder"] },
        new("requiressl", ["false"], "true", RuleTable.InsecureServer, Cookie) { Within = ["httpcookies", "forms"] },
        new("cookierequiressl", ["false"], "true", RuleTable.InsecureServer, Cookie),
        new("allowinvalid", ["true"], "false", RuleTable.InsecureServer,
            "lets the server present an invalid certificate; use a valid one")
            { Within = ["certificate", "certificates"] },
        new("validateissuer", ["false"], "true", RuleTable.InsecureServer, Tokens) { Within = ["tokenvalidationparameters"] },
        new("validateaudience", ["false"], "true", RuleTable.InsecureServer, Tokens) { Within = ["tokenvalidationparameters"] },
        new("validatelifetime", ["false"], "true", RuleTable.InsecureServer, Tokens) { Within = ["tokenvalidationparameters"] },
        new("validateissuersigningkey", ["false"], "true", RuleTable.InsecureServer, Tokens) { Within = ["tokenvalidationparameters"] },
        new("requiresignedtokens", ["false"], "true", RuleTable.InsecureServer, Tokens) { Within = ["tokenvalidationparameters"] },
        new("requireexpirationtime", ["false"], "true", RuleTable.InsecureServer, Tokens) { Within = ["tokenvalidationparameters"] },

        // WCF and the settings of System.Net
        new("certificatevalidationmode", ["none"], "ChainTrust", RuleTable.CertificateValidationDisabled, "any certificate"),
        new("checkcertificatename", ["false"], "true", RuleTable.CertificateValidationDisabled,
            "certificates issued to other hosts") { Within = ["servicepointmanager"] },
        new("revocationmode", ["nocheck"], "Online", RuleTable.RevocationNotChecked) { Within = ["authentication"] },
        new("mode", ["transportcredentialonly"], "Transport", RuleTable.CredentialsOverClearText) { Within = ["security"] },
    ];

    private static readonly ILookup<string, InsecureSetting> ByName = All.ToLookup(static setting => setting.Name, StringComparer.Ordinal);

    /// <summary>Finds the row that a setting is weak by. Returns null if none says so.</summary>
    public static InsecureSetting? Find(IReadOnlyList<string> path, string value)
    {
        foreach (InsecureSetting setting in ByName[path[0]])
        {
            if (setting.Insecure.Contains(value.Trim(), StringComparer.OrdinalIgnoreCase)
                && (setting.Within.Length == 0 || path.Skip(1).Any(setting.Within.Contains)))
                return setting;
        }
        return null;
    }

    /// <summary>Gets the arguments of the rule's message.</summary>
    public string[] GetArguments(string pair) => Rule == RuleTable.CredentialsOverClearText ? ["A password", "to the service"]
        : Rule == RuleTable.InsecureServer ? [$"'{pair}' {Says[0]}"]
        : [$"'{pair}'", .. Says];
}
