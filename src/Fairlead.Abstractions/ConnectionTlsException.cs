using Fairlead.Core.Text;

namespace Fairlead;

/// <summary>A certificate or key of a connection cannot be used. The message names the field and the defect, never the key.</summary>
public sealed class ConnectionTlsException : ConnectionException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="connectionId">The connection.</param>
    /// <param name="field">The field, such as <c>extra.ssl_ca_cert</c>.</param>
    /// <param name="defect">What is wrong with it, following the field's name: <c>has expired</c>.</param>
    public ConnectionTlsException(string connectionId, string field, string defect)
        : base(connectionId, $"The {field} of connection '{QuotedName.Show(connectionId)}' {defect}")
        => Field = field;

    /// <summary>Gets the field, such as <c>extra.ssl_ca_cert</c>.</summary>
    public string Field { get; }
}
