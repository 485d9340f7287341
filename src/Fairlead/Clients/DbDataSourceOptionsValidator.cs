using System.Globalization;
using Fairlead.Core.Text;
using Microsoft.Extensions.Options;

namespace Fairlead.Clients;

/// <summary>Refuses options that cannot be meant.</summary>
internal sealed class DbDataSourceOptionsValidator : IValidateOptions<DbDataSourceOptions>
{
    private static readonly TimeSpan LongestDrain = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, DbDataSourceOptions options)
    {
        if (options.DrainTimeout >= TimeSpan.Zero && options.DrainTimeout <= LongestDrain) return ValidateOptionsResult.Success;
        string source = QuotedName.Show(name ?? "");
        return ValidateOptionsResult.Fail(string.Create(
            CultureInfo.InvariantCulture,
            $"Fairlead: {nameof(options.DrainTimeout)} of the data source '{source}' must be from zero to {LongestDrain.TotalDays} day"));
    }
}
