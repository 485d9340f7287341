using System.Globalization;
using System.Text;

namespace OrdersWorkflow.PartnerApi;

/// <summary>Reads the orders file: comma-separated values with a header line and RFC 4180 quotes.</summary>
internal static class OrdersFile
{
    public static IReadOnlyList<Order> Read(string path) => [.. File.ReadLines(path).Skip(1).Select(line => Parse(SplitFields(line)))];

    private static Order Parse(List<string> fields) => new(
        fields[0], DateTimeOffset.Parse(fields[1], CultureInfo.InvariantCulture), fields[2], fields[3], fields[4],
        int.Parse(fields[5], CultureInfo.InvariantCulture), decimal.Parse(fields[6], CultureInfo.InvariantCulture), fields[7], fields[8]);

    private static List<string> SplitFields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            bool doubledQuote = quoted && c == '"' && i + 1 < line.Length && line[i + 1] == '"';
            if (doubledQuote) field.Append(line[++i]);
            else if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else field.Append(c);
        }
        fields.Add(field.ToString());
        return fields;
    }
}
