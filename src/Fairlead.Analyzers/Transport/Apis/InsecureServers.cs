using Fairlead.Analyzers.Flow;
using Fairlead.Core.Text;
using Fairlead.Detection.Naming;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>FLD2007, by what is left out: a server that listens on every address without TLS, and a cookie that logs in and may travel in clear text.</summary>
internal static class InsecureServers
{
    private static readonly HashSet<string> LoginWords = new(StringComparer.Ordinal)
        { "session", "sessionid", "auth", "authorization", "token", "jwt", "sid", "login", "identity", "refresh", "access", "accesstoken", "credential", "apikey", "bearer" };

    /// <summary>Whether a method of that name is looked at.</summary>
    public static bool IsCandidate(string method) => method is "UseUrls" or "Run" or "Add" or "ListenAnyIP" or "Listen" or "Append";

    public static void CheckCall(OperationAnalysisContext context)
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

    private static void CheckAddresses(OperationAnalysisContext context, IInvocationOperation call, IEnumerable<IArgumentOperation> arguments)
    {
        string home = (call.Instance as IPropertyReferenceOperation)?.Property.ContainingType.Name ?? call.TargetMethod.ContainingType.Name;
        if (home is not ("HostingAbstractionsWebHostBuilderExtensions" or "WebApplication" or "HttpListener")) return;
        var addresses = arguments.SelectMany(static argument => argument.Descendants())
            .Where(static one => one.ConstantValue.Value is string && one.Parent?.ConstantValue.HasValue != true).ToList();
        if (addresses.Exists(static one => ((string)one.ConstantValue.Value!).IndexOf("https://", StringComparison.OrdinalIgnoreCase) >= 0)) return;
        foreach (IOperation address in addresses)
        {
            // A host that is written out is FLD2001's.
            if (!((string)address.ConstantValue.Value!).Split(';').Any(IsClearForEverybody) || DevelopmentCode.Contains(address)) continue;
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.InsecureServer, address.Syntax.GetLocation(), ListeningSetting.Problem));
        }
    }

    private static bool IsClearForEverybody(string address)
    {
        address = address.Trim();
        return NetworkUrl.TryFind(address, 0, out NetworkUrl url) && url is { Start: 0, Scheme.IsHttp: true }
            && HostClassifier.Classify(url.HostText(address), InternalHostSuffixes.None) == HostKind.AnyAddress;
    }

    private static void CheckListening(OperationAnalysisContext context, IInvocationOperation call)
    {
        if (call.TargetMethod.ContainingType is not { Name: "KestrelServerOptions" }) return;
        bool isEverywhere = call.TargetMethod.Name == "ListenAnyIP"
            || call.Arguments.Any(static one => one.Value is IFieldReferenceOperation { Field: { Name: "Any" or "IPv6Any", ContainingType.Name: "IPAddress" } });
        if (!isEverywhere || DevelopmentCode.Contains(call)) return;

        // A second port with TLS says that this one redirects.
        if (call.Root().Descendants().Any(static one => one is IInvocationOperation { TargetMethod.Name: "UseHttps" })) return;
        // Whatever configures the port elsewhere may use TLS.
        if (call.Arguments.Any(static one => one.Value is IDelegateCreationOperation { Target: not IAnonymousFunctionOperation } or IParameterReferenceOperation)) return;
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.InsecureServer, NameOfUse.Of(call.Syntax), "This server listens on every address in clear text; call 'UseHttps', or listen on localhost behind a proxy"));
    }

    private static void CheckCookie(OperationAnalysisContext context, IInvocationOperation call)
    {
        if (call.TargetMethod.ContainingType is not { Name: "IResponseCookies" or "ResponseCookies" } || call.Arguments.Length < 2) return;
        if (call.Arguments[0].Value.ConstantValue.Value is not string name || !IdentifierWords.Of(name).Exists(LoginWords.Contains)) return;
        if (DevelopmentCode.Contains(call)) return;

        SyntaxNode? place = null;
        if (call.Arguments.Length == 2)
        {
            place = call.Syntax;
        }
        else
        {
            foreach (ValueOrigin origin in new ValueOrigins(context.CancellationToken).Of(call.Arguments[2].Value))
            {
                if (origin.Operation is IObjectCreationOperation creation && !SetsSecure(creation)) place = creation.Syntax;
            }
        }
        if (place is not null)
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.InsecureServer, NameOfUse.Of(place),
                $"The cookie '{QuotedName.Show(name)}' may travel in clear text; set 'Secure = true'"));
    }

    private static bool SetsSecure(IObjectCreationOperation creation) =>
        creation.Root().Descendants().Any(static one => one is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Secure", ContainingType.Name: "CookieOptions" } } });
}
