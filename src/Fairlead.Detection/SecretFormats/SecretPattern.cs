using Fairlead.Detection.SecretFormats.Shapes;

namespace Fairlead.Detection.SecretFormats;

/// <summary>
/// Looks at a candidate whose shape is right and says whether it is real: a checksum, a decoded header, an account number.
/// </summary>
internal delegate bool SecretCheck(string text, int start, int end);

/// <summary>
/// One known format of secrets. Cheap questions come first: one of the shape's signatures occurs, the shape fits around it, the text is no
/// placeholder, and at last the format's own check.
/// </summary>
internal sealed class SecretPattern(string id, string title, SecretShape shape)
{
    public SecretPattern(string id, string title, params ShapePart[] parts)
        : this(id, title, new TokenShape(parts))
    {
    }

    /// <summary>A stable name for baselines and documents, such as <c>github-personal-access-token</c>.</summary>
    public string Id { get; } = id;

    /// <summary>What the secret is, with its article; it completes "This literal is ...".</summary>
    public string Title { get; } = title;

    public SecretShape Shape { get; } = shape;

    /// <summary>Whatever the format allows to verify without asking its provider; null if it has nothing.</summary>
    public SecretCheck? Check { get; init; }

    /// <summary>What <see cref="Check"/> looks at, in the words of the documentation.</summary>
    public string? CheckName { get; init; }

    /// <summary>Bits a character below which a candidate is no random text. Entropy never reports anything by itself.</summary>
    public double MinimumEntropy { get; init; } = 2.5;
}
