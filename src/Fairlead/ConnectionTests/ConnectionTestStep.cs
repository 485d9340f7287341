using System.Globalization;

namespace Fairlead;

/// <summary>Represents one step of a connection test. Holds no secret.</summary>
public sealed class ConnectionTestStep
{
    /// <summary>Gets the name of the step, such as those of <see cref="ConnectionTestSteps"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets how the step ended.</summary>
    public required ConnectionTestOutcome Outcome { get; init; }

    /// <summary>Gets how long the step took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Gets what was found, why the step failed or why it was not tried. Null when there is nothing to say.</summary>
    public string? Detail { get; init; }

    /// <summary>Returns the step in one line.</summary>
    public override string ToString()
    {
        string outcome = Outcome switch
        {
            ConnectionTestOutcome.Succeeded => "ok",
            ConnectionTestOutcome.Failed => "failed",
            _ => "not tried",
        };
        string duration = Outcome == ConnectionTestOutcome.NotTried
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" ({Duration.TotalMilliseconds:0} ms)");
        return $"{Name}: {outcome}{duration}{(Detail is null ? "" : $": {Detail}")}";
    }
}
