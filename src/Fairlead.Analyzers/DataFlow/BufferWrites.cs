using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.DataFlow;

/// <summary>Calls that write into an array or span which they are given: encodings, copies, fills.</summary>
internal static class BufferWrites
{
    /// <summary>Finds what is written into which variable. Returns null for all other calls.</summary>
    public static (IOperation Buffer, IOperation Value)? Find(IInvocationOperation call)
    {
        switch (call.TargetMethod.Name)
        {
            case "GetBytes" when Find(call, "bytes", "bytes") is { Parameter.Ordinal: > 0 } buffer:
                return (GetVariable(buffer.Value), call.Arguments[0].Value);
            case "Copy" or "ConstrainedCopy" or "BlockCopy":
                return Find(call, "destinationArray", "dst") is { } destination && Find(call, "sourceArray", "src") is { } source
                    ? (GetVariable(destination.Value), source.Value)
                    : null;
            case "CopyTo" or "TryCopyTo" when Find(call, "array", "destination") is { } target:
                return (call.Instance ?? Find(call, "source", "text")?.Value) is { } copied ? (GetVariable(target.Value), copied) : null;
            case "Fill" when FindFilled(call) is { } filled && ConstantExpressions.FindRepeated(call) is not null:
                return (GetVariable(filled), call);
            default:
                return null;
        }
    }

    private static IOperation? FindFilled(IInvocationOperation call) => call.Instance ?? Find(call, "array", "span")?.Value;

    private static IArgumentOperation? Find(IInvocationOperation call, string name, string otherName)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter && (parameter.Name == name || parameter.Name == otherName)) return argument;
        }
        return null;
    }

    /// <summary>Gets what is behind <c>key.AsSpan()</c>, <c>key[..8]</c> and the like.</summary>
    private static IOperation GetVariable(IOperation buffer)
    {
        buffer = buffer.WithoutConversions();
        return buffer switch
        {
            IInvocationOperation call when PassThroughCalls.FindInput(call) is { } input => GetVariable(input),
            IObjectCreationOperation creation when PassThroughCalls.FindInput(creation) is { } input => GetVariable(input),
            IImplicitIndexerReferenceOperation { Instance: var instance } => GetVariable(instance),
            _ => buffer,
        };
    }
}
