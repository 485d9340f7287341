namespace Fairlead.Generator;

/// <summary>The steps of the pipeline, by which tests see what ran again.</summary>
internal static class TrackingNames
{
    public const string Texts = nameof(Texts);
    public const string Project = nameof(Project);
    public const string Manifest = nameof(Manifest);
    public const string Connections = nameof(Connections);
    public const string Index = nameof(Index);
    public const string Requirements = nameof(Requirements);
}
