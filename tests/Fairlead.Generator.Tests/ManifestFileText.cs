using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Generator.Tests;

/// <summary>A manifest as the compiler hands it to the generator.</summary>
internal sealed class ManifestFileText(string text, string path = "/project/connections.json") : AdditionalText
{
    public override string Path { get; } = path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
