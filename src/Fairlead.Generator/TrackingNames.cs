namespace Fairlead.Generator;

/// <summary>The names of the pipeline's steps, by which tests see which of them ran again.</summary>
internal static class TrackingNames
{
    // Read
    public const string Files = nameof(Files);
    public const string Project = nameof(Project);
    public const string Libraries = nameof(Libraries);

    // Parse
    public const string Manifest = nameof(Manifest);

    // Model
    public const string Connections = nameof(Connections);
    public const string Index = nameof(Index);
    public const string Requirements = nameof(Requirements);
    public const string UnreadManifest = nameof(UnreadManifest);
}
