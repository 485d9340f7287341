using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport;

/// <summary>
/// Environment variables that hold connections of Airflow's: <c>SetEnvironmentVariable("AIRFLOW_CONN_A", …)</c>.
/// </summary>
internal static class AirflowVariables
{
    public static bool IsAssigned(IOperation text)
    {
        IOperation value = text;
        while (value.Parent is IConversionOperation or IParenthesizedOperation) value = value.Parent;
        return value.Parent switch
        {
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: { Length: > 0 } keys } } => keys.Any(IsVariable),
            IArgumentOperation { Parent: IInvocationOperation { Arguments: var arguments } } => arguments.Any(IsVariable),
            IArgumentOperation { Parent: IObjectCreationOperation { Arguments: var arguments } } => arguments.Any(IsVariable),
            _ => false,
        };
    }

    private static bool IsVariable(IArgumentOperation argument) =>
        argument.Value.ConstantValue is { HasValue: true, Value: string name } && AirflowUris.IsVariable(name);
}
