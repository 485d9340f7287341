namespace Fairlead.Detection.Workflows;

/// <summary>A type that marks workflow code, by metadata name.</summary>
/// <param name="MetadataName">Such as <c>Temporalio.Workflows.WorkflowAttribute</c>.</param>
/// <param name="IsDeterministic">Whether the code is run again to rebuild its state, so that it must do the same each time.</param>
internal sealed record WorkflowType(string MetadataName, bool IsDeterministic);
