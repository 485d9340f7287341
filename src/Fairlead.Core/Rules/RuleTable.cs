namespace Fairlead.Core.Rules;

/// <summary>Every rule, one row each. Descriptors, SARIF, the command line and the documentation tests all read this table.</summary>
internal static class RuleTable
{
    // FLD1xxx: credentials
    public static readonly Rule KnownSecretFormat = Credentials("FLD1001", RuleConfidence.Certain,
        "A literal in a known secret format",
        "This literal is {0}; read it from a connection instead, and revoke the one that was written here");

    // FLD2xxx: transport
    public static readonly Rule ClearTextHttp = Transport("FLD2001", RuleConfidence.Certain,
        "Plain HTTP",
        "'{0}' travels in clear text; use https");

    // FLD3xxx: connection ids
    public static readonly Rule UnknownConnectionId = ConnectionIds("FLD3001", RuleConfidence.Certain,
        "Unknown connection id",
        "No manifest declares a connection '{0}'{1}");

    // FLD4xxx: the manifest
    public static readonly Rule UnreadableManifest = Manifest("FLD4001", RuleConfidence.Certain,
        "The manifest is not readable",
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
        "A field is missing or has the wrong type",
        "{0}");

    public static readonly Rule SecretInManifest = Manifest("FLD4006", RuleConfidence.Certain,
        "A secret value in the manifest",
        "The manifest is committed and holds no secrets: remove the value of '{0}' and let a secrets backend supply it");

    public static readonly Rule UnknownDeploymentTarget = Manifest("FLD4007", RuleConfidence.Certain,
        "An override or link of something that does not exist",
        "{0}");

    public static readonly Rule CollidingIds = Manifest("FLD4008", RuleConfidence.Certain,
        "Ids that collide",
        "{0}");

    public static readonly IReadOnlyList<Rule> All =
    [
        KnownSecretFormat,
        ClearTextHttp,
        UnknownConnectionId,
        UnreadableManifest, UnknownOrDuplicateProperty, InvalidConnectionId, UnknownConnectionType,
        InvalidField, SecretInManifest, UnknownDeploymentTarget, CollidingIds,
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
