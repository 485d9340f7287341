namespace Fairlead.Generator.Model;

/// <summary>The first use of a name that a manifest would generate, its place, and the message about it.</summary>
internal sealed record UnreadManifestModel(
    string Message, string Path, int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn);
