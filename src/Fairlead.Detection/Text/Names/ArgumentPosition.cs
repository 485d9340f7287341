using System.Globalization;

namespace Fairlead.Detection.Text.Names;

/// <summary>
/// Where an argument stands in a call, for code that does not show its parameters: <c>@1</c> for the second one, <c>@1/3</c> if there are
/// three.
/// </summary>
internal readonly record struct ArgumentPosition(int Index, int? Count)
{
    public bool Matches(int index, int count) => Index == index && (Count is null || Count == count);

    /// <exception cref="FormatException">The text is not a position.</exception>
    public static ArgumentPosition Parse(string text)
    {
        int slash = text.IndexOf('/');
        return slash < 0
            ? new ArgumentPosition(int.Parse(text, CultureInfo.InvariantCulture), null)
            : new ArgumentPosition(
                int.Parse(text.Substring(0, slash), CultureInfo.InvariantCulture),
                int.Parse(text.Substring(slash + 1), CultureInfo.InvariantCulture));
    }

    public override string ToString() => Count is null ? $"@{Index}" : $"@{Index}/{Count}";
}
