namespace Fairlead.Core.Manifest;

/// <summary>A secrets backend of a deployment: its type, and what it needs beside it.</summary>
/// <param name="Type">The name of the type.</param>
/// <param name="Settings">The settings, flat as configurations have them: <c>auth:method</c>.</param>
internal sealed record ManifestBackend(string Type, IReadOnlyList<KeyValuePair<string, string>> Settings);
