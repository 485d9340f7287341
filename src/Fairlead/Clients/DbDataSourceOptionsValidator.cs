using System.Globalization;
using Fairlead.Core.Text;
using Microsoft.Extensions.Options;

namespace Fairlead.Clients;

/// <summary>Refuses options that cannot be meant.</summary>
internal sealed class DbDataSourceOptionsValidator : IValidateOptions<DbDataSourceOptions>
{
    private static readonly TimeSpan LongestDrain = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, DbDataSourceOptions options) =>
        options.DrainTimeout >= TimeSpan.Zero && options.DrainTimeout <= LongestDrain
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(string.Create(
                CultureInfo.InvariantCulture,
                $"Fairlead: {nameof(options.DrainTimeout)} of the data source '{QuotedName.Show(name ?? "")}' must be from zero up to {LongestDrain.TotalDays} day"));
}
