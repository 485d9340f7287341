namespace Fairlead.Tool.Reports;

/// <summary>A file that is no SARIF log. The message says which, and why.</summary>
internal sealed class SarifException(string message) : Exception(message);
