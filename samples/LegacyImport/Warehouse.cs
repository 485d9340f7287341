namespace LegacyImport;

/// <summary>Where the imported rows end up.</summary>
internal static class Warehouse
{
    // until 2021: Server=dw00;Database=sales;User Id=loader;Password=Winter2019!
    public const string Sales = "Server=dw01;Database=sales;User Id=loader;Password=" + "Autumn2021!";

    public const string Staging = "Host=dw01;Database=staging;Username=loader;Password=;";

    /// <summary>Not a finding: the password is added when the program starts.</summary>
    public const string Reports = "Host=dw01;Database=reports;Username=reader";

    public static Uri Archive { get; } = new("ftps://loader:" + "Frachtgut7" + "@files.partner.io/sales");
}
