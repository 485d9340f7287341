using System.Collections.Immutable;
using Fairlead.Detection.ConnectionIds;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>Evidence that a place takes a connection id.</summary>
internal enum PositionKind
{
    /// <summary>Marked with <c>[ConnectionId]</c>.</summary>
    Marked,

    /// <summary>Listed in <c>fairlead.connection_id_parameters</c>.</summary>
    Listed,

    /// <summary>Of a library that Fairlead knows. Its names may also be those of settings.</summary>
    Library,

    /// <summary>A parameter called like one, in workflow code.</summary>
    Named,
}

/// <summary>A parameter, property or field that takes a connection id, or several in a collection.</summary>
/// <param name="Target">The parameter, property or field.</param>
/// <param name="Kind">How it is known.</param>
/// <param name="ConnTypes">The connection types that it takes; empty where any will do.</param>
/// <param name="Text">How a text given to it names a connection.</param>
internal sealed record ConnectionIdPosition(
    ISymbol Target, PositionKind Kind, ImmutableArray<string> ConnTypes, PositionText Text = PositionText.Name)
{
    /// <summary>True if it is declared to take an id; in other places a text may well be something else.</summary>
    public bool IsDeclared => Kind is PositionKind.Marked or PositionKind.Listed;

    /// <summary>What messages call it: <c>Load(source)</c>, <c>Job.Source</c>.</summary>
    public string Name => Target switch
    {
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } =>
            $"{constructor.ContainingType.Name}({Target.Name})",
        IParameterSymbol { ContainingSymbol: IPropertySymbol indexer } => $"{indexer.ContainingType.Name}[{Target.Name}]",
        IParameterSymbol { ContainingSymbol: { Name.Length: > 0 } method } => $"{method.Name}({Target.Name})",
        { ContainingType: { } type } => $"{type.Name}.{Target.Name}",
        _ => Target.Name,
    };
}
