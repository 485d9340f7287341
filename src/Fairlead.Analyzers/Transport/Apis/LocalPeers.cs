using Fairlead.Analyzers.DataFlow;
using Fairlead.Detection.Text.Urls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>
/// Clients in a body that talk to this machine: the body names addresses, and all of them are of this machine. What connects only
/// there needs no protection from a network. Clear text without credentials may also go to services.
/// </summary>
internal static class LocalPeers
{
    private static readonly HashSet<string> HostNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "host", "hostname", "server", "address", "endpoint", "endpoints", "target", "targethost", "smtpserver", "datasource", "servername",
        "bootstrapservers", "url", "uri", "baseurl", "baseaddress", "accountendpoint", "hostandport", "requesturi", "configuration",
        "connectionstring",
    };

    // Written in connection strings before the host.
    private static readonly string[] HostKeywords = ["server=", "host=", "data source=", "datasource=", "address=", "endpoint="];

    public static bool AreUsed(IOperation operation, InternalHostSuffixes internalHosts, bool countsServices)
    {
        if (IsNamedClient(operation)) return true;
        bool hasLocal = false;
        foreach (IOperation descendant in operation.GetRoot().Descendants())
        {
            if (FindHost(descendant) is not { } host) continue;
            HostKind kind = HostClassifier.Classify(host, internalHosts);
            if (countsServices ? kind.IsClearTextFinding(sendsCredentials: false) : kind.LeavesTheMachine()) return false;
            hasLocal = true;
        }
        return hasLocal;
    }

    /// <summary>
    /// Determines whether a body names an address of another machine with a clear-text scheme, other than HTTP: that is reported by itself,
    /// with everything that is sent there.
    /// </summary>
    public static bool AreAddressedInClearText(IOperation operation, InternalHostSuffixes internalHosts) =>
        operation.GetRoot().Descendants().Any(descendant =>
        descendant.ConstantValue is { HasValue: true, Value: string text }
            && text.IndexOf("://", StringComparison.Ordinal) is > 0 and var delimiter
        && ClearTextSchemeTable.Find(text.Substring(0, delimiter)) is { IsHttp: false }
        && HostClassifier.Classify(WithoutPort(text.Substring(delimiter + 3)), internalHosts).LeavesTheMachine());

    /// <summary>
    /// Determines whether an operation configures a client that is registered under a name for this machine:
    /// <c>AddHttpClient("loopback").Configure…(…)</c>.
    /// </summary>
    private static bool IsNamedClient(IOperation operation)
    {
        for (IOperation? user = operation; user is not null; user = user.Parent)
        {
            for (IOperation? call = user; call is IInvocationOperation one;
                call = one.Instance ?? (one.TargetMethod.IsExtensionMethod ? one.Arguments[0].Value : null))
            {
                if (one.TargetMethod.Name == "AddHttpClient"
                    && one.Arguments.Any(static argument => IsLocal(argument.Value.WithoutConversions())))
                    return true;
            }
        }
        return false;

        static bool IsLocal(IOperation name) =>
            (HostExpressions.FindHost(name) ?? (name.ConstantValue.Value is string text ? HostExpressions.FindByName(text) : null))
                is { } host && HostClassifier.Classify(host, InternalHostSuffixes.None) == HostKind.Loopback;
    }

    /// <summary>
    /// Finds the host that a constant text names: as an address, or because of where it is given. Returns null if it does not name one.
    /// </summary>
    private static string? FindHost(IOperation operation)
    {
        if (operation.ConstantValue is not { HasValue: true, Value: string { Length: > 0 } text })
            return FindTargetName(operation) is { } target && HostNames.Contains(target) ? HostExpressions.FindHost(operation) : null;
        if (operation.Parent?.ConstantValue.HasValue == true) return null;
        int delimiter = text.IndexOf("://", StringComparison.Ordinal);
        if (delimiter > 0) return WithoutPort(text.Substring(delimiter + 3));
        foreach (string keyword in HostKeywords)
        {
            int at = text.IndexOf(keyword, StringComparison.OrdinalIgnoreCase);
            if (at >= 0) return WithoutPort(text.Substring(at + keyword.Length));
        }
        return IsLocalName(text) || HostNames.Contains(FindTargetName(operation) ?? "") ? WithoutPort(text) : null;
    }

    private static bool IsLocalName(string text) =>
        text is "localhost" or "127.0.0.1" or "::1" || text.StartsWith("localhost:", StringComparison.Ordinal);

    private static string WithoutPort(string authority)
    {
        int end = authority.IndexOfAny(['/', '?', '#', ';', ',', ' ']);
        if (end >= 0) authority = authority.Substring(0, end);
        authority = authority.Substring(authority.LastIndexOf('@') + 1);
        if (authority.Length > 0 && authority[0] == '[') return authority.Substring(0, authority.IndexOf(']') + 1);
        int port = authority.IndexOf(':');
        return port >= 0 && authority.IndexOf(':', port + 1) < 0 ? authority.Substring(0, port) : authority;
    }

    private static string? FindTargetName(IOperation operation)
    {
        IOperation? parent = operation.Parent;
        while (parent is IConversionOperation) parent = parent.Parent;
        return parent switch
        {
            IArgumentOperation { Parameter: { } parameter } => parameter.Name,
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } } => member.Name,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => local.Name,
            _ => null,
        };
    }
}
