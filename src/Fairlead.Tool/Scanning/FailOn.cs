namespace Fairlead.Tool.Scanning;

/// <summary>The lowest severity of a finding that makes a command fail.</summary>
internal enum FailOn
{
    Error,
    Warning,
    None,
}
