namespace Fairlead.Detection.CredentialApis;

/// <summary>
/// A sink as users list it: <c>Acme.Client.Open(ticket)</c>, <c>Acme.Client.Client(ticket)</c> for a constructor,
/// <c>Acme.Options.Ticket</c>.
/// </summary>
internal static class SinkEntryParser
{
    /// <summary>Returns null for what is no such name.</summary>
    public static CredentialSink? Parse(string text)
    {
        string? parameter = null;
        int open = text.IndexOf('(');
        if (open >= 0)
        {
            if (!text.EndsWith(")", StringComparison.Ordinal)) return null;
            parameter = text.Substring(open + 1, text.Length - open - 2);
            if (!IsIdentifier(parameter)) return null;
            text = text.Substring(0, open);
        }

        int dot = text.LastIndexOf('.');
        if (dot <= 0) return null;
        string member = text.Substring(dot + 1), type = text.Substring(0, dot);
        if (!IsIdentifier(member) || !type.Split('.', '+').All(IsIdentifier)) return null;

        bool isConstructor = parameter is not null && type.Split('.', '+').Last().Split('`')[0] == member;
        return new CredentialSink(
            type, isConstructor ? CredentialSink.ConstructorName : member, parameter, SecretKind.Credential, SinkCondition.Always);
    }

    private static bool IsIdentifier(string text) =>
        text.Length > 0 && !char.IsDigit(text[0]) && text.All(static c => char.IsLetterOrDigit(c) || c is '_' or '`');
}
