using System.Collections.Immutable;
using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Types;
using Fairlead.Detection.Clients;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// FLD3009: workflow code that tells a client from constants where to connect, at the constant. Looks at no operation where there can be no
/// workflow code.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ClientFromLiteralsAnalyzer() : FairleadAnalyzer(Descriptors.ClientFromLiterals)
{
    private static readonly MemberTable<ClientOpening> Openings =
        new(ClientOpeningTable.All, static opening => opening.TypeName, static opening => [opening.Member]);

    protected override void Register(RuleContext context)
    {
        if (!WorkflowCode.IsPossible(context.Compilation, context.Options)) return;

        var workflowCode = new WorkflowCode(context.Compilation, context.Options);
        var openings = new KnownMembers<ClientOpening>(Openings);
        context.RegisterOperationAction(
            c =>
            {
                switch (c.Operation)
                {
                    case IInvocationOperation call when openings.Find(call.TargetMethod, call.Instance?.Type) is { } opening:
                        Check(c, workflowCode, opening, FindAddress(call.Arguments, opening));
                        break;
                    case IObjectCreationOperation { Constructor: { } constructor } creation when openings.Find(constructor) is { } opening:
                        Check(c, workflowCode, opening, FindAddress(creation.Arguments, opening));
                        break;
                    case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property,
                        Instance: var instance }, Value: var value }
                        when openings.Find(property, instance?.Type) is { Parameters.Length: 0 } opening:
                        Check(c, workflowCode, opening, value);
                        break;
                }
            },
            OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.SimpleAssignment);
    }

    private static IOperation? FindAddress(ImmutableArray<IArgumentOperation> arguments, ClientOpening opening) =>
        opening.Parameters.Select(name =>
            arguments.FirstOrDefault(argument => argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Parameter?.Name == name))
            .FirstOrDefault(static argument => argument is not null)?.Value;

    private static void Check(OperationContext context, WorkflowCode workflowCode, ClientOpening opening, IOperation? address)
    {
        if (address is null || !workflowCode.Contains(context.Operation, context.ContainingSymbol)) return;
        if (FindLiteral(address, opening.Kind, context.CancellationToken) is not { } literal) return;
        SyntaxNode place = literal.Syntax.SyntaxTree != address.Syntax.SyntaxTree ? address.Syntax
            : literal.Syntax.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>() ?? literal.Syntax;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.ClientFromLiterals, place.GetLocation(), opening.Kind.Describe()));
    }

    private static IOperation? FindLiteral(IOperation address, ClientKind kind, CancellationToken cancellationToken)
    {
        foreach (ValueSource source in new ValueSourceFinder(cancellationToken).Find(address))
        {
            if (source.Operation
                is IObjectCreationOperation { Type.Name: "Uri" or "UriBuilder" or "Url", Arguments: { Length: > 0 } arguments })
            {
                if (FindLiteral(arguments[0].Value, kind, cancellationToken) is { } literal) return literal;
            }
            else if (ConstantExpressions.FindText(source.Operation) is { } written
                && ClientAddresses.IsRemote(kind, written, source.IsFragment))
            {
                return source.Operation;
            }
        }
        return null;
    }
}
