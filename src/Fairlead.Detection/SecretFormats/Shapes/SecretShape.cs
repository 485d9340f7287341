using Fairlead.Core.Text;

namespace Fairlead.Detection.SecretFormats.Shapes;

/// <summary>The shape of a format: literal texts by which it is found, and the characters that must stand around them.</summary>
internal abstract class SecretShape
{
    /// <summary>Literal texts, one of which occurs in every secret of this shape; three characters or more each.</summary>
    public abstract IReadOnlyList<string> Signatures { get; }

    /// <summary>
    /// Determines whether the shape fits around a signature found at <paramref name="start"/>. Must not allocate when it does not,
    /// and must look at a bounded stretch of text, or at one that no other signature makes it look at again.
    /// </summary>
    public abstract bool TryMatch(string text, int start, string signature, out SourceSpan secret);
}
