using System.Collections.Immutable;
using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Types;
using Fairlead.Detection.TransportApis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>
/// FLD2004: code that allows an obsolete version, wherever it mentions one as a value: as a member of an enumeration, by a cast of its
/// number or by parsing its name. What removes or tests for one is left alone.
/// </summary>
internal static class ObsoleteProtocolVersion
{
    /// <summary>Creates the diagnostic of an API that is told to allow an obsolete version.</summary>
    public static Diagnostic Create(InsecureValue insecure, Location location, ImmutableDictionary<string, string?>? properties) =>
        Diagnostic.Create(
        Descriptors.ObsoleteProtocolVersion, location, properties, insecure.Detail ?? "obsolete versions of TLS");

    public static void CheckMember(OperationContext context, TestFiles tests)
    {
        if (IsObsoleteMember(context.Operation) && !tests.Contains(context.Operation.Syntax.SyntaxTree))
            Check(context.Operation, context.ReportDiagnostic);
    }

    public static void CheckCast(NodeContext context, TestFiles tests)
    {
        var cast = (CastExpressionSyntax)context.Node;
        if (!MayNameProtocols(cast.Type)
            || cast.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: not ("Tls" or "Tls11" or "Ssl3") })
            return;
        if (context.SemanticModel.GetTypeInfo(cast.Type, context.CancellationToken).Type is not { } type || !IsProtocols(type)) return;
        if (context.SemanticModel.GetOperation(cast, context.CancellationToken) is { } operation
            && FindNumberCast(operation, context.CancellationToken) is not null
            && !tests.Contains(cast.SyntaxTree))
            Check(operation, context.ReportDiagnostic);
    }

    /// <summary>By the name in the code, since casts are many; a file that gives types other names is looked at closely.</summary>
    private static bool MayNameProtocols(TypeSyntax type) => type switch
    {
        NullableTypeSyntax { ElementType: var element } => MayNameProtocols(element),
        QualifiedNameSyntax { Right: var name } => MayNameProtocols(name),
        AliasQualifiedNameSyntax { Name: var name } => MayNameProtocols(name),
        IdentifierNameSyntax { Identifier.ValueText: var name } => name is "SslProtocols" or "SecurityProtocolType"
            || type.SyntaxTree.GetCompilationUnitRoot().Usings.Any(directive => directive.Alias?.Name.Identifier.ValueText == name),
        _ => false,
    };

    private static void Check(IOperation mention, Action<Diagnostic> report)
    {
        // Several versions in one set are one finding.
        IOperation set = ProtocolSets.GetSet(mention);
        IOperation[] mentions = [.. FindMentions(set)];
        if (mentions.Length == 0 || mentions[0].Syntax != mention.Syntax) return;
        if (!ProtocolSets.Allows(set) || DevelopmentCode.Contains(set) || VersionNames.AreTranslated(mention.Syntax)) return;

        long number = mentions.Aggregate(0L, static (all, one) => all | GetNumber(one));
        TextSpan span = TextSpan.FromBounds(mentions[0].Syntax.SpanStart, mentions[mentions.Length - 1].Syntax.Span.End);
        report(Diagnostic.Create(
            Descriptors.ObsoleteProtocolVersion, Location.Create(mention.Syntax.SyntaxTree, span),
            ObsoleteProtocolEdit.Create(set).ToProperties(), ObsoleteProtocols.Display(number) ?? "an obsolete version of TLS"));
    }

    /// <summary>Determines whether a method of that name may make a member of an enumeration.</summary>
    public static bool IsParsing(string method) => method is "Parse" or "TryParse" or "ToObject";

    public static void CheckParsing(OperationContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.ContainingType is not { Name: "Enum" }) return;
        bool isOfProtocols = call.TargetMethod.TypeArguments.Any(IsProtocols)
            || call.Arguments.Any(static argument => argument.Value is ITypeOfOperation { TypeOperand: var type } && IsProtocols(type));
        if (!isOfProtocols) return;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Value is ITypeOfOperation || argument.Parameter?.RefKind == RefKind.Out) continue;
            foreach (ValueSource source in new ValueSourceFinder(context.CancellationToken).Find(argument.Value))
            {
                string? versions = source.Operation.ConstantValue.Value switch
                {
                    string names => ObsoleteProtocols.Display(names),
                    int number => ObsoleteProtocols.Display(number),
                    _ => null,
                };
                if (versions is null || DevelopmentCode.Contains(call)) continue;
                context.ReportDiagnostic(
                    Diagnostic.Create(Descriptors.ObsoleteProtocolVersion, argument.Value.Syntax.GetLocation(), versions));
                return;
            }
        }
    }

    private static IEnumerable<IOperation> FindMentions(IOperation set)
    {
        switch (set)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Or } both:
                return FindMentions(both.LeftOperand).Concat(FindMentions(both.RightOperand));
            case IParenthesizedOperation parenthesized:
                return FindMentions(parenthesized.Operand);
            case IConversionOperation conversion when FindNumberCast(conversion, default) is null:
                return FindMentions(conversion.Operand);
            default:
                return IsObsoleteMember(set) || FindNumberCast(set, default) is not null ? [set] : [];
        }
    }

    private static long GetNumber(IOperation mention) => mention switch
    {
        IFieldReferenceOperation { Field.Name: var name } => ObsoleteProtocols.GetNumber(name),
        IInvalidOperation { Syntax: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } =>
            ObsoleteProtocols.GetNumber(name),
        _ => FindNumberCast(mention, default) ?? 0,
    };

    private static bool IsObsoleteMember(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field: { Name: var name, ContainingType: var type } } =>
            ObsoleteProtocols.IsMember(name) && IsProtocols(type),
        // of an enumeration that the compiler does not find
        IInvalidOperation { Syntax: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } =>
            ObsoleteProtocols.IsMember(name)
            && UnresolvedMember.Find(operation) is { TypeName: { } type }
            && ObsoleteProtocols.TypeNames.Any(known => known == type || known.EndsWith("." + type, StringComparison.Ordinal)),
        _ => false,
    };

    /// <summary>Finds the obsolete versions in a number that is cast. Returns null if it is no such cast.</summary>
    private static long? FindNumberCast(IOperation operation, CancellationToken cancellationToken)
    {
        if (operation is not IConversionOperation { Operand: var operand, IsImplicit: false } cast || !IsProtocols(cast.Type)) return null;
        while (operand is IParenthesizedOperation parenthesized) operand = parenthesized.Operand;
        if (IsProtocols(operand.Type)) return null;
        long number = operand.ConstantValue is { HasValue: true, Value: int constant }
            ? constant
            : new ValueSourceFinder(cancellationToken).Find(operand).Select(static valueSource => valueSource.Operation.ConstantValue.Value)
                .OfType<int>().Aggregate(0, static (all, one) => all | one);
        return ObsoleteProtocols.Display(number) is null ? null : number;
    }

    private static bool IsProtocols(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        return type is INamedTypeSymbol { TypeKind: TypeKind.Enum, Name: "SslProtocols" or "SecurityProtocolType" } named
            && ObsoleteProtocols.TypeNames.Any(name => TypeNames.Matches(named, name));
    }
}
