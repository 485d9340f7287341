namespace Fairlead.CodeFixes.Credentials;

/// <summary>The secret of one connection on its way out of the code. A class, so that nothing prints the value.</summary>
internal sealed class MovedSecret(string connectionId, string value)
{
    /// <summary>Where <c>IConfiguration</c> has the password of the connection.</summary>
    public string Key { get; } = $"Connections:{connectionId}:password";

    public string Value { get; } = value;
}
