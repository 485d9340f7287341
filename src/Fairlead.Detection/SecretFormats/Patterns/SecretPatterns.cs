namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>Every known format. Where two begin at the same place, the earlier one is asked first.</summary>
internal static class SecretPatterns
{
    public static readonly IReadOnlyList<SecretPattern> All =
    [
        .. KeyMaterialPatterns.All,
        .. AmazonAndGooglePatterns.All,
        .. AzurePatterns.All,
        .. HostingPatterns.All,
        .. SourceControlPatterns.All,
        .. PackageRegistryPatterns.All,
        .. ArtificialIntelligencePatterns.All,
        .. MessagingPatterns.All,
        .. CommercePatterns.All,
        .. ObservabilityPatterns.All,
        .. CollaborationPatterns.All,
    ];
}
