using Fairlead.Core.Text;

namespace Fairlead;

/// <summary>A field of a connection is set, but to a value of the wrong form. The message names the field, never the value.</summary>
public sealed class ConnectionFormatException : ConnectionException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="connectionId">The connection.</param>
    /// <param name="field">The field, such as <c>extra.timeout</c>.</param>
    /// <param name="expected">What the value should be: <c>a whole number</c>.</param>
    /// <param name="source">Where the value was set; null if it is not known.</param>
    public ConnectionFormatException(string connectionId, string field, string expected, string? source = null)
        : base(connectionId,
            $"The {QuotedName.ShowWords(field)} of connection '{QuotedName.Show(connectionId)}' is not {expected}"
            + (source is null ? "" : $"; it was set by {source}"))
    {
        Field = field;
        Expected = expected;
    }

    /// <summary>Gets the field, such as <c>extra.timeout</c>.</summary>
    public string Field { get; }

    /// <summary>Gets what the value should be: <c>a whole number</c>.</summary>
    public string Expected { get; }
}
