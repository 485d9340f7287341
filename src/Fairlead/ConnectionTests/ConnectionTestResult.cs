using Fairlead.Core.Text;

namespace Fairlead;

/// <summary>Represents the result of a connection test. Holds no secret.</summary>
public sealed class ConnectionTestResult
{
    /// <summary>Gets the connection id.</summary>
    public required string ConnectionId { get; init; }

    /// <summary>Gets the connection type. Empty when the connection could not be resolved.</summary>
    public string ConnType { get; init; } = "";

    /// <summary>Gets how the test ended: as failed if one of its steps failed, as not tried if none was tried.</summary>
    public required ConnectionTestOutcome Outcome { get; init; }

    /// <summary>Gets the steps, in the order in which they were taken. A step that failed is the last one.</summary>
    public IReadOnlyList<ConnectionTestStep> Steps { get; init; } = [];

    /// <summary>Gets a value that indicates whether the test succeeded.</summary>
    public bool Succeeded => Outcome == ConnectionTestOutcome.Succeeded;

    /// <summary>Returns the outcome and a line for each step.</summary>
    public override string ToString()
    {
        string outcome = Outcome switch
        {
            ConnectionTestOutcome.Succeeded => "succeeded",
            ConnectionTestOutcome.Failed => "failed",
            _ => "not tried",
        };
        string connection = Core.Connections.ConnectionId.IsValid(ConnectionId) ? $"Connection '{QuotedName.Show(ConnectionId)}'"
            : "A connection";
        string type = ConnType.Length == 0 ? "" : $" ({QuotedName.Show(ConnType)})";
        return string.Join("\n  ", Steps.Select(step => step.ToString()).Prepend($"{connection}{type}: {outcome}"));
    }
}
