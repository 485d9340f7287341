using Fairlead.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>
/// Finds what is done with an object after it was made: in the chain of calls that it starts, and by the name of what holds it.
/// </summary>
internal static class ClientFactCollector
{
    public static void AddTo(ClientFacts facts, IOperation creation, CancellationToken cancellationToken)
    {
        IOperation end = AddChain(facts, creation);
        switch (FindHolder(end))
        {
            case ILocalSymbol local:
                foreach (IOperation reference in creation.GetRoot().Descendants())
                {
                    if (reference is ILocalReferenceOperation { Local: var one } && SymbolEqualityComparer.Default.Equals(one, local))
                        AddUse(facts, reference);
                }
                break;
            case { } member:
                AddUsesOfMember(facts, member, creation, cancellationToken);
                break;
        }
    }

    /// <summary><c>new Builder().A().B()</c>: the calls count, and the last one stands for the object.</summary>
    private static IOperation AddChain(ClientFacts facts, IOperation start)
    {
        IOperation end = start;
        while (true)
        {
            switch (end.Parent)
            {
                case IConversionOperation or IParenthesizedOperation:
                    end = end.Parent;
                    break;
                case IInvocationOperation call when call.Instance == end:
                    facts.Add(call);
                    end = call;
                    break;
                case IArgumentOperation { Parameter.Ordinal: 0,
                    Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } call }:
                    facts.Add(call);
                    end = call;
                    break;
                default:
                    return end;
            }
        }
    }

    private static ISymbol? FindHolder(IOperation value) => value.Parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => local,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } => local,
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member,
            Instance: null or IInstanceReferenceOperation } } => member,
        IFieldInitializerOperation { InitializedFields: var fields } => fields[0],
        IPropertyInitializerOperation { InitializedProperties: var properties } => properties[0],
        IArgumentOperation { Parent: IObjectCreationOperation or IInvocationOperation } => null,
        _ => null,
    };

    private static void AddUsesOfMember(ClientFacts facts, ISymbol member, IOperation creation, CancellationToken cancellationToken)
    {
        if (creation.SemanticModel is not { } model || creation.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type) return;
        foreach (SyntaxNode node in type.DescendantNodes())
        {
            if (node is IdentifierNameSyntax { Identifier.ValueText: var name } && name == member.Name
                && model.GetOperation(node.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access
                    ? access
                    : node, cancellationToken)
                    is IMemberReferenceOperation reference) AddUse(facts, reference);
        }
    }

    private static void AddUse(ClientFacts facts, IOperation reference)
    {
        // client.SessionOptions.SecureSocketLayer = true: the last member is what is set.
        IOperation end = reference;
        while (end.Parent is IMemberReferenceOperation { Instance: { } instance } outer && instance == end) end = outer;
        switch (end.Parent)
        {
            case ISimpleAssignmentOperation assignment when assignment.Target == end && end != reference:
                facts.Add(assignment);
                break;
            case IEventAssignmentOperation assignment when assignment.EventReference == end:
                facts.Add(assignment);
                break;
            case IInvocationOperation call when call.Instance == end:
                AddChain(facts, end);
                break;
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } call }:
                if (method.IsExtensionMethod) facts.Add(call);
                else if (!method.DeclaringSyntaxReferences.IsEmpty && end == reference) facts.IsHandedOn = true;
                break;
        }
    }
}
