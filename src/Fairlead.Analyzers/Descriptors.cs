using Fairlead.Core.Rules;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers;

/// <summary>The rule table as Roslyn sees it: one field per row.</summary>
internal static class Descriptors
{
    // FLD0xxx: Fairlead itself
    public static readonly DiagnosticDescriptor InvalidSuppression = Create(RuleTable.InvalidSuppression);
    public static readonly DiagnosticDescriptor UncheckedRepositoryFiles = AtCompilationEnd(RuleTable.UncheckedRepositoryFiles);

    // FLD1xxx: credentials
    public static readonly DiagnosticDescriptor KnownSecretFormat = Create(RuleTable.KnownSecretFormat);
    public static readonly DiagnosticDescriptor CredentialAtSink = Create(RuleTable.CredentialAtSink);
    public static readonly DiagnosticDescriptor SecretInConnectionString = Create(RuleTable.SecretInConnectionString);
    public static readonly DiagnosticDescriptor CredentialsInUri = Create(RuleTable.CredentialsInUri);
    public static readonly DiagnosticDescriptor ConstantCryptographicKey = Create(RuleTable.ConstantCryptographicKey);
    public static readonly DiagnosticDescriptor NamedSecret = Create(RuleTable.NamedSecret);
    public static readonly DiagnosticDescriptor SecretInComment = Create(RuleTable.SecretInComment);
    public static readonly DiagnosticDescriptor SecretInConfigurationFile = Create(RuleTable.SecretInConfigurationFile);
    public static readonly DiagnosticDescriptor EscapingSecret = Create(RuleTable.EscapingSecret);
    public static readonly DiagnosticDescriptor SecretInWorkflowHistory = Create(RuleTable.SecretInWorkflowHistory);
    public static readonly DiagnosticDescriptor EmptyOrDefaultPassword = Create(RuleTable.EmptyOrDefaultPassword);

    // FLD2xxx: transport
    public static readonly DiagnosticDescriptor ClearTextHttp = Create(RuleTable.ClearTextHttp);
    public static readonly DiagnosticDescriptor ClearTextProtocol = Create(RuleTable.ClearTextProtocol);
    public static readonly DiagnosticDescriptor CertificateValidationDisabled = Create(RuleTable.CertificateValidationDisabled);
    public static readonly DiagnosticDescriptor ObsoleteProtocolVersion = Create(RuleTable.ObsoleteProtocolVersion);
    public static readonly DiagnosticDescriptor UnverifiedTls = Create(RuleTable.UnverifiedTls);
    public static readonly DiagnosticDescriptor CredentialsOverClearText = Create(RuleTable.CredentialsOverClearText);
    public static readonly DiagnosticDescriptor InsecureServer = Create(RuleTable.InsecureServer);
    public static readonly DiagnosticDescriptor RevocationNotChecked = Create(RuleTable.RevocationNotChecked);
    public static readonly DiagnosticDescriptor WeakCipher = Create(RuleTable.WeakCipher);

    private static readonly DiagnosticDescriptor[] Transport =
        [
            ClearTextHttp, ClearTextProtocol, CertificateValidationDisabled, ObsoleteProtocolVersion, UnverifiedTls,
            CredentialsOverClearText, InsecureServer, RevocationNotChecked, WeakCipher,
        ];

    // FLD3xxx: connection ids
    public static readonly DiagnosticDescriptor UnknownConnectionId = Create(RuleTable.UnknownConnectionId);
    public static readonly DiagnosticDescriptor MissingConnectionId = Create(RuleTable.MissingConnectionId);
    public static readonly DiagnosticDescriptor DynamicConnectionId = Create(RuleTable.DynamicConnectionId);
    public static readonly DiagnosticDescriptor LiteralConnectionId = Create(RuleTable.LiteralConnectionId);
    public static readonly DiagnosticDescriptor WrongConnectionType = Create(RuleTable.WrongConnectionType);
    public static readonly DiagnosticDescriptor RestrictedConnection = Create(RuleTable.RestrictedConnection);
    public static readonly DiagnosticDescriptor UnusedConnection = AtCompilationEnd(RuleTable.UnusedConnection);
    public static readonly DiagnosticDescriptor MissingClientPackage = Create(RuleTable.MissingClientPackage);
    public static readonly DiagnosticDescriptor ClientFromLiterals = Create(RuleTable.ClientFromLiterals);
    public static readonly DiagnosticDescriptor ResolvedInDeterministicCode = Create(RuleTable.ResolvedInDeterministicCode);
    public static readonly DiagnosticDescriptor DisallowedConnection = Create(RuleTable.DisallowedConnection);
    public static readonly DiagnosticDescriptor InvalidInstance = Create(RuleTable.InvalidInstance);

    // FLD4xxx: the manifest
    public static readonly DiagnosticDescriptor UnreadableManifest = Create(RuleTable.UnreadableManifest);
    public static readonly DiagnosticDescriptor UnknownOrDuplicateProperty = Create(RuleTable.UnknownOrDuplicateProperty);
    public static readonly DiagnosticDescriptor InvalidConnectionId = Create(RuleTable.InvalidConnectionId);
    public static readonly DiagnosticDescriptor UnknownConnectionType = Create(RuleTable.UnknownConnectionType);
    public static readonly DiagnosticDescriptor InvalidField = Create(RuleTable.InvalidField);
    public static readonly DiagnosticDescriptor SecretInManifest = Create(RuleTable.SecretInManifest);
    public static readonly DiagnosticDescriptor UnknownDeploymentTarget = Create(RuleTable.UnknownDeploymentTarget);
    public static readonly DiagnosticDescriptor CollidingIds = Create(RuleTable.CollidingIds);
    public static readonly DiagnosticDescriptor IdBackendCannotHold = Create(RuleTable.IdBackendCannotHold);
    public static readonly DiagnosticDescriptor InsecureConnection = Create(RuleTable.InsecureConnection);
    public static readonly DiagnosticDescriptor ManifestsDisagree = Create(RuleTable.ManifestsDisagree);
    public static readonly DiagnosticDescriptor EndedConnection = Create(RuleTable.EndedConnection);
    public static readonly DiagnosticDescriptor UnreadManifest = Create(RuleTable.UnreadManifest);
    public static readonly DiagnosticDescriptor InvalidTemplate = Create(RuleTable.InvalidTemplate);

    /// <summary>Gets the descriptor of a transport rule that a table or a text names.</summary>
    public static DiagnosticDescriptor Get(Rule rule) => Transport.First(descriptor => descriptor.Id == rule.Id);

    /// <summary>The same rule for what it finds only when a compilation ends, which hosts want to know beforehand.</summary>
    public static DiagnosticDescriptor AtCompilationEnd(Rule rule) => Create(rule, WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>The same rule for something else that it has to say.</summary>
    public static DiagnosticDescriptor With(Rule rule, string message) => Create(rule with { Message = message });

    private static DiagnosticDescriptor Create(Rule rule, params string[] customTags) => new(
        rule.Id, rule.Title, rule.Message, rule.Category, GetSeverity(rule.Confidence), isEnabledByDefault: true,
        helpLinkUri: rule.HelpLink, customTags: customTags);

    // Errors are for continuous integration, which raises the certain rules by a preset.
    private static DiagnosticSeverity GetSeverity(RuleConfidence confidence) =>
        confidence == RuleConfidence.Hygiene ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
}
