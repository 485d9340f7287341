namespace Fairlead.Core.Manifest;

/// <summary>The manifest of a referenced assembly: the arguments of the attribute that the generator writes into it.</summary>
/// <param name="Assembly">The assembly's name.</param>
/// <param name="TypeName">The generated class with its namespace, such as <c>Acme.Shared.Connections</c>.</param>
/// <param name="Json">The declarations, as <see cref="PublishedManifestWriter"/> writes them.</param>
internal sealed record PublishedManifest(string Assembly, string TypeName, string Json);
