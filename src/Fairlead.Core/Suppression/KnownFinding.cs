namespace Fairlead.Core.Suppression;

/// <summary>
/// A finding as a baseline knows it without its value: the rule, the file from the folder that holds <c>.fairlead</c>, the member or
/// names around it, and a hash of the code beside it.
/// </summary>
internal sealed record KnownFinding(string RuleId, string File, string Place, string Context);
