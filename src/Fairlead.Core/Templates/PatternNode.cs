namespace Fairlead.Core.Templates;

/// <summary>
/// A part of a pattern. It moves a set of positions in a value forward; a value has at most 63 characters, so a set is 64 bits. No
/// pattern can take more than a few thousand steps.
/// </summary>
internal abstract class PatternNode
{
    /// <summary>Gets the characters that the part can match, as bits.</summary>
    public abstract ulong Characters { get; }

    /// <summary>Gets the positions at which a match ends that starts at one of the given positions.</summary>
    public abstract ulong Match(string value, ulong starts);
}

/// <summary>One character of a set.</summary>
internal sealed class CharacterNode(ulong characters) : PatternNode
{
    public override ulong Characters => characters;

    public override ulong Match(string value, ulong starts)
    {
        ulong ends = 0;
        for (int i = 0; i < value.Length; i++)
        {
            bool isMatch = (starts >> i & 1) != 0 && (characters >> TemplateValue.IndexOf(value[i]) & 1) != 0;
            if (isMatch) ends |= 1UL << (i + 1);
        }
        return ends;
    }
}

/// <summary>Parts that follow one another.</summary>
internal sealed class SequenceNode(IReadOnlyList<PatternNode> parts) : PatternNode
{
    public override ulong Characters => parts.Aggregate(0UL, static (all, part) => all | part.Characters);

    public override ulong Match(string value, ulong starts) =>
        parts.Aggregate(starts, (positions, part) => positions == 0 ? 0 : part.Match(value, positions));
}

/// <summary>Parts of which one matches.</summary>
internal sealed class AlternationNode(IReadOnlyList<PatternNode> parts) : PatternNode
{
    public override ulong Characters => parts.Aggregate(0UL, static (all, part) => all | part.Characters);

    public override ulong Match(string value, ulong starts) => parts.Aggregate(0UL, (ends, part) => ends | part.Match(value, starts));
}

/// <summary>A part that is repeated.</summary>
internal sealed class RepetitionNode(PatternNode part, int minimum, int maximum) : PatternNode
{
    public override ulong Characters => part.Characters;

    public override ulong Match(string value, ulong starts)
    {
        ulong positions = starts;
        for (int i = 0; i < minimum && positions != 0; i++)
        {
            ulong next = part.Match(value, positions);
            if (next == positions) break;
            positions = next;
        }

        ulong latest = positions;
        for (int i = minimum; i < maximum && latest != 0; i++)
        {
            latest = part.Match(value, latest) & ~positions;
            positions |= latest;
        }
        return positions;
    }
}
