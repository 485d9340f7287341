using System.Globalization;
using System.Text;

namespace Fairlead.Core.Json;

/// <summary>Writes JSON strings: ASCII only, as Python's <c>json.dumps</c> does, so that no channel in between can damage them.</summary>
internal static class JsonString
{
    public static void Append(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (char c in text)
        {
            switch (c)
            {
                case '"' or '\\': json.Append('\\').Append(c); break;
                case '\b': json.Append("\\b"); break;
                case '\f': json.Append("\\f"); break;
                case '\n': json.Append("\\n"); break;
                case '\r': json.Append("\\r"); break;
                case '\t': json.Append("\\t"); break;
                case >= ' ' and <= '~': json.Append(c); break;
                default: json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)); break;
            }
        }
        json.Append('"');
    }
}
