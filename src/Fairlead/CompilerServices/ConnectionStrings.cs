using System.ComponentModel;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Fairlead.Core.Connections;
using Fairlead.Resolution;

namespace Fairlead.CompilerServices;

/// <summary>
/// Builds connection strings in formats that ADO.NET's own builder does not support. Generated code calls this; values have any type of a
/// generated property, and null means "not set".
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConnectionStrings
{
    /// <summary>
    /// Joins parts such as <c>AccountName=x</c> with a separator, for clients without quoting. A part without a keyword is only its value.
    /// </summary>
    /// <param name="connection">The connection, for error messages.</param>
    /// <param name="separator">The separator.</param>
    /// <param name="parts">Keywords and values; those that are not set are left out.</param>
    /// <exception cref="ConnectionFormatException">
    /// A value has the separator in it. The message names the keyword, not the value.
    /// </exception>
    public static string Join(Connection connection, char separator, IReadOnlyList<(string Keyword, object? Value)> parts)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return string.Join(separator, SetParts(parts).Select(part =>
            HoldsSeparator(part.Keyword, part.Value)
                ? throw new ConnectionFormatException(connection.Id, part.Keyword, $"free of '{separator}'")
            : part.Keyword.Length == 0 ? part.Value
            : $"{part.Keyword}={part.Value}"));

        // Servers in a list have the same separator between them.
        bool HoldsSeparator(string keyword, string value) =>
            value.Contains(separator, StringComparison.Ordinal) && !(keyword.Length == 0 && HostList.Matches(value));
    }

    /// <summary>Creates a dictionary of keywords and values, for clients that take no text.</summary>
    /// <param name="parts">Keywords and values; those that are not set are left out.</param>
    public static Dictionary<string, string> ToDictionary(IReadOnlyList<(string Keyword, object? Value)> parts) =>
        SetParts(parts).GroupBy(static part => part.Keyword, StringComparer.Ordinal)
            .ToDictionary(static texts => texts.Key, static texts => string.Join(',', texts.Select(static part => part.Value)),
                StringComparer.Ordinal);

    /// <summary>Adds undeclared keywords and extras, which are for the client.</summary>
    /// <param name="builder">The connection string so far.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="definition">The manifest's declaration of the connection.</param>
    public static void AddOptions(DbConnectionStringBuilder builder, Connection connection, ConnectionDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach ((string keyword, string value) in FindOptions(connection, definition)) builder[keyword] = value;
    }

    /// <summary>
    /// Adds undeclared keywords and extras, which are for the client, to the parts. A keyword replaces a part of the same name.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="definition">The manifest's declaration of the connection.</param>
    /// <param name="parts">The parts so far.</param>
    public static IReadOnlyList<(string Keyword, object? Value)> WithOptions(
        Connection connection, ConnectionDefinition definition, IReadOnlyList<(string Keyword, object? Value)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        (string Keyword, string Value)[] options = [.. FindOptions(connection, definition)];
        if (options.Length == 0) return parts;
        return
        [
            .. parts.Where(part => !Array.Exists(options,
                option => string.Equals(option.Keyword, part.Keyword, StringComparison.OrdinalIgnoreCase))),
            .. options.Select(static option => (option.Keyword, (object?)option.Value)),
        ];
    }

    private static IEnumerable<(string Keyword, string Value)> FindOptions(Connection connection, ConnectionDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(connection);
        DeclaredType type = DeclaredType.For(definition);
        return connection.Extra.Names.Where(type.IsClientOption).Order(StringComparer.Ordinal)
            .SelectMany(name => connection.Extra.GetTexts(name).Select(text => (name, text)));
    }

    /// <summary>Converts a duration to a number of units; null stays null.</summary>
    /// <param name="duration">The duration.</param>
    /// <param name="unitMilliseconds">The length of a unit in milliseconds.</param>
    public static double? ToNumber(TimeSpan? duration, int unitMilliseconds) =>
        duration is { } length ? length.TotalMilliseconds / unitMilliseconds : null;

    internal static IEnumerable<(string Keyword, string Value)> SetParts(IReadOnlyList<(string Keyword, object? Value)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        foreach ((string keyword, object? value) in parts)
        {
            if (value is not null) yield return (keyword, ToText(value));
        }
    }

    /// <summary>Converts a value to text; null stays null.</summary>
    /// <param name="value">The value of a generated property.</param>
    /// <exception cref="ArgumentException">The value has an unsupported type.</exception>
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
