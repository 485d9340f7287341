namespace Fairlead.CodeFixes.Credentials;

/// <summary>The secret of one connection on its way out of the code. A class, so that nothing prints the value.</summary>
/// <param name="connectionId">The connection.</param>
/// <param name="value">The secret.</param>
/// <param name="field">The field that it is the value of: <c>password</c>, <c>extra.api_key</c>.</param>
internal sealed class MovedSecret(string connectionId, string value, string field = "password")
{
    /// <summary>Where <c>IConfiguration</c> has the value.</summary>
    public string Key { get; } = $"Connections:{connectionId}:{field.Replace("extra.", "extra:")}";

    public string Value { get; } = value;
}
