using System.Collections.Immutable;
using Fairlead.Analyzers.DataFlow;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.TransportApis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>
/// FLD2002: clients that speak in clear text by their names, whatever library they are of: <c>new TelnetClient(host)</c>.
/// </summary>
internal static class ClearTextClients
{
    public static void CheckCreation(OperationContext context, TestFiles tests)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type is not { Name: var type } || IsException(creation.Type)) return;
        if (ClearTextClientNames.FindAdvice(type, creation.Type.ContainingNamespace?.Name) is { } advice)
            Check(context, GetDisplayName(creation.Type), advice, creation.Arguments, tests);
    }

    /// <summary>Checks a type that the compiler does not find.</summary>
    public static void CheckUnresolved(OperationContext context, TestFiles tests)
    {
        if (context.Operation.Syntax is not ObjectCreationExpressionSyntax { Type: var written }) return;
        (string type, string? home) = written switch
        {
            QualifiedNameSyntax { Left: var left, Right.Identifier.ValueText: var right } =>
                (right, left is QualifiedNameSyntax { Right: var last } ? last.Identifier.ValueText : left.ToString()),
            IdentifierNameSyntax { Identifier.ValueText: var name } => (name, null),
            _ => ("", null),
        };
        if (ClearTextClientNames.FindAdvice(type, home) is { } advice) Check(context, type, advice, [], tests);
    }

    public static void CheckCall(OperationContext context, TestFiles tests)
    {
        var call = (IInvocationOperation)context.Operation;
        IMethodSymbol method = call.TargetMethod;
        if (ClearTextClientNames.FindMethodAdvice(method.Name, method.ContainingType?.Name ?? "") is not { } advice) return;
        if (TransportSinkIndex.FindByMember(method.Name).Count > 0) return;
        // The body of a method that is at hand shows what it opens.
        if (!method.IsAbstract && !method.DeclaringSyntaxReferences.IsEmpty && HasBody(method, context)) return;
        Check(context, method.Name, advice, call.Arguments, tests);
    }

    private static bool HasBody(IMethodSymbol method, OperationContext context) =>
        Declarations.FindBodyAt(context.Operation, method, context.CancellationToken) is { } body
        && body.Descendants().Any(static descendant => descendant is IObjectCreationOperation or IInvocationOperation);

    private static void Check(
        OperationContext context, string display, string advice, ImmutableArray<IArgumentOperation> arguments, TestFiles tests)
    {
        IOperation client = context.Operation;
        if (tests.Contains(client.Syntax.SyntaxTree) || DevelopmentCode.Contains(client) || ChosenClearText.Contains(client.Syntax)) return;
        InternalHostSuffixes internalHosts = InternalHosts.Read(context.Options, client.Syntax.SyntaxTree);
        string? credentials = ClientAnalysis.FromClient(client).FindCredentials();
        bool goesNowhere = arguments.Any(argument => IsTls(argument) || IsKept(argument.Value, internalHosts, credentials is not null))
            || client.Syntax.DescendantNodes().OfType<LiteralExpressionSyntax>()
                .Any(literal => IsKept(literal, internalHosts, credentials is not null));
        if (goesNowhere || LocalPeers.AreUsed(client, internalHosts, countsServices: credentials is null)) return;
        Location location = NameLocations.Get(client.Syntax);
        context.ReportDiagnostic(credentials is null
            ? ClearTextProtocol.CreateForClient(location, display, advice)
            : CredentialsOverClearText.CreateForClient(location, credentials, display));
    }

    private static bool IsTls(IArgumentOperation argument) =>
        argument is { Parameter.Name: var name, Value.ConstantValue: not { HasValue: true, Value: false } }
        && argument.ArgumentKind == ArgumentKind.Explicit
        && (name.IndexOf("ssl", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("tls", StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool IsKept(IOperation host, InternalHostSuffixes internalHosts, bool sendsCredentials) =>
        HostExpressions.FindHost(host.WithoutConversions()) is { } name
        && !HostClassifier.Classify(name, internalHosts).IsClearTextFinding(sendsCredentials);

    private static bool IsKept(LiteralExpressionSyntax literal, InternalHostSuffixes internalHosts, bool sendsCredentials) =>
        literal.Token.Value is string { Length: > 0 } name
        && HostClassifier.Classify(name, internalHosts) is not HostKind.Missing and var kind
        && !kind.IsClearTextFinding(sendsCredentials);

    private static bool IsException(ITypeSymbol type) => type.TypeKind is not (TypeKind.Class or TypeKind.Struct);

    // PrimS.Telnet.Client
    private static string GetDisplayName(ITypeSymbol type) =>
        type.Name is "Client" or "Connection" or "Session" && type.ContainingNamespace is { IsGlobalNamespace: false } home
            ? $"{home.Name}.{type.Name}"
            : type.Name;
}
