using Fairlead.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Callbacks;

/// <summary>Finds the body of a callback in whatever form it is given, and judges it.</summary>
internal sealed class AcceptingCallbacks(CancellationToken cancellationToken)
{
    private const string AnyCertificate = "any certificate";

    // Ready-made callbacks that accept everything.
    private static readonly HashSet<string> ReadyMade = new(StringComparer.Ordinal)
        { "DangerousAcceptAnyServerCertificateValidator", "AllowAll", "AcceptAll", "AcceptAnyCertificate" };

    // The methods of classes that older APIs take instead of callbacks.
    private static readonly string[] ValidatingMethods = ["CheckValidationResult", "Validate"];

    /// <summary>Describes what passes, in the words of a message. Returns null if the callback checks, or nothing is known of it.</summary>
    public string? DescribeAccepted(IOperation value)
    {
        switch (value)
        {
            case IMemberReferenceOperation { Member: { } member } when IsReadyMade(member):
                return AnyCertificate;
            case IDelegateCreationOperation { Target: var target }:
                return DescribeAccepted(target);
            case IInvalidOperation when UnresolvedMember.Find(value) is { TypeName: not null, Name: var name }:
                return ReadyMade.Contains(name) ? AnyCertificate : null;
            case IAnonymousFunctionOperation function:
                return Judge(function.Symbol, function.Body);
            case IMethodReferenceOperation { Method: var method }:
                return IsReadyMade(method)
                    ? AnyCertificate
                    : Declarations.FindBodyAt(value, method, cancellationToken) is { } body
                    ? Judge(method.OriginalDefinition, body)
                    : null;
            case IObjectCreationOperation { Type: INamedTypeSymbol type } when !type.DeclaringSyntaxReferences.IsEmpty:
                return ValidatingMethods.SelectMany(name => type.GetMembers(name)).OfType<IMethodSymbol>().FirstOrDefault() is { } validate
                    && Declarations.FindBodyAt(value, validate, cancellationToken) is { } declared
                    ? Judge(validate, declared)
                    : null;
            default:
                return null;
        }
    }

    /// <summary>
    /// Determines whether a callback that shall validate gives back what it was given, without asking anything that could.
    /// </summary>
    public bool IsUnchecked(IOperation value)
    {
        IOperation? body = value switch
        {
            IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } => function.Body,
            IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var method } } =>
                Declarations.FindBodyAt(value, method, cancellationToken),
            _ => null,
        };
        if (body is null) return false;
        IOperation[] returned = [.. Declarations.FindReturnedValues(body)];
        return returned.Length > 0 && !body.Descendants().Any(MayCheck);
    }

    private static bool MayCheck(IOperation operation) => operation switch
    {
        IThrowOperation => true,
        // What is not given anything of the token cannot judge it, and what reads it only takes it apart.
        IInvocationOperation { TargetMethod.Name: var name } call =>
            !name.StartsWith("Read", StringComparison.Ordinal) && name is not ("FromResult" or "CanReadToken")
            && call.Descendants().Any(static descendant => descendant is IParameterReferenceOperation or ILocalReferenceOperation),
        _ => false,
    };

    private string? Judge(IMethodSymbol method, IOperation body) =>
        CallbackVerdicts.DescribeAccepted(method.Parameters, body, resultIsTruth: !method.ReturnsVoid, cancellationToken);

    private static bool IsReadyMade(ISymbol member) => ReadyMade.Contains(member.Name) && member.DeclaringSyntaxReferences.IsEmpty;
}
