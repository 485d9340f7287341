namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>Every known format. Where two begin at the same place, the earlier one is asked first.</summary>
internal static class SecretPatterns
{
    public static readonly IReadOnlyList<SecretPattern> All =
    [
        .. KeyMaterialPatterns.All,
        .. AmazonAndGooglePatterns.All,
        .. AzurePatterns.All,
        .. CloudPatterns.All,
        .. HostingPatterns.All,
        .. DatabasePatterns.All,
        .. IdentityPatterns.All,
        .. SourceControlPatterns.All,
        .. PackageRegistryPatterns.All,
        .. ArtificialIntelligencePatterns.All,
        .. MessagingPatterns.All,
        .. SocialPatterns.All,
        .. CommercePatterns.All,
        .. ObservabilityPatterns.All,
        .. CollaborationPatterns.All,
        .. AssignedKeyPatterns.All,
    ];
}
