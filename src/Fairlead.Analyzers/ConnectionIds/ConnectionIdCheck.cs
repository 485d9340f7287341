using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fairlead.Detection.ConnectionIds;
using Fairlead.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>Judges, for one compilation, each value that a position is given: by the rule that says most about it.</summary>
internal sealed class ConnectionIdCheck(
    Compilation compilation, AnalyzerOptions options, ProjectConnections project, GeneratedClasses classes,
    DiagnosticFactory messages)
{
    private readonly UnknownConnectionId _unknown = new(project, messages);
    private readonly MissingConnectionId _missing = new(messages);
    private readonly DynamicConnectionId _dynamic = new(project);
    private readonly WrongConnectionType _wrongType = new(project, messages);
    private readonly RestrictedConnection _restricted = new(project, compilation, options, messages);
    private readonly DisallowedConnection _disallowed = new(project, compilation, options, messages);
    private readonly LiteralConnectionId _literal = new(classes, messages);
    private readonly InvalidInstance _instance = new(project, classes, messages);
    private readonly ConfiguredNames _configured = new(options);
    private readonly ConcurrentDictionary<string, bool> _used = new(StringComparer.Ordinal);

    /// <summary>True if there are accessors that should not be used.</summary>
    public bool JudgesAccessors => !classes.IsEmpty && (!_restricted.IsEmpty || !_disallowed.IsEmpty);

    /// <param name="context">Where to report.</param>
    /// <param name="value">What the position is given.</param>
    /// <param name="position">The parameter, property or field.</param>
    /// <param name="positions">All of them.</param>
    /// <param name="isStart">Whether it is given before anything else, so that nothing may still become something.</param>
    public void CheckValue(
        OperationContext context, IOperation value, ConnectionIdPosition position, ConnectionIdPositionFinder positions,
        bool isStart = false)
    {
        var values = new ConnectionIdValueFinder(
            (symbol, use) => positions.Find(symbol, use, context.ContainingSymbol) is not null, context.CancellationToken);
        foreach (ConnectionIdValue candidate in values.Find(value))
        {
            Location location = candidate.Expression.GetLocation();
            Diagnostic? diagnostic = candidate switch
            {
                ConstantId spelled => Judge(spelled, position, context.Operation, location),
                MissingId missing => isStart || IsAllowedNull(missing, position) ? null : _missing.Report(position, location),
                ForwardedId passed => positions.Find(passed.Source, context.Operation, context.ContainingSymbol) is { } source
                    ? _wrongType.Find(source, position, location)
                    : null,

                // What is only known at run time is mostly the other thing where a position takes connection strings, too.
                _ => position.Text == PositionText.Name ? _dynamic.Find(location) : null,
            };
            if (diagnostic is not null) context.ReportDiagnostic(diagnostic);
        }
    }

    /// <summary>FLD3002 for properties that a creation leaves as they are.</summary>
    public void CheckUnset(
        OperationContext context, IObjectCreationOperation creation, ImmutableArray<ConnectionIdPosition> required)
    {
        foreach (ConnectionIdPosition position in required)
        {
            if (!RequiredProperties.IsSet(position.Target, creation))
                context.ReportDiagnostic(_missing.Report(position, MissingConnectionId.GetLocation(creation.Syntax)));
        }
    }

    /// <summary>FLD3002 for an optional argument that a call leaves out.</summary>
    public void CheckOmitted(OperationContext context, IArgumentOperation omitted, ConnectionIdPosition position)
    {
        if (MissingConnectionId.IsOmitted(omitted, position))
            context.ReportDiagnostic(_missing.Report(position, MissingConnectionId.GetLocation(context.Operation.Syntax)));
    }

    /// <summary>FLD3006 and FLD3011 for the accessor of a connection.</summary>
    public void CheckAccessor(OperationContext context, IPropertyReferenceOperation reference)
    {
        if (!JudgesAccessors || classes.Find(reference.Property) is not { } connection) return;
        Location location = reference.Syntax.GetLocation();
        if ((_disallowed.Find(connection, location) ?? _restricted.Find(connection, location)) is { } diagnostic)
        {
            context.ReportDiagnostic(diagnostic);
        }
    }

    /// <summary>FLD3012 for the values that a call gives to a template.</summary>
    public void CheckInstance(OperationContext context, IInvocationOperation call)
    {
        foreach (Diagnostic diagnostic in _instance.FindIn(call, context.CancellationToken)) context.ReportDiagnostic(diagnostic);
    }

    public void ReportUnused(CompilationContext context)
    {
        // Whether anybody uses what a library shares cannot be said in the library.
        if (ReferencedManifests.IsShared(context.Compilation)) return;

        // What this project may not use is there for others.
        var unused = new UnusedConnection(project, classes.Own, id => _used.ContainsKey(id) || _disallowed.Contains(id));
        foreach (Diagnostic diagnostic in unused.Find(context.Compilation, context.Options, context.CancellationToken))
            context.ReportDiagnostic(diagnostic);
    }

    private Diagnostic? Judge(ConstantId spelled, ConnectionIdPosition position, IOperation use, Location location)
    {
        if (project.Manifests is null || LibraryPosition.FindId(position.Text, spelled.Text, out _) is not { } id) return null;

        bool isLibrary = position.Kind == PositionKind.Library;
        if (_instance.FindTemplate(id) is { } template)
        {
            _used.TryAdd(template.Id, true);
            return _instance.Find(id, template, location)
                ?? _wrongType.Find(template, position, location)
                ?? _disallowed.Find(template, location)
                ?? _restricted.Find(template, location);
        }
        if (project.Find(id, ignoreCase: isLibrary) is not { } connection)
            return !project.IsComplete || (isLibrary && _configured.Contains(id))
                ? null
                : _unknown.Report(id, spelled.Text, position, location);

        _used.TryAdd(connection.Id, true);
        return _wrongType.Find(connection, position, location)
            ?? _disallowed.Find(connection, location)
            ?? _restricted.Find(connection, location)
            ?? _literal.Find(spelled.Expression, connection, position, use);
    }

    /// <summary>Null resets a property that may be null; given to a parameter it is an id that is missing.</summary>
    private static bool IsAllowedNull(MissingId missing, ConnectionIdPosition position) => missing.IsNull && position.Target switch
    {
        IPropertySymbol property => property.NullableAnnotation == NullableAnnotation.Annotated,
        IFieldSymbol field => field.NullableAnnotation == NullableAnnotation.Annotated,
        _ => position.Kind == PositionKind.Library,
    };
}
