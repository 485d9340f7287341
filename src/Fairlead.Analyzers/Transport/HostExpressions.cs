using Fairlead.Analyzers.Text;
using Fairlead.Detection.Text.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport;

/// <summary>The host that a variable or member holds, which is not a constant and yet tells: by its only value, or by its name.</summary>
internal static class HostExpressions
{
    private const string Localhost = "localhost";

    public static string? FindHost(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => FindOnlyText(local, operation.Syntax) ?? FindByName(local.Name),
        IParameterReferenceOperation { Parameter: var parameter } => FindByName(parameter.Name),
        IMemberReferenceOperation { Member: { ContainingType.Name: var type } member } =>
            IsOwnName(type, member.Name) ? Localhost : FindByName(member.Name),
        IInvocationOperation { TargetMethod: { ContainingType.Name: var type } method } call =>
            IsOwnName(type, method.Name) || IsOwnName(call) ? Localhost : FindByName(method.Name),
        _ => null,
    };

    // loopbackAddress, IPAddress.Loopback, OnionHost: the program says what kind of host it means.
    public static string? FindByName(string name) =>
        Mentions(name, Localhost) || Mentions(name, "loopback") || Mentions(name, "emulator") || IsLocalAddress(name) ? Localhost
        : Mentions(name, "onion") ? "host.onion"
        : null;

    // Environment.MachineName, Dns.GetHostName(), IPGlobalProperties.GetIPGlobalProperties().HostName
    private static bool IsOwnName(string type, string member) => (type, member)
        is ("Environment", "MachineName") or ("Dns", "GetHostName") or ("IPGlobalProperties", "HostName")
        or ("SystemInformation", "ComputerName");

    private static bool IsOwnName(IInvocationOperation call) =>
        call is { TargetMethod.Name: "GetEnvironmentVariable", Arguments: { Length: > 0 } arguments }
        && arguments[0].Value.ConstantValue.Value is "COMPUTERNAME" or "HOSTNAME";

    /// <summary>What this machine is reached at, or binds to: <c>LocalBindAddress</c>.</summary>
    private static bool IsLocalAddress(string name)
    {
        List<string> words = IdentifierWords.Split(name);
        int local = words.IndexOf("local");
        return local >= 0
            && local + 1 < words.Count
            && words[local + 1] is "bind" or "address" or "ip" or "host" or "hostname" or "endpoint";
    }

    private static bool Mentions(string name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private static string? FindOnlyText(ILocalSymbol local, SyntaxNode use)
    {
        if ((ConstantText.FindInitial(local) ?? FindInitialName(local)) is not { } text) return null;
        SyntaxNode? member = use.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        SyntaxNode? scope = member is GlobalStatementSyntax ? member.Parent : member;
        return scope is null || scope.DescendantNodes().Any(node => IsSet(local.Name, node)) ? null : text;
    }

    /// <summary>Of a variable that starts with a member: <c>IPAddress.Loopback</c>.</summary>
    private static string? FindInitialName(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
            is VariableDeclaratorSyntax { Initializer.Value: var initial }
        && (initial is InvocationExpressionSyntax { Expression: var called } ? called : initial)
            is MemberAccessExpressionSyntax { Expression: var of, Name.Identifier.ValueText: var member }
            ? IsOwnName(ConditionalCode.FindName(of) ?? "", member) ? Localhost : FindByName(member)
            : null;

    private static bool IsSet(string name, SyntaxNode node)
    {
        ExpressionSyntax? target = node switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left,
            ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => argument.Expression,
            _ => null,
        };
        return target is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name;
    }
}
