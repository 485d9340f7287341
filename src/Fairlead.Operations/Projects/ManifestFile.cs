using System.Globalization;
using System.Text;
using Fairlead.Core.Manifest;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Operations.Projects;

/// <summary>A manifest, or a file of connection types, as it was read.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Text">The text.</param>
internal sealed record ManifestFile(string Path, string Text)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public ManifestSource Source => new(Path, Text);

    /// <summary>What is wrong with the file, in the order of its lines.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <exception cref="OperationException">The file cannot be read.</exception>
    public static ManifestFile Read(string path)
    {
        try
        {
            return new ManifestFile(path, File.ReadAllText(path, Strict));
        }
        catch (DecoderFallbackException)
        {
            throw OperationException.Work($"'{path}' is not UTF-8 text");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OperationException.Work($"'{path}' cannot be read ({e.GetType().Name})");
        }
    }

    /// <summary>Formats a problem as compilers do, so that editors and pipelines find the place.</summary>
    public string Describe(Problem problem)
    {
        LinePosition place = new LineMap(Text).GetPosition(problem.Span.Start);
        return string.Create(CultureInfo.InvariantCulture,
            $"{Path}({place.Line + 1},{place.Column + 1}): {problem.Rule.Id}: {problem.Message}");
    }
}
