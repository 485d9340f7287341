using Microsoft.Extensions.Options;

namespace Fairlead;

/// <summary>Represents the options of connection tests.</summary>
public sealed class ConnectionTestOptions
{
    /// <summary>Gets or sets the longest time that one step may take. Default: 10 seconds.</summary>
    public TimeSpan StepTimeout { get; set; } = TimeSpan.FromSeconds(10);
}

/// <summary>Refuses options with which no test could succeed, or would never end.</summary>
internal sealed class ConnectionTestOptionsValidator : IValidateOptions<ConnectionTestOptions>
{
    public ValidateOptionsResult Validate(string? name, ConnectionTestOptions options) =>
        options.StepTimeout > TimeSpan.Zero && options.StepTimeout <= TimeSpan.FromHours(1)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{nameof(ConnectionTestOptions)}.{nameof(options.StepTimeout)} must be positive and at most 1 hour");
}
