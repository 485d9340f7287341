using Fairlead.Analyzers.Text;

namespace Fairlead.Analyzers.Credentials;

/// <summary>FLD1006: a text that is given to something named like a secret, and that is shaped like one.</summary>
internal static class NamedSecret
{
    /// <summary>Whether it was reported.</summary>
    public static bool Check(TextContext context) => false;
}
