namespace Fairlead.Core.Rules;

/// <summary>Every rule, one row each. The descriptors, and so SARIF logs, and the documentation tests read this table.</summary>
internal static class RuleTable
{
    // Titles state the rule, messages the case. Where a message is only placeholders, the code that finds the problem writes the sentence.

    // FLD0xxx: Fairlead itself. FLD0001 is a warning of the package's MSBuild files.
    // FLD0002: InvalidSuppressionAnalyzer writes the sentence.
    public static readonly Rule InvalidSuppression = new("FLD0002", "Suppression", RuleConfidence.Likely,
        "A suppression without effect",
        "{0}");

    public static readonly Rule UncheckedRepositoryFiles = new("FLD0003", "Setup", RuleConfidence.Hygiene,
        "Repository files that no project checks",
        "No project checks these repository files: {0}; set FairleadRepositoryFiles to true in one project");

    // FLD1xxx: credentials
    public static readonly Rule KnownSecretFormat = Credentials("FLD1001", RuleConfidence.Certain,
        "A literal in a known secret format",
        "This literal is {0}; revoke it, and read its replacement from a connection");

    public static readonly Rule CredentialAtSink = Credentials("FLD1002", RuleConfidence.Certain,
        "A constant passed to a credential API",
        "This constant is used as {0} by '{1}'; read it from a connection instead");

    public static readonly Rule SecretInConnectionString = Credentials("FLD1003", RuleConfidence.Certain,
        "A connection string with a constant secret",
        "This connection string contains {0}; read it from a connection instead");

    public static readonly Rule CredentialsInUri = Credentials("FLD1004", RuleConfidence.Certain,
        "Credentials in a URI or header",
        "This text contains {0}; read it from a connection instead");

    public static readonly Rule ConstantCryptographicKey = Credentials("FLD1005", RuleConfidence.Certain,
        "A constant cryptographic key",
        "This constant is used as {0} by '{1}'; keep the key in a secrets backend");

    public static readonly Rule NamedSecret = Credentials("FLD1006", RuleConfidence.Likely,
        "A value named like a secret",
        "This looks like {0}; read it from a connection instead");

    public static readonly Rule SecretInComment = Credentials("FLD1007", RuleConfidence.Likely,
        "A secret in a comment",
        "This comment contains {0}; remove it, and revoke the secret if it was ever used");

    public static readonly Rule SecretInConfigurationFile = Credentials("FLD1008", RuleConfidence.Certain,
        "A secret in a configuration file",
        "{0} contains {1}; keep the value out of the repository and supply it where the program runs");

    public static readonly Rule EscapingSecret = Credentials("FLD1009", RuleConfidence.Certain,
        "A secret exposed in a log or other output",
        "{0} is written to {1}, where others can read it; leave it out");

    public static readonly Rule SecretInWorkflowHistory = Credentials("FLD1010", RuleConfidence.Certain,
        "A secret in persisted workflow history",
        "{0} is stored in {1}; pass the connection id and resolve it in the step");

    public static readonly Rule EmptyOrDefaultPassword = Credentials("FLD1011", RuleConfidence.Likely,
        "An empty or default database password",
        "This connection string has {0}; choose a strong password and read it from a connection");

    // FLD2xxx: transport
    public static readonly Rule ClearTextHttp = Transport("FLD2001", RuleConfidence.Certain,
        "Plain HTTP",
        "'{0}' is not encrypted; use https");

    public static readonly Rule ClearTextProtocol = Transport("FLD2002", RuleConfidence.Certain,
        "A clear-text protocol other than HTTP",
        "{0} is not encrypted; use {1}");

    public static readonly Rule CertificateValidationDisabled = Transport("FLD2003", RuleConfidence.Certain,
        "Certificate validation disabled",
        "{0} accepts {1}; verify the certificate, or trust your own certificate authority");

    public static readonly Rule ObsoleteProtocolVersion = Transport("FLD2004", RuleConfidence.Certain,
        "An obsolete protocol version",
        "This allows {0}; let the operating system choose the version, or require TLS 1.2 or later");

    public static readonly Rule UnverifiedTls = Transport("FLD2005", RuleConfidence.Certain,
        "TLS turned off or not verified",
        "{0}; {1}"); // what the setting does; what to do instead

    public static readonly Rule CredentialsOverClearText = Transport("FLD2006", RuleConfidence.Certain,
        "Credentials sent in clear text",
        "{0} is sent {1} in clear text; use TLS"); // to which server, or by which client

    public static readonly Rule InsecureServer = Transport("FLD2007", RuleConfidence.Certain,
        "A server without TLS or without token checks",
        "{0}"); // by the kind of setting: addresses, cookies, tokens, metadata

    public static readonly Rule RevocationNotChecked = Transport("FLD2008", RuleConfidence.Hygiene,
        "Revocation is not checked",
        "{0} turns off the check for revoked certificates");

    public static readonly Rule WeakCipher = Transport("FLD2009", RuleConfidence.Certain,
        "Weak ciphers",
        "This allows {0}; {1}"); // what the other side may choose; what to do instead

    // FLD3xxx: connection ids
    public static readonly Rule UnknownConnectionId = ConnectionIds("FLD3001", RuleConfidence.Certain,
        "Unknown connection id",
        "No manifest declares a connection '{0}'{1}");

    public static readonly Rule MissingConnectionId = ConnectionIds("FLD3002", RuleConfidence.Certain,
        "Missing connection id",
        "'{0}' has no connection id; name the connection to use");

    public static readonly Rule DynamicConnectionId = ConnectionIds("FLD3003", RuleConfidence.Hygiene,
        "Dynamic connection id",
        "This connection id is only known at run time and cannot be checked; use a constant, or mark its source with [ConnectionId]");

    public static readonly Rule LiteralConnectionId = ConnectionIds("FLD3004", RuleConfidence.Hygiene,
        "A literal id where a typed accessor exists",
        "The connection id '{0}' is a literal; use '{1}' instead");

    public static readonly Rule WrongConnectionType = ConnectionIds("FLD3005", RuleConfidence.Certain,
        "Wrong connection type",
        "{0} has the type '{1}', but '{2}' expects '{3}'");

    public static readonly Rule RestrictedConnection = ConnectionIds("FLD3006", RuleConfidence.Certain,
        "A connection that no deployment links",
        "The connection '{0}' {1}");

    public static readonly Rule UnusedConnection = ConnectionIds("FLD3007", RuleConfidence.Hygiene,
        "Unused connection",
        "No code in this project uses the connection '{0}'; remove it from the manifest");

    public static readonly Rule MissingClientPackage = ConnectionIds("FLD3008", RuleConfidence.Hygiene,
        "Client package not referenced",
        "No package that this project references can open a connection of type '{0}'; add a client such as {1}");

    public static readonly Rule ClientFromLiterals = ConnectionIds("FLD3009", RuleConfidence.Likely,
        "A client opened from literals",
        "This step opens {0} at a hard-coded address; declare a connection and use it instead");

    public static readonly Rule ResolvedInDeterministicCode = ConnectionIds("FLD3010", RuleConfidence.Certain,
        "A connection resolved in deterministic workflow code",
        "'{0}' resolves a connection in code that runs again on replay; resolve it in an activity");

    public static readonly Rule DisallowedConnection = ConnectionIds("FLD3011", RuleConfidence.Certain,
        "A connection that this project may not use",
        "The connection '{0}' may only be used by {1}, and this project is '{2}'");

    public static readonly Rule InvalidInstance = ConnectionIds("FLD3012", RuleConfidence.Certain,
        "A value that a connection template does not allow",
        "The connection template '{0}' has no such instance: {1}");

    // FLD4xxx: the manifest. The parser knows which property is wrong and writes the sentence wherever the message is "{0}".
    public static readonly Rule UnreadableManifest = Manifest("FLD4001", RuleConfidence.Certain,
        "Unreadable manifest",
        "{0}");

    public static readonly Rule UnknownOrDuplicateProperty = Manifest("FLD4002", RuleConfidence.Certain,
        "Unknown or duplicate property or id",
        "{0}");

    public static readonly Rule InvalidConnectionId = Manifest("FLD4003", RuleConfidence.Certain,
        "Invalid connection id",
        "{0}");

    public static readonly Rule UnknownConnectionType = Manifest("FLD4004", RuleConfidence.Certain,
        "Unknown connection type",
        "No connection type is called '{0}'{1}");

    public static readonly Rule InvalidField = Manifest("FLD4005", RuleConfidence.Certain,
        "A missing or invalid field",
        "{0}");

    public static readonly Rule SecretInManifest = Manifest("FLD4006", RuleConfidence.Certain,
        "A secret value in the manifest",
        "The manifest is committed and must not contain secrets: remove the value of '{0}' and let a secrets backend supply it");

    public static readonly Rule UnknownDeploymentTarget = Manifest("FLD4007", RuleConfidence.Certain,
        "A reference to an undeclared connection or deployment",
        "{0}");

    public static readonly Rule CollidingIds = Manifest("FLD4008", RuleConfidence.Certain,
        "Colliding ids",
        "{0}");

    public static readonly Rule IdBackendCannotHold = Manifest("FLD4009", RuleConfidence.Certain,
        "An id that a backend cannot store",
        "{0} cannot store the id '{1}': {2}; rename the connection");

    public static readonly Rule InsecureConnection = Manifest("FLD4010", RuleConfidence.Certain,
        "Clear text or unverified TLS in a manifest",
        "{0}");

    public static readonly Rule ManifestsDisagree = Manifest("FLD4011", RuleConfidence.Certain,
        "Conflicting manifests",
        "{0}");

    public static readonly Rule EndedConnection = Manifest("FLD4012", RuleConfidence.Likely,
        "A connection that has expired or is due for rotation",
        "{0}");

    public static readonly Rule UnreadManifest = Manifest("FLD4013", RuleConfidence.Likely,
        "A manifest that is missing, misnamed or out of place",
        "{0}");

    public static readonly Rule InvalidTemplate = Manifest("FLD4014", RuleConfidence.Certain,
        "A mistake in a connection template",
        "{0}");

    public static readonly IReadOnlyList<Rule> All =
    [
        InvalidSuppression, UncheckedRepositoryFiles,
        KnownSecretFormat, CredentialAtSink, SecretInConnectionString, CredentialsInUri,
        ConstantCryptographicKey, NamedSecret, SecretInComment, SecretInConfigurationFile,
        EscapingSecret, SecretInWorkflowHistory, EmptyOrDefaultPassword,
        ClearTextHttp, ClearTextProtocol, CertificateValidationDisabled, ObsoleteProtocolVersion, UnverifiedTls,
        CredentialsOverClearText, InsecureServer, RevocationNotChecked, WeakCipher,
        UnknownConnectionId, MissingConnectionId, DynamicConnectionId, LiteralConnectionId, WrongConnectionType,
        RestrictedConnection, UnusedConnection, MissingClientPackage, ClientFromLiterals, ResolvedInDeterministicCode,
        DisallowedConnection, InvalidInstance,
        UnreadableManifest, UnknownOrDuplicateProperty, InvalidConnectionId, UnknownConnectionType,
        InvalidField, SecretInManifest, UnknownDeploymentTarget, CollidingIds,
        IdBackendCannotHold, InsecureConnection, ManifestsDisagree, EndedConnection, UnreadManifest, InvalidTemplate,
    ];

    private static Rule Credentials(string id, RuleConfidence confidence, string title, string message) =>
        new(id, "Credentials", confidence, title, message);

    private static Rule Transport(string id, RuleConfidence confidence, string title, string message) =>
        new(id, "Transport", confidence, title, message);

    private static Rule ConnectionIds(string id, RuleConfidence confidence, string title, string message) =>
        new(id, "ConnectionIds", confidence, title, message);

    private static Rule Manifest(string id, RuleConfidence confidence, string title, string message) =>
        new(id, "Manifest", confidence, title, message);
}
