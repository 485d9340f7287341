using System.Globalization;
using System.Text;

namespace Fairlead.Tool.Scanning;

/// <summary>One of several equal parts of a scan, as <c>3/16</c>: the same projects and blobs wherever the part runs.</summary>
internal sealed record Shard(int Number, int Count)
{
    /// <summary>Reads a part such as <c>3/16</c>. Returns null for anything else.</summary>
    public static Shard? Find(string text)
    {
        string[] parts = text.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && number >= 1 && number <= count
            ? new Shard(number, count)
            : null;
    }

    public bool Contains(string name)
    {
        uint hash = 2166136261;
        foreach (byte b in Encoding.UTF8.GetBytes(name)) hash = (hash ^ b) * 16777619;
        return hash % (uint)Count == (uint)(Number - 1);
    }
}
