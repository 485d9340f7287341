using Fairlead.Analyzers.Types;
using Fairlead.Core.Manifest;
using Fairlead.Core.Templates;
using Fairlead.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// FLD3012: a constant value that a connection template does not allow, as an argument of <c>For</c> or within an id, and the id of a
/// template where that of a connection belongs.
/// </summary>
internal sealed class InvalidInstance(
    ProjectConnections project, GeneratedClasses classes, DiagnosticFactory messages)
{
    private readonly List<ManifestConnection> _templates =
        [.. project.All.Where(static connection => connection.IsTemplate).OrderByDescending(static connection => connection.Id.Length)];

    /// <summary>
    /// Finds the template that an id is one of, or begins like. Returns null for the id of a connection that is declared itself.
    /// </summary>
    public ManifestConnection? FindTemplate(string id)
    {
        if (_templates.Count == 0 || project.Find(id) is { IsTemplate: false }) return null;
        return _templates.Find(template => template.Parameters.Claims(id) && template.Parameters.TryRead(id, out _) is null)
            ?? _templates.Find(template => template.Parameters.Claims(id));
    }

    /// <summary>Finds what is wrong with an id that a template claims.</summary>
    public Diagnostic? Find(string id, ManifestConnection template, Location location) =>
        IsHealthy(template) && template.Parameters.TryRead(id, out _) is { } defect ? Report(template, defect, location) : null;

    /// <summary>Finds the arguments of a call of <c>For</c> or <c>TryFor</c> whose values are constant and not allowed.</summary>
    public IEnumerable<Diagnostic> FindIn(IInvocationOperation call, CancellationToken cancellationToken)
    {
        if (_templates.Count == 0 || FindTemplate(call.TargetMethod) is not { } template || !IsHealthy(template)) yield break;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.Explicit || FindParameter(template, argument) is not { } parameter) continue;
            foreach (ConnectionIdValue value in new ConnectionIdValueFinder(static (_, _) => false, cancellationToken).Find(argument.Value))
            {
                string? text = value is ConstantId spelled ? spelled.Text : value is MissingId { IsNull: false } ? "" : null;
                if (text is not null && parameter.FindDefect(text) is { } defect)
                    yield return Report(template, $"'{QuotedName.Show(parameter.Name)}' {defect}", value.Expression.GetLocation());
            }
        }
    }

    /// <summary>What a declaration that is wrong itself was meant to allow is not known; FLD4014 reports it.</summary>
    private static bool IsHealthy(ManifestConnection template) =>
        template.Parameters.FindRunningTogether() is null && !template.Parameters.All.Any(static parameter => parameter.IsBroken);

    private ManifestConnection? FindTemplate(IMethodSymbol method)
    {
        if (method.Name is not ("For" or "TryFor") || method.ContainingType is not { } type) return null;
        INamedTypeSymbol generated = type is { Name: "Fake", ContainingType: { } outer } ? outer : type;
        return KnownTypes.IsConnectionTemplate(generated.BaseType?.OriginalDefinition)
            ? classes.FindTemplate(generated)
            : null;
    }

    private static TemplateParameter? FindParameter(ManifestConnection template, IArgumentOperation argument) =>
        template.Parameters.All
            .FirstOrDefault(parameter => MemberNames.ToArgument(parameter.Name).TrimStart('@') == argument.Parameter?.Name);

    private Diagnostic Report(ManifestConnection template, string defect, Location location) =>
        messages.Create(Descriptors.InvalidInstance, location, QuotedName.Show(template.Id), defect);
}
