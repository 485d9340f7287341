using System.Collections.Immutable;
using Fairlead.Analyzers.DataFlow;
using Fairlead.Core.Text;
using Fairlead.Detection.Text.Names;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>
/// FLD2007: a server, or what it trusts its users by, that does without TLS. Checks what is left out: a server that listens on every
/// address without TLS, and a cookie that logs in and may travel in clear text.
/// </summary>
internal static class InsecureServer
{
    private static readonly HashSet<string> LoginWords = new(StringComparer.Ordinal)
        { "session", "sessionid", "auth", "authorization", "token", "jwt", "sid", "login", "identity", "refresh", "access", "accesstoken",
            "credential", "apikey", "bearer" };

    /// <summary>Creates the diagnostic of an API that is told to do without protection.</summary>
    public static Diagnostic Create(TransportSinkUse use, Location location, ImmutableDictionary<string, string?>? properties) =>
        Diagnostic.Create(Descriptors.InsecureServer, location, properties, GetConsequence(use.Sink.TypeName, $"'{use.DisplayName}'"));

    /// <summary>Determines whether a method of that name is looked at.</summary>
    public static bool IsCandidate(string method) => method is "UseUrls" or "Run" or "Add" or "ListenAnyIP" or "Listen" or "Append";

    public static void CheckCall(OperationContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        switch (call.TargetMethod.Name)
        {
            case "UseUrls" or "Run":
                CheckAddresses(context, call, call.Arguments);
                break;
            case "Add" when call.Instance is IPropertyReferenceOperation { Property.Name: "Urls" or "Prefixes" }:
                CheckAddresses(context, call, call.Arguments);
                break;
            case "ListenAnyIP" or "Listen":
                CheckListening(context, call);
                break;
            case "Append":
                CheckCookie(context, call);
                break;
        }
    }

    private static void CheckAddresses(
        OperationContext context, IInvocationOperation call, IEnumerable<IArgumentOperation> arguments)
    {
        string home = (call.Instance as IPropertyReferenceOperation)?.Property.ContainingType.Name ?? call.TargetMethod.ContainingType.Name;
        if (home is not ("HostingAbstractionsWebHostBuilderExtensions" or "WebApplication" or "HttpListener")) return;
        var addresses = arguments.SelectMany(static argument => argument.Descendants())
            .Where(static operation => operation.ConstantValue.Value is string && operation.Parent?.ConstantValue.HasValue != true)
            .ToList();
        if (addresses.Exists(
            static address => ((string)address.ConstantValue.Value!).IndexOf("https://", StringComparison.OrdinalIgnoreCase) >= 0))
            return;
        foreach (IOperation address in addresses)
        {
            // A host that is written out is FLD2001's.
            if (!((string)address.ConstantValue.Value!).Split(';').Any(IsClearForEverybody) || DevelopmentCode.Contains(address)) continue;
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.InsecureServer, address.Syntax.GetLocation(), ListeningSettings.Problem));
        }
    }

    private static bool IsClearForEverybody(string address)
    {
        address = address.Trim();
        return NetworkUrl.TryFind(address, 0, out NetworkUrl url) && url is { Start: 0, Scheme.IsHttp: true }
            && HostClassifier.Classify(url.GetHost(address), InternalHostSuffixes.None) == HostKind.AnyAddress;
    }

    private static void CheckListening(OperationContext context, IInvocationOperation call)
    {
        if (call.TargetMethod.ContainingType is not { Name: "KestrelServerOptions" }) return;
        bool isEverywhere = call.TargetMethod.Name == "ListenAnyIP"
            || call.Arguments.Any(static argument =>
                argument.Value is IFieldReferenceOperation { Field: { Name: "Any" or "IPv6Any", ContainingType.Name: "IPAddress" } });
        if (!isEverywhere || DevelopmentCode.Contains(call)) return;

        // A second port with TLS says that this one redirects.
        if (call.GetRoot().Descendants().Any(static descendant => descendant is IInvocationOperation { TargetMethod.Name: "UseHttps" }))
            return;
        // Whatever configures the port elsewhere may use TLS.
        if (call.Arguments.Any(static argument => argument.Value is IDelegateCreationOperation { Target: not IAnonymousFunctionOperation }
            or IParameterReferenceOperation))
            return;
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.InsecureServer, NameLocations.Get(call.Syntax),
            "This server listens on every address in clear text; call 'UseHttps', or listen on localhost behind a proxy"));
    }

    private static void CheckCookie(OperationContext context, IInvocationOperation call)
    {
        if (call.TargetMethod.ContainingType is not { Name: "IResponseCookies" or "ResponseCookies" } || call.Arguments.Length < 2) return;
        if (call.Arguments[0].Value.ConstantValue.Value is not string name || !IdentifierWords.Split(name).Exists(LoginWords.Contains))
            return;
        if (DevelopmentCode.Contains(call)) return;

        SyntaxNode? place = null;
        if (call.Arguments.Length == 2)
        {
            place = call.Syntax;
        }
        else
        {
            foreach (ValueSource source in new ValueSourceFinder(context.CancellationToken).Find(call.Arguments[2].Value))
            {
                if (source.Operation is IObjectCreationOperation creation && !SetsSecure(creation)) place = creation.Syntax;
            }
        }
        if (place is not null)
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.InsecureServer, NameLocations.Get(place),
                $"The cookie '{QuotedName.Show(name)}' may be sent in clear text; set 'Secure = true'"));
    }

    private static bool SetsSecure(IObjectCreationOperation creation) =>
        creation.GetRoot().Descendants()
            .Any(static descendant =>
                descendant is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Secure",
                    ContainingType.Name: "CookieOptions" } } });

    private static string GetConsequence(string type, string name)
    {
        if (type.Contains("Cookie") || type.Contains("Antiforgery"))
            return $"{name} lets a cookie be sent in clear text; send it only over HTTPS";
        if (type.EndsWith("TokenValidationParameters", StringComparison.Ordinal))
            return $"{name} accepts tokens without this check; leave the check on";
        if (type.EndsWith("ServerPort", StringComparison.Ordinal)) return $"{name} serves in clear text; use TLS";
        return $"{name} lets credentials, or the keys that verify them, be sent in clear text; require HTTPS";
    }
}
