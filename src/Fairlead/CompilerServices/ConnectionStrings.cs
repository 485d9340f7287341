using System.ComponentModel;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Fairlead.Core.Connections;
using Fairlead.Resolution;

namespace Fairlead.CompilerServices;

/// <summary>
/// Connection strings in the forms that ADO.NET's own builder does not write. Generated code calls this; the values may be any that
/// a generated property has, and null is "not set".
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConnectionStrings
{
    /// <summary>
    /// Parts such as <c>AccountName=x</c> with a separator between them, for clients that know no quoting. A part without a keyword is its
    /// value alone.
    /// </summary>
    /// <param name="connection">The connection, which errors name.</param>
    /// <param name="separator">What stands between parts.</param>
    /// <param name="parts">Keywords and values; those that are not set are left out.</param>
    /// <exception cref="ConnectionFormatException">A value has the separator in it. The message names the keyword, not the value.</exception>
    public static string Join(Connection connection, char separator, IReadOnlyList<(string Keyword, object? Value)> parts)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return string.Join(separator, SetParts(parts).Select(part =>
            HoldsSeparator(part.Keyword, part.Value) ? throw new ConnectionFormatException(connection.Id, part.Keyword, $"free of '{separator}'")
            : part.Keyword.Length == 0 ? part.Value
            : $"{part.Keyword}={part.Value}"));

        // Servers in a list have the same separator between them.
        bool HoldsSeparator(string keyword, string value) =>
            value.Contains(separator, StringComparison.Ordinal) && !(keyword.Length == 0 && HostList.Matches(value));
    }

    /// <summary>Keywords and values as a dictionary, for clients that take no text.</summary>
    /// <param name="parts">Keywords and values; those that are not set are left out.</param>
    public static Dictionary<string, string> ToDictionary(IReadOnlyList<(string Keyword, object? Value)> parts) =>
        SetParts(parts).GroupBy(static part => part.Keyword, StringComparer.Ordinal)
            .ToDictionary(static texts => texts.Key, static texts => string.Join(',', texts.Select(static part => part.Value)),
                StringComparer.Ordinal);

    /// <summary>Adds what nobody declares, and so is for the client: keywords that a connection string brought, and further extras.</summary>
    /// <param name="builder">The connection string so far.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="definition">What the manifest says of it.</param>
    public static void AddOptions(DbConnectionStringBuilder builder, Connection connection, ConnectionDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach ((string keyword, string value) in FindOptions(connection, definition)) builder[keyword] = value;
    }

    /// <summary>The parts with what nobody declares, and so is for the client. Such a keyword replaces a part of the same name.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="definition">What the manifest says of it.</param>
    /// <param name="parts">The parts so far.</param>
    public static IReadOnlyList<(string Keyword, object? Value)> WithOptions(
        Connection connection, ConnectionDefinition definition, IReadOnlyList<(string Keyword, object? Value)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        (string Keyword, string Value)[] options = [.. FindOptions(connection, definition)];
        if (options.Length == 0) return parts;
        return
        [
            .. parts.Where(part => !Array.Exists(options, option => string.Equals(option.Keyword, part.Keyword, StringComparison.OrdinalIgnoreCase))),
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

    /// <summary>A duration as a number of units; null where it is null.</summary>
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
