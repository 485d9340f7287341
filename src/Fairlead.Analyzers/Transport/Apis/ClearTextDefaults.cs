using Fairlead.Analyzers.Types;
using Fairlead.Detection.Text.Names;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.TransportApis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>
/// FLD2002, or FLD2006 with credentials, by what is left out: a client that speaks in clear text by itself, made for another machine or
/// given credentials, and never told to use TLS. Looks at the creation and at what the same type does with the variable or member that
/// holds the client.
/// </summary>
internal static class ClearTextDefaults
{
    private static readonly NameTable<ClearTextDefault> ByMade = new();

    static ClearTextDefaults()
    {
        foreach (ClearTextDefault known in ClearTextDefault.All)
        {
            foreach (string made in known.Made) ByMade.Add(made, known);
        }
    }

    public static void CheckCreation(OperationContext context, TestFiles tests)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (Find(creation.Type?.Name, creation.Type as INamedTypeSymbol) is { } known)
            Check(context, known, creation.Arguments, tests);
    }

    /// <summary>Determines whether a static method of that name makes a client.</summary>
    public static bool IsFactory(string method) => ByMade.Has(method);

    public static void CheckFactory(OperationContext context, TestFiles tests)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.IsStatic && Find(call.TargetMethod.Name, call.TargetMethod.ContainingType) is { } known)
            Check(context, known, call.Arguments, tests);
    }

    private static ClearTextDefault? Find(string? made, INamedTypeSymbol? type)
    {
        foreach (ClearTextDefault known in ByMade[made ?? ""])
        {
            if (TypeNames.IsOrInherits(type, known.TypeName)) return known;
        }
        return null;
    }

    private static void Check(
        OperationContext context, ClearTextDefault known, IEnumerable<IArgumentOperation> arguments, TestFiles tests)
    {
        if (tests.Contains(context.Operation.Syntax.SyntaxTree)) return;
        IOperation creation = context.Operation;
        var facts = new ClientFacts(known);
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument is { Parameter: { } parameter, ArgumentKind: not ArgumentKind.DefaultValue })
                facts.AddMember(parameter.Name, argument.Value);
        }
        if (creation is IObjectCreationOperation { Initializer: { } initializer })
        {
            foreach (IOperation descendant in initializer.Descendants()) facts.Add(descendant);
        }
        ClientFactCollector.AddTo(facts, creation, context.CancellationToken);

        if (facts.IsSecured || facts.IsHandedOn) return;
        InternalHostSuffixes internalHosts = InternalHosts.Read(context.Options, creation.Syntax.SyntaxTree);
        if (!facts.IsFinding(internalHosts) || DevelopmentCode.Contains(creation)) return;
        if (ChosenClearText.Contains(creation.Syntax)) return;
        if (LocalPeers.AreUsed(creation, internalHosts, countsServices: false)
            || LocalPeers.AreAddressedInClearText(creation, internalHosts))
            return;
        string display = creation is IInvocationOperation ? MetadataNames.GetSimpleName(known.TypeName) : creation.Type!.Name;
        context.ReportDiagnostic(ClientAnalysis.FromClient(creation).FindCredentials() is { } credentials
            ? CredentialsOverClearText.CreateForClient(NameLocations.Get(creation.Syntax), credentials, display)
            : ClearTextProtocol.CreateForDefault(NameLocations.Get(creation.Syntax), display, known.Advice));
    }
}
