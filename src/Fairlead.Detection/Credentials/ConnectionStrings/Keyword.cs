namespace Fairlead.Detection.Credentials.ConnectionStrings;

/// <summary>A keyword's role, and of a secret what it is with its article.</summary>
internal readonly record struct Keyword(KeywordRole Role, string What = "")
{
    public bool IsSecret => Role is KeywordRole.Password or KeywordRole.Key;
}
