namespace Fairlead.Operations.Setup;

/// <summary>What was done to set a project up.</summary>
/// <param name="Message">In words.</param>
/// <param name="Snippet">Lines to add by hand, where a file exists already; null if there is nothing to do.</param>
internal sealed record SetupStep(string Message, string? Snippet = null);
