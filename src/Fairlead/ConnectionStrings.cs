using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Fairlead;

/// <summary>
/// Connection strings in the forms that ADO.NET's own builder does not write. Generated code calls this; the values may be any that
/// a generated property has, and null is "not set".
/// </summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public static class ConnectionStrings
{
    /// <summary>Parts such as <c>AccountName=x</c> with a separator between them, for clients that know no quoting. A part without a keyword is its value alone.</summary>
    /// <param name="connection">The connection, which errors name.</param>
    /// <param name="separator">What stands between parts.</param>
    /// <param name="parts">Keywords and values; those that are not set are left out.</param>
    /// <exception cref="ConnectionFormatException">A value has the separator in it. The message names the keyword, not the value.</exception>
    public static string Join(Connection connection, char separator, params IReadOnlyList<(string Keyword, object? Value)> parts)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return string.Join(separator, SetParts(parts).Select(part =>
            part.Value.Contains(separator, StringComparison.Ordinal) ? throw new ConnectionFormatException(connection.Id, part.Keyword, $"free of '{separator}'")
            : part.Keyword.Length == 0 ? part.Value
            : $"{part.Keyword}={part.Value}"));
    }

    /// <summary>Keywords and values as a dictionary, for clients that take no text.</summary>
    /// <param name="parts">Keywords and values; those that are not set are left out.</param>
    public static Dictionary<string, string> ToDictionary(params IReadOnlyList<(string Keyword, object? Value)> parts) =>
        SetParts(parts).ToDictionary(static part => part.Keyword, static part => part.Value, StringComparer.Ordinal);

    internal static IEnumerable<(string Keyword, string Value)> SetParts(IReadOnlyList<(string Keyword, object? Value)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        foreach ((string keyword, object? value) in parts)
        {
            if (value is not null) yield return (keyword, ToText(value));
        }
    }

    /// <summary>A value as text; null where it is null.</summary>
    /// <param name="value">The value of a generated property.</param>
    /// <exception cref="ArgumentException">It is of another type.</exception>
    [return: NotNullIfNotNull(nameof(value))]
    public static string? ToText(object? value) => value switch
    {
        null => null,
        string text => text,
        Secret secret => secret.Reveal(),
        bool boolean => boolean ? "true" : "false",
        Uri uri => uri.OriginalString,
        IReadOnlyList<string> texts => string.Join(',', texts),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A connection string cannot hold a {value.GetType()}", nameof(value)),
    };
}
