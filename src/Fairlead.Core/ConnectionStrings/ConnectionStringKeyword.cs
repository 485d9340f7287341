namespace Fairlead.Core.ConnectionStrings;

/// <summary>
/// A keyword of connection strings: its role, what a secret is with its article, and the field of a connection that it sets whatever the
/// connection's type is.
/// </summary>
internal readonly record struct ConnectionStringKeyword(KeywordRole Role, string Description = "", string? Field = null)
{
    public bool IsSecret => Role is KeywordRole.Password or KeywordRole.Key;
}
