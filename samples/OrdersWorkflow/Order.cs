namespace OrdersWorkflow;

/// <summary>An order as the API sends it.</summary>
public sealed record Order(
    string OrderId, DateTimeOffset OrderedAt, string Customer, string Country, string Product,
    int Quantity, decimal UnitPrice, string Currency, string Status);
